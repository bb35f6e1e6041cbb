"""The budget, line by line: what both sides see, what she keeps for herself, what the team proposes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0007_questions_and_ratings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("income", "Argent qui rentre"),
                            ("rent", "Loyer"),
                            ("charge", "Facture ou abonnement"),
                            ("debt", "Dette"),
                        ],
                        max_length=6,
                        verbose_name="quoi",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="nom")),
                ("cents", models.PositiveIntegerField(verbose_name="montant, en centimes")),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("month", "Chaque mois"),
                            ("quarter", "Tous les 3 mois"),
                            ("year", "Chaque année"),
                            ("once", "Une seule fois"),
                        ],
                        default="month",
                        max_length=7,
                        verbose_name="tous les combien",
                    ),
                ),
                (
                    "remains",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="reste à payer, en centimes"),
                ),
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("rank", models.PositiveSmallIntegerField()),
                ("voice", models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6)),
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
                ("at", models.DateTimeField(default=kit.time.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="budget_lines", to="plans.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne du budget",
                "verbose_name_plural": "lignes du budget",
                "ordering": ["section", "rank"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BudgetProposal",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("income", "Argent qui rentre"),
                            ("rent", "Loyer"),
                            ("charge", "Facture ou abonnement"),
                            ("debt", "Dette"),
                        ],
                        max_length=6,
                        verbose_name="quoi",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="nom")),
                ("cents", models.PositiveIntegerField(verbose_name="montant, en centimes")),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("month", "Chaque mois"),
                            ("quarter", "Tous les 3 mois"),
                            ("year", "Chaque année"),
                            ("once", "Une seule fois"),
                        ],
                        default="month",
                        max_length=7,
                        verbose_name="tous les combien",
                    ),
                ),
                (
                    "remains",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="reste à payer, en centimes"),
                ),
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("removes", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposé"),
                            ("talk", "En parler avant"),
                            ("accepted", "D’accord"),
                            ("declined", "Garder mes chiffres"),
                            ("over", "La ligne a changé depuis"),
                        ],
                        default="proposed",
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="plans.budgetline"
                    ),
                ),
            ],
            options={
                "verbose_name": "proposition pour le budget",
                "verbose_name_plural": "propositions pour le budget",
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeptLine",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("income", "Argent qui rentre"),
                            ("rent", "Loyer"),
                            ("charge", "Facture ou abonnement"),
                            ("debt", "Dette"),
                        ],
                        max_length=6,
                        verbose_name="quoi",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="nom")),
                ("cents", models.PositiveIntegerField(verbose_name="montant, en centimes")),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("month", "Chaque mois"),
                            ("quarter", "Tous les 3 mois"),
                            ("year", "Chaque année"),
                            ("once", "Une seule fois"),
                        ],
                        default="month",
                        max_length=7,
                        verbose_name="tous les combien",
                    ),
                ),
                (
                    "remains",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="reste à payer, en centimes"),
                ),
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField(default=kit.time.now)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne gardée",
                "verbose_name_plural": "lignes gardées",
                "ordering": ["section", "at", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True),
                name="budgetline_says_what",
                violation_error_message="Écrivez ce que c’est.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cents__gte", 0),
                    ("cents__lte", 99999999),
                    models.Q(
                        ("remains", None), models.Q(("remains__gte", 0), ("remains__lte", 99999999)), _connector="OR"
                    ),
                ),
                name="budgetline_amounts_in_reach",
                violation_error_message="Ce montant est trop grand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                name="budgetline_only_a_debt_remains",
                violation_error_message="Seule une dette a un reste à payer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("section", "rank"),
                name="budgetline_rank_once_per_section",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True),
                name="budgetproposal_says_what",
                violation_error_message="Écrivez ce que c’est.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cents__gte", 0),
                    ("cents__lte", 99999999),
                    models.Q(
                        ("remains", None), models.Q(("remains__gte", 0), ("remains__lte", 99999999)), _connector="OR"
                    ),
                ),
                name="budgetproposal_amounts_in_reach",
                violation_error_message="Ce montant est trop grand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                name="budgetproposal_only_a_debt_remains",
                violation_error_message="Seule une dette a un reste à payer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("proposed", "talk"))),
                fields=("line",),
                name="budgetproposal_one_waits_per_line",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptline",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True),
                name="keptline_says_what",
                violation_error_message="Écrivez ce que c’est.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cents__gte", 0),
                    ("cents__lte", 99999999),
                    models.Q(
                        ("remains", None), models.Q(("remains__gte", 0), ("remains__lte", 99999999)), _connector="OR"
                    ),
                ),
                name="keptline_amounts_in_reach",
                violation_error_message="Ce montant est trop grand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptline",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                name="keptline_only_a_debt_remains",
                violation_error_message="Seule une dette a un reste à payer.",
            ),
        ),
    ]
