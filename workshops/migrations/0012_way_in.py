"""What the way into a room looks like, with words for who does not see the picture."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0011_changes"),
    ]

    operations = [
        migrations.AddField(
            model_name="room",
            name="picture",
            field=models.FileField(blank=True, editable=False, upload_to="rooms", verbose_name="photo de l’entrée"),
        ),
        migrations.AddField(
            model_name="room",
            name="picture_says",
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name="ce que montre la photo"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(("picture", ""), models.Q(("picture_says", ""), _negated=True), _connector="OR"),
                name="room_picture_is_said_in_words",
                violation_error_message="Dites en mots ce que montre la photo.",
            ),
        ),
    ]
