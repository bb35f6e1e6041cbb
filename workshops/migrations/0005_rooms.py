"""The rooms of a venue and when they are shut; a session is in a room, and says that it was called off."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0004_late_arrivals"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="called_off_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="annulée le"),
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60, verbose_name="nom")),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(399),
                        ],
                        verbose_name="combien de personnes",
                    ),
                ),
                ("equipment", models.CharField(blank=True, max_length=300, verbose_name="ce qu’il y a")),
                ("access", models.CharField(blank=True, max_length=200, verbose_name="pour entrer")),
                ("step_free", models.BooleanField(default=False, verbose_name="sans marche")),
                ("loop", models.BooleanField(default=False, verbose_name="boucle pour les appareils auditifs")),
                ("quiet_corner", models.BooleanField(default=False, verbose_name="coin calme")),
                (
                    "retired_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ne sert plus depuis"),
                ),
                ("seq", models.PositiveIntegerField(default=0, editable=False, verbose_name="changements")),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="workshops.venue",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "salle",
                "verbose_name_plural": "salles",
                "ordering": ["venue", "name"],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("starts_at", models.DateTimeField(verbose_name="du")),
                ("ends_at", models.DateTimeField(verbose_name="au")),
                ("why", models.CharField(blank=True, max_length=120, verbose_name="pourquoi")),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="workshops.venue",
                        verbose_name="lieu",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="workshops.room",
                        verbose_name="salle",
                    ),
                ),
            ],
            options={
                "verbose_name": "fermeture",
                "verbose_name_plural": "fermetures",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="session",
            name="room",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="workshops.room",
                verbose_name="salle",
            ),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["room", "starts_at"], name="session_by_room"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("called_off_at__isnull", True), ("open", False), _connector="OR"),
                name="session_called_off_takes_no_booking",
                violation_error_message="Une séance annulée ne prend plus de réservations.",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                fields=("venue", "name"),
                name="room_named_once_in_a_venue",
                violation_error_message="Ce lieu a déjà une salle de ce nom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), ("capacity__gte", 1), ("capacity__lte", 399)),
                name="room_has_a_name_and_seats",
                violation_error_message="Une salle a un nom, et de 1 à 399 places.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="closure_ends_after_it_starts",
                violation_error_message="La fin ne peut pas être avant le début.",
            ),
        ),
    ]
