"""The life of a plan whole, from its first day to the archive; kinds, with what the law asks of each."""

import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_trust"),
        ("plans", "0002_consent_and_breakglass"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="plan",
            name="plan_one_open_per_person",
        ),
        migrations.RemoveConstraint(
            model_name="plan",
            name="plan_closed_has_its_date",
        ),
        migrations.RemoveConstraint(
            model_name="plan",
            name="plan_agreed_has_two_yes",
        ),
        migrations.AddField(
            model_name="plan",
            name="benefits",
            field=models.CharField(blank=True, max_length=300, verbose_name="prestations reçues pour elle"),
        ),
        migrations.AddField(
            model_name="plan",
            name="hours",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures par semaine"),
        ),
        migrations.AddField(
            model_name="plan",
            name="in_force",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("project", "Projet personnalisé"),
                    ("masp_1", "Accompagnement pour le budget : MASP 1"),
                    ("masp_2", "Accompagnement pour le budget : MASP 2"),
                    ("engagement", "Contrat d’engagement"),
                ],
                default="project",
                max_length=10,
                verbose_name="forme",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="months",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="durée, en mois"),
        ),
        migrations.AddField(
            model_name="plan",
            name="months_before",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="plan",
            name="renewing",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="plan",
            name="starts_on",
            field=models.DateField(blank=True, null=True, verbose_name="commence le"),
        ),
        migrations.AddField(
            model_name="plan",
            name="term",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="plan",
            name="waiting",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="plan",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Vient de commencer"),
                    ("writing", "En cours d’écriture"),
                    ("review", "À relire ensemble"),
                    ("agreed", "D’accord à deux"),
                    ("active", "Signé"),
                    ("amendment", "Signé, un changement se prépare"),
                    ("renewal", "Signé, la suite se prépare"),
                    ("completed", "Terminé"),
                    ("withdrawn", "Arrêté"),
                    ("archived", "Rangé"),
                ],
                default="draft",
                max_length=10,
                verbose_name="état",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ("draft", "writing", "review", "agreed", "active", "amendment", "renewal"))
                ),
                fields=("person",),
                name="plan_one_open_per_person",
                violation_error_message="Cette personne a déjà un projet en cours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", True),
                        ("state__in", ("draft", "writing", "review", "agreed", "active", "amendment", "renewal")),
                    ),
                    models.Q(("closed_at__isnull", False), ("state__in", ("completed", "withdrawn", "archived"))),
                    _connector="OR",
                ),
                name="plan_closed_has_its_date",
                violation_error_message="Un projet fermé a une date de fin, un projet ouvert n’en a pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["agreed", "active"]), _negated=True),
                    models.Q(("person_answer", "yes"), ("team_answer", "yes")),
                    _connector="OR",
                ),
                name="plan_agreed_has_two_yes",
                violation_error_message="Il faut deux accords.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("active", "amendment", "renewal")), _negated=True),
                    ("in_force__isnull", False),
                    _connector="OR",
                ),
                name="plan_active_has_a_signed_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("waiting", None), ("state", "agreed"), _connector="OR"),
                name="plan_waits_for_signatures_when_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("months", None),
                    models.Q(("kind__in", ("masp_1", "masp_2")), ("months__gte", 6), ("months__lte", 24)),
                    models.Q(
                        models.Q(("kind__in", ("masp_1", "masp_2")), _negated=True),
                        ("months__gte", 1),
                        ("months__lte", 60),
                    ),
                    _connector="OR",
                ),
                name="plan_months_of_its_kind",
                violation_error_message="Une MASP dure de 6 à 24 mois.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("masp_1", "masp_2")), _negated=True),
                    ("months", None),
                    (
                        "months__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.Value(48), "-", models.F("months_before")
                        ),
                    ),
                    _connector="OR",
                ),
                name="plan_masp_48_months_in_all",
                violation_error_message="Les MASP d’une personne durent 48 mois en tout.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("masp_1", "masp_2")), _negated=True),
                    models.Q(("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True),
                    models.Q(("months__isnull", False), ("starts_on__isnull", False)),
                    _connector="OR",
                ),
                name="plan_masp_says_how_long",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("kind", "masp_2"), _negated=True), ("benefits", "")),
                    models.Q(
                        ("kind", "masp_2"),
                        models.Q(
                            models.Q(("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True),
                            models.Q(("benefits", ""), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="plan_masp_2_says_which_benefits",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("kind", "engagement"), _negated=True), ("hours", None)),
                    models.Q(
                        ("kind", "engagement"),
                        models.Q(
                            models.Q(
                                models.Q(("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True),
                                ("hours", None),
                            ),
                            models.Q(("hours__gte", 1), ("hours__isnull", False), ("hours__lte", 35)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="plan_engagement_says_its_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(condition=models.Q(("term__gte", 1)), name="plan_has_a_first_contract"),
        ),
    ]
