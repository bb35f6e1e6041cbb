"""What people say of a session once it was: a face, and a word that is read first."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_who_wrote_it_down"),
        ("workshops", "0005_rooms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "face",
                    models.CharField(
                        choices=[("good", "Bien"), ("so_so", "Moyen"), ("bad", "Pas bien")],
                        max_length=6,
                        verbose_name="comment c’était",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("self", "par elle-même"),
                            ("assisted", "avec de l’aide"),
                            ("paper", "sur papier"),
                            ("group", "en groupe"),
                            ("phone", "par téléphone"),
                        ],
                        default="self",
                        max_length=10,
                        verbose_name="par quel moyen",
                    ),
                ),
                ("key", models.UUIDField(blank=True, editable=False, null=True)),
                ("at", models.DateTimeField(default=kit.time.now, editable=False, verbose_name="dit le")),
                (
                    "booking",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="workshops.booking",
                        verbose_name="réservation",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="moderation.reviewitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "retour sur une séance",
                "verbose_name_plural": "retours sur les séances",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("face__in", ["good", "so_so", "bad"])),
                        name="feedback_is_one_of_three_faces",
                        violation_error_message="Choisissez un des trois visages.",
                    )
                ],
            },
        ),
    ]
