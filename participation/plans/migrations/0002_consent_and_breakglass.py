"""Parts opened to a structure, and readings in an emergency."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_trust"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=500, verbose_name="raison")),
                ("opened_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("expires_at", models.DateTimeField()),
                ("review_due_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("right", "c’était nécessaire"), ("wrong", "ce n’était pas nécessaire")],
                        max_length=5,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="glass_broken", to="plans.plan"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lecture d’urgence",
                "verbose_name_plural": "lectures d’urgence",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="breakglass_says_why",
                        violation_error_message="Écrivez pourquoi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__gt", models.F("opened_at")), ("review_due_at__gt", models.F("expires_at"))
                        ),
                        name="breakglass_ends_and_is_reviewed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at", None), ("reviewed_by", None), ("verdict", "")),
                            models.Q(
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                                models.Q(("verdict", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breakglass_review_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("opened_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="breakglass_reviewed_by_another",
                        violation_error_message="Une autre personne doit relire.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("may_write", models.BooleanField(default=False, verbose_name="peut aussi proposer des étapes")),
                ("given_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("until", models.DateField(verbose_name="jusqu’au")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "on_phone",
                    models.CharField(
                        choices=[("own", "sur son téléphone"), ("shared", "sur un téléphone partagé")], max_length=6
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
                    ),
                ),
                ("words_seen", models.TextField(help_text="The sentences she had on her screen when she said yes.")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="plans.section"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "ouverture à une structure",
                "verbose_name_plural": "ouvertures à des structures",
                "ordering": ["-given_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("section", "structure"),
                        name="consent_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words_seen", ""), _negated=True), name="consent_keeps_the_words_seen"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), ("revoked_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_revoked_after_given",
                    ),
                ],
            },
        ),
    ]
