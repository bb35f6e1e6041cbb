from django.db import migrations


def tell_moderation(apps, schema_editor):
    """Who wrote these words down for somebody does not decide about them either."""
    Item = apps.get_model("moderation", "ReviewItem")
    for name in ("Contribution", "Topic"):
        written = apps.get_model("consultations", name).objects.exclude(helper=None)
        for review_id, helper_id in written.values_list("review_id", "helper_id"):
            Item.objects.filter(pk=review_id).update(writer_id=helper_id)


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0016_remarks"),
        ("moderation", "0005_who_wrote_it_down"),
    ]

    operations = [migrations.RunPython(tell_moderation, migrations.RunPython.noop)]
