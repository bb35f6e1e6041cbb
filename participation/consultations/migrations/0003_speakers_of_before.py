from django.db import migrations

import kit.ids


def speak(apps, schema_editor):
    """Whoever took part before this table spoke for herself."""
    Participation = apps.get_model("consultations", "Participation")
    Speaker = apps.get_model("consultations", "Speaker")
    rows = Participation.objects.order_by().values_list("pk", "consultation_id", "user_id")
    made = (
        Speaker(id=kit.ids.new_id(), participation_id=pk, consultation_id=consultation, user_id=user)
        for pk, consultation, user in rows.iterator(chunk_size=500)
    )
    Speaker.objects.bulk_create(made, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_speakers")]

    operations = [migrations.RunPython(speak, migrations.RunPython.noop)]
