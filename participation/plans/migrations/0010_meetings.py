"""Meetings between her and who accompanies her."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_initial"),
        ("plans", "0009_reviews"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("starts_at", models.DateTimeField(verbose_name="quand")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("place", "Dans un lieu d’accueil"),
                            ("address", "Ailleurs"),
                            ("phone", "Par téléphone"),
                        ],
                        max_length=7,
                        verbose_name="où",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                ("language", models.CharField(blank=True, max_length=40, verbose_name="langue")),
                (
                    "found_by",
                    models.CharField(
                        blank=True, choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6
                    ),
                ),
                (
                    "proposed_by",
                    models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6),
                ),
                ("proposed_at", models.DateTimeField(default=kit.time.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposé"),
                            ("agreed", "D’accord"),
                            ("talk", "En parler avant"),
                            ("declined", "Non"),
                            ("cancelled", "Annulé"),
                            ("moved", "Déplacé"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_days",
                        to="plans.meeting",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "rendez-vous",
                "verbose_name_plural": "rendez-vous",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("place__isnull", False), ("way", "place")),
                            models.Q(("place", None), ("way", "address"), models.Q(("address", ""), _negated=True)),
                            models.Q(("address", ""), ("place", None), ("way", "phone")),
                            _connector="OR",
                        ),
                        name="meeting_says_where",
                        violation_error_message="Dites où vous vous voyez.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("found_by", ""), ("language", "")),
                            models.Q(
                                models.Q(("language", ""), _negated=True), models.Q(("found_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="meeting_says_who_finds_the_interpreter",
                        violation_error_message="Dites qui trouve l’interprète.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_answer_has_its_author",
                        violation_error_message="Une réponse a sa date et son auteur.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("worker")), _negated=True),
                        name="meeting_is_with_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="meeting_replaces_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "talk"))),
                        fields=("replaces",),
                        name="meeting_one_other_day_at_once",
                    ),
                ],
            },
        ),
    ]
