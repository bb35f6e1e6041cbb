import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0008_shown_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewPicture",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="picture",
                        serialize=False,
                        to="moderation.reviewitem",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="image")),
            ],
            options={
                "verbose_name": "image à lire",
                "verbose_name_plural": "images à lire",
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="left_out_before",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="picture_left_out",
            field=models.BooleanField(default=False, verbose_name="sans l’image"),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="picture_says",
            field=models.CharField(blank=True, max_length=200, verbose_name="ce que montre l’image"),
        ),
    ]
