from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consultations", "0005_what_was_answered")]

    operations = [
        migrations.DeleteModel(name=name) for name in ("Answer", "Speaker", "Option", "Participation", "Question")
    ]
