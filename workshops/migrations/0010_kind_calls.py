"""That somebody was called, why, and what was said."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0009_proposals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KindCall",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("voix", "Aujourd’hui ou demain, et pas de SMS possible"),
                            ("absences", "Pas là 2 fois de suite"),
                            ("reponse", "Une place proposée, et pas de réponse"),
                        ],
                        max_length=10,
                        verbose_name="pourquoi",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("reached", "Nous nous sommes parlé"),
                            ("left", "Message laissé"),
                            ("no_answer", "Pas de réponse"),
                            ("not_needed", "Pas besoin d’appeler"),
                        ],
                        max_length=10,
                        verbose_name="ce qui s’est passé",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="ce qui a été dit")),
                ("at", models.DateTimeField(default=kit.time.now, editable=False, verbose_name="quand")),
                ("key", models.UUIDField(editable=False)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="workshops.booking",
                        verbose_name="réservation",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "appel pour prendre des nouvelles",
                "verbose_name_plural": "appels pour prendre des nouvelles",
                "ordering": ["at", "id"],
                "constraints": [models.UniqueConstraint(fields=("booking", "key"), name="kind_call_key_once")],
            },
        ),
    ]
