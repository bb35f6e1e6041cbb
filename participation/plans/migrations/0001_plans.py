"""All the tables of plans, for a database that has none yet: what 0001_initial to 0015_channel_of_words make step by step.

SQLite makes a table anew at each step that alters it: this is one step of a second instead of fifteen of six. The steps
stay for a database that has begun them."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time

from ._never_changes import allow_changes, forbid_changes


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_consent_and_breakglass"),
        ("plans", "0003_life"),
        ("plans", "0004_talking"),
        ("plans", "0005_goals_and_fuller_steps"),
        ("plans", "0006_words_together"),
        ("plans", "0007_questions_and_ratings"),
        ("plans", "0008_budget"),
        ("plans", "0009_reviews"),
        ("plans", "0010_meetings"),
        ("plans", "0011_agreements"),
        ("plans", "0012_helpers_may_be_erased"),
        ("plans", "0013_partners_own_voice"),
        ("plans", "0014_coordination"),
        ("plans", "0015_channel_of_words"),
    ]

    initial = True

    dependencies = [
        ("people", "0002_trust"),
        ("places", "0001_initial"),
        ("workshops", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="titre")),
                (
                    "state",
                    models.CharField(
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Projet personnalisé"),
                            ("masp_1", "Accompagnement pour le budget\xa0: MASP 1"),
                            ("masp_2", "Accompagnement pour le budget\xa0: MASP 2"),
                            ("engagement", "Contrat d’engagement"),
                        ],
                        default="project",
                        max_length=10,
                        verbose_name="forme",
                    ),
                ),
                ("term", models.PositiveSmallIntegerField(default=1)),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="commence le")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="durée, en mois")),
                ("months_before", models.PositiveSmallIntegerField(default=0)),
                ("benefits", models.CharField(blank=True, max_length=300, verbose_name="prestations reçues pour elle")),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures par semaine")),
                ("waiting", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("in_force", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("renewing", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "person_answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "D’accord"), ("talk", "En parler avant"), ("no", "Pas d’accord")],
                        max_length=4,
                    ),
                ),
                ("person_answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "team_answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "D’accord"), ("talk", "En parler avant"), ("no", "Pas d’accord")],
                        max_length=4,
                    ),
                ),
                ("team_answered_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(default=kit.time.now, verbose_name="ouvert le")),
                ("changed_at", models.DateTimeField(default=kit.time.now, verbose_name="changé le")),
                (
                    "changed_by",
                    models.CharField(
                        choices=[("person", "la personne"), ("team", "l’équipe")], default="person", max_length=6
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="fermé le")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="people.structure",
                        verbose_name="structure",
                    ),
                ),
                (
                    "team_answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="plans_answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "projet",
                "verbose_name_plural": "projets",
                "ordering": ["-opened_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "writing", "review", "agreed", "active", "amendment", "renewal"))
                        ),
                        fields=("person",),
                        name="plan_one_open_per_person",
                        violation_error_message="Cette personne a déjà un projet en cours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                (
                                    "state__in",
                                    ("draft", "writing", "review", "agreed", "active", "amendment", "renewal"),
                                ),
                            ),
                            models.Q(
                                ("closed_at__isnull", False), ("state__in", ("completed", "withdrawn", "archived"))
                            ),
                            _connector="OR",
                        ),
                        name="plan_closed_has_its_date",
                        violation_error_message="Un projet fermé a une date de fin, un projet ouvert n’en a pas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["agreed", "active"]), _negated=True),
                            models.Q(("person_answer", "yes"), ("team_answer", "yes")),
                            _connector="OR",
                        ),
                        name="plan_agreed_has_two_yes",
                        violation_error_message="Il faut deux accords.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person_answer", ""), ("person_answered_at__isnull", True)),
                            models.Q(
                                models.Q(("person_answer", ""), _negated=True), ("person_answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="plan_person_answer_is_dated",
                        violation_error_message="Une réponse a sa date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("team_answer", ""),
                                ("team_answered_at__isnull", True),
                                ("team_answered_by__isnull", True),
                            ),
                            models.Q(
                                models.Q(("team_answer", ""), _negated=True),
                                ("team_answered_at__isnull", False),
                                ("team_answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_team_answer_is_dated",
                        violation_error_message="Une réponse a sa date et son auteur.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("active", "amendment", "renewal")), _negated=True),
                            ("in_force__isnull", False),
                            _connector="OR",
                        ),
                        name="plan_active_has_a_signed_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("waiting", None), ("state", "agreed"), _connector="OR"),
                        name="plan_waits_for_signatures_when_agreed",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("masp_1", "masp_2")), _negated=True),
                            models.Q(("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True),
                            models.Q(("months__isnull", False), ("starts_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_masp_says_how_long",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("kind", "masp_2"), _negated=True), ("benefits", "")),
                            models.Q(
                                ("kind", "masp_2"),
                                models.Q(
                                    models.Q(
                                        ("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True
                                    ),
                                    models.Q(("benefits", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plan_masp_2_says_which_benefits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("kind", "engagement"), _negated=True), ("hours", None)),
                            models.Q(
                                ("kind", "engagement"),
                                models.Q(
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["agreed", "active", "amendment", "renewal"]), _negated=True
                                        ),
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
                    models.CheckConstraint(condition=models.Q(("term__gte", 1)), name="plan_has_a_first_contract"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "pillar",
                    models.CharField(
                        choices=[
                            ("souhait", "Ce que je veux"),
                            ("droits", "Droits"),
                            ("logement", "Logement"),
                            ("travail", "Travail et formation"),
                            ("sante", "Santé"),
                            ("budget", "Budget"),
                            ("vie-sociale", "Vie sociale"),
                            ("autre", "Autre"),
                        ],
                        max_length=12,
                        verbose_name="domaine",
                    ),
                ),
                ("aim", models.CharField(blank=True, max_length=300, verbose_name="but")),
                ("rank", models.PositiveSmallIntegerField()),
                ("opened_at", models.DateTimeField(default=kit.time.now)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "partie",
                "verbose_name_plural": "parties",
                "ordering": ["plan", "rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "pillar"),
                        name="section_once_per_pillar",
                        violation_error_message="Cette partie est déjà ouverte.",
                    ),
                    models.UniqueConstraint(fields=("plan", "rank"), name="section_rank_once_per_plan"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pillar", "souhait"), ("rank", 0)),
                            models.Q(models.Q(("pillar", "souhait"), _negated=True), ("rank__gt", 0)),
                            _connector="OR",
                        ),
                        name="section_wish_comes_first",
                        violation_error_message="«\xa0Ce que je veux\xa0» est la première partie.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "box",
                    models.CharField(
                        choices=[
                            ("mes-mots", "Mes mots"),
                            ("souhait", "Ce que je veux"),
                            ("va-bien", "Ce qui va déjà bien"),
                            ("bloque", "Ce qui bloque"),
                            ("engagement", "Ce que je fais"),
                            ("engagement-equipe", "Ce que fait l’équipe"),
                            ("equipe", "Les mots de l’équipe"),
                            ("partenaire", "Ce que fait une autre structure"),
                        ],
                        max_length=17,
                    ),
                ),
                ("shown", models.TextField(blank=True, verbose_name="mots montrés")),
                ("runs", models.JSONField(default=list)),
                ("again", models.JSONField(default=list)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("since", models.PositiveIntegerField(default=0)),
                ("shown_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="plans.section"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "mots",
                "verbose_name_plural": "mots",
                "ordering": ["section", "box"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("structure", None)),
                        fields=("section", "box"),
                        name="words_once_per_box",
                        violation_error_message="Ces mots sont déjà ouverts ici.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("structure__isnull", False)),
                        fields=("section", "structure"),
                        name="words_once_per_structure",
                        violation_error_message="Ces mots sont déjà ouverts ici.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("box", "partenaire"), ("structure__isnull", False)),
                            models.Q(models.Q(("box", "partenaire"), _negated=True), ("structure", None)),
                            _connector="OR",
                        ),
                        name="words_of_a_partner_say_whose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("author__isnull", True), ("seq", 0), ("shown", ""), ("shown_at__isnull", True)),
                            models.Q(("author__isnull", False), ("seq__gt", 0), ("shown_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="words_shown_have_author_and_date",
                        violation_error_message="Des mots montrés ont un auteur et une date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("seq"))), name="words_log_begins_before_its_end"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Projet personnalisé"),
                            ("masp_1", "Accompagnement pour le budget\xa0: MASP 1"),
                            ("masp_2", "Accompagnement pour le budget\xa0: MASP 2"),
                            ("engagement", "Contrat d’engagement"),
                        ],
                        max_length=10,
                    ),
                ),
                ("term", models.PositiveSmallIntegerField()),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("frozen_at", models.DateTimeField(default=kit.time.now)),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="plans.agreement",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["plan", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="agreement_number_once_per_plan"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="agreement_numbers_begin_at_1"),
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True), name="agreement_says_something"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                        name="agreement_has_a_whole_digest",
                    ),
                ],
            },
        ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="budgetline_says_what",
                        violation_error_message="Écrivez ce que c’est.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cents__gte", 0),
                            ("cents__lte", 99999999),
                            models.Q(
                                ("remains", None),
                                models.Q(("remains__gte", 0), ("remains__lte", 99999999)),
                                _connector="OR",
                            ),
                        ),
                        name="budgetline_amounts_in_reach",
                        violation_error_message="Ce montant est trop grand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                        name="budgetline_only_a_debt_remains",
                        violation_error_message="Seule une dette a un reste à payer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("section", "rank"),
                        name="budgetline_rank_once_per_section",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coordination",
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
                            ("proposed", "Proposée"),
                            ("agreed", "D’accord"),
                            ("talk", "En parler avant"),
                            ("declined", "Non"),
                            ("cancelled", "Annulée"),
                            ("held", "Faite"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("person_yes_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person_came",
                    models.CharField(
                        blank=True,
                        choices=[("here", "Oui, sur place"), ("phone", "Oui, par téléphone"), ("absent", "Non")],
                        max_length=6,
                        verbose_name="elle était là",
                    ),
                ),
                ("others_came", models.CharField(blank=True, max_length=200, verbose_name="qui d’autre était là")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="coordinations", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "réunion de coordination",
                "verbose_name_plural": "réunions de coordination",
                "ordering": ["starts_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("place__isnull", False), ("way", "place")),
                            models.Q(("place", None), ("way", "address"), models.Q(("address", ""), _negated=True)),
                            models.Q(("address", ""), ("place", None), ("way", "phone")),
                            _connector="OR",
                        ),
                        name="coordination_says_where",
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
                        name="coordination_says_who_finds_the_interpreter",
                        violation_error_message="Dites qui trouve l’interprète.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("agreed", "held")), _negated=True),
                            ("agreed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="coordination_agreed_has_its_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_at", None), ("person_yes_at__isnull", False), _connector="OR"),
                        name="coordination_never_without_her_yes",
                        violation_error_message="Il faut l’accord de la personne.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), models.Q(("person_came", ""), _negated=True)),
                            models.Q(
                                models.Q(("state", "held"), _negated=True), ("others_came", ""), ("person_came", "")
                            ),
                            _connector="OR",
                        ),
                        name="coordination_held_says_if_she_was_there",
                        violation_error_message="Dites si la personne était là.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None), ("state", "proposed")),
                            models.Q(models.Q(("state", "proposed"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="coordination_answer_is_dated",
                        violation_error_message="Une réponse a sa date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "leaf",
                    models.CharField(
                        choices=[
                            ("copy", "la version à signer"),
                            ("signed", "la copie signée"),
                            ("scan", "le papier signé à la main"),
                        ],
                        max_length=6,
                    ),
                ),
                ("content_type", models.CharField(max_length=40)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=kit.time.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="plans.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "papier",
                "verbose_name_plural": "papiers",
                "ordering": ["agreement", "made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("leaf", "scan"), _negated=True),
                        fields=("agreement", "leaf"),
                        name="document_made_once_of_each_sort",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                        name="document_has_a_whole_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "section",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="draft",
                        serialize=False,
                        to="plans.section",
                    ),
                ),
                ("text", models.TextField(blank=True, null=True)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("since", models.PositiveIntegerField(default=0)),
                ("updated_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "brouillon",
                "verbose_name_plural": "brouillons",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("seq"))), name="draft_log_begins_before_its_end"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("may_write", models.BooleanField(default=False, verbose_name="peut aussi proposer des étapes")),
                ("may_commit", models.BooleanField(default=False, verbose_name="peut aussi écrire ce qu’elle fait")),
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
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.structure"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="plans.section"
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
                        condition=models.Q(("may_commit", False), ("may_write", True), _connector="OR"),
                        name="consent_to_commit_is_to_write",
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
        migrations.CreateModel(
            name="DraftPost",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("op_id", models.UUIDField(unique=True)),
                ("after", models.UUIDField(blank=True, null=True)),
                ("over", models.UUIDField(blank=True, db_index=True, null=True)),
                ("seq", models.PositiveIntegerField()),
                ("base", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=kit.time.now)),
                ("digest", models.CharField(blank=True, max_length=24)),
                ("delta", models.JSONField(null=True)),
                ("bridge", models.JSONField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="plans.draft"
                    ),
                ),
            ],
            options={
                "verbose_name": "brouillon envoyé",
                "verbose_name_plural": "brouillons envoyés",
                "ordering": ["draft", "seq"],
                "constraints": [models.UniqueConstraint(fields=("draft", "seq"), name="draftpost_once_per_seq")],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=300, verbose_name="objectif")),
                (
                    "lifecycle",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposé"),
                            ("accepted", "Décidé à deux"),
                            ("active", "On s’en occupe"),
                            ("on-hold", "En pause"),
                            ("completed", "C’est fini"),
                            ("cancelled", "On arrête"),
                            ("rejected", "Non"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="vie",
                    ),
                ),
                ("talk", models.BooleanField(default=False)),
                (
                    "achievement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in-progress", "Ça a commencé"),
                            ("improving", "Ça avance"),
                            ("no-change", "Ça ne bouge pas"),
                            ("worsening", "C’est plus dur qu’avant"),
                            ("achieved", "C’est atteint"),
                            ("sustaining", "C’est atteint, et ça tient"),
                            ("not-achieved", "Ce n’est pas atteint"),
                            ("not-attainable", "Ce n’est plus possible"),
                        ],
                        max_length=14,
                        verbose_name="où ça en est",
                    ),
                ),
                (
                    "proposed_by",
                    models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                ("rank", models.PositiveSmallIntegerField()),
                ("proposed_at", models.DateTimeField(default=kit.time.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif",
                "verbose_name_plural": "objectifs",
                "ordering": ["section", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("section", "rank"), name="goal_rank_once_per_section"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="goal_says_what",
                        violation_error_message="Écrivez l’objectif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("talk", False), ("lifecycle", "proposed"), _connector="OR"),
                        name="goal_talked_over_is_not_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("achievement", ""),
                            ("lifecycle__in", ("active", "on-hold", "completed", "cancelled")),
                            _connector="OR",
                        ),
                        name="goal_gets_somewhere_once_agreed",
                        violation_error_message="Cet objectif n’est pas encore décidé à deux.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalWord",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "lifecycle",
                    models.CharField(
                        choices=[
                            ("active", "On s’en occupe"),
                            ("on-hold", "En pause"),
                            ("completed", "C’est fini"),
                            ("cancelled", "On arrête"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "achievement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in-progress", "Ça a commencé"),
                            ("improving", "Ça avance"),
                            ("no-change", "Ça ne bouge pas"),
                            ("worsening", "C’est plus dur qu’avant"),
                            ("achieved", "C’est atteint"),
                            ("sustaining", "C’est atteint, et ça tient"),
                            ("not-achieved", "Ce n’est pas atteint"),
                            ("not-attainable", "Ce n’est plus possible"),
                        ],
                        max_length=14,
                    ),
                ),
                ("voice", models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposée"),
                            ("agreed", "D’accord"),
                            ("talk", "En parler avant"),
                            ("declined", "Non"),
                            ("replaced", "Remplacée"),
                            ("stopped", "On ne la fait plus"),
                        ],
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
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="said", to="plans.goal"
                    ),
                ),
            ],
            options={
                "verbose_name": "parole sur un objectif",
                "verbose_name_plural": "paroles sur un objectif",
                "ordering": ["goal", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("voice", "team"), ("state", "agreed"), _connector="OR"),
                        name="goal_word_of_hers_holds",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "talk"))),
                        fields=("goal",),
                        name="goal_word_one_waits",
                    ),
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="keptline_says_what",
                        violation_error_message="Écrivez ce que c’est.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cents__gte", 0),
                            ("cents__lte", 99999999),
                            models.Q(
                                ("remains", None),
                                models.Q(("remains__gte", 0), ("remains__lte", 99999999)),
                                _connector="OR",
                            ),
                        ),
                        name="keptline_amounts_in_reach",
                        violation_error_message="Ce montant est trop grand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                        name="keptline_only_a_debt_remains",
                        violation_error_message="Seule une dette a un reste à payer.",
                    ),
                ],
            },
        ),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        on_delete=django.db.models.deletion.SET_NULL,
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
                "abstract": False,
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
                            models.Q(models.Q(("state", "proposed"), _negated=True), ("settled_at__isnull", False)),
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
        migrations.CreateModel(
            name="OwnRating",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("value", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(default=kit.time.now)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="own_ratings", to="plans.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "note gardée pour soi",
                "verbose_name_plural": "notes gardées pour soi",
                "ordering": ["section", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__lte", 10)), name="own_rating_from_0_to_10")
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerInvite",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("invited_at", models.DateTimeField(default=kit.time.now)),
                ("coming", models.BooleanField(blank=True, null=True, verbose_name="vient")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("came", models.BooleanField(blank=True, null=True, verbose_name="était là")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invites", to="plans.coordination"
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
                "verbose_name": "partenaire invité",
                "verbose_name_plural": "partenaires invités",
                "ordering": ["coordination", "structure__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("coordination", "structure"), name="partner_invite_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("coming", None)),
                            models.Q(("answered_at__isnull", False), ("coming__isnull", False)),
                            _connector="OR",
                        ),
                        name="partner_invite_answer_is_dated",
                        violation_error_message="Une réponse a sa date.",
                    ),
                ],
            },
        ),
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
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="glass_broken", to="plans.plan"
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
            name="Proof",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "done",
                    models.CharField(
                        choices=[
                            ("printed", "mise sur papier"),
                            ("signed", "signée"),
                            ("refused", "refusée"),
                            ("handed", "copie remise en main propre"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        blank=True,
                        choices=[("person", "la personne"), ("team", "la structure"), ("territory", "le département")],
                        max_length=9,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("code", "code reçu sur son téléphone"),
                            ("card", "code de sa carte"),
                            ("passkey", "clé de son téléphone"),
                            ("factor", "mot de passe et code de sécurité"),
                            ("paper", "signature à la main, sur papier"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "device",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "son téléphone ou son ordinateur"),
                            ("shared", "un téléphone partagé"),
                            ("work", "un poste de travail"),
                            ("paper", "papier"),
                        ],
                        max_length=6,
                    ),
                ),
                ("proved_at", models.DateTimeField(blank=True, null=True)),
                ("present", models.CharField(blank=True, max_length=300)),
                ("read_aloud", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True, help_text="The sentences on the screen, or on the paper.")),
                ("reason", models.TextField(blank=True)),
                ("document_sha256", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField(default=kit.time.now)),
                ("link", models.CharField(max_length=64)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="plans.agreement"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.document",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "preuve",
                "verbose_name_plural": "preuves",
                "ordering": ["agreement", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "rank"), name="proof_rank_once_per_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("done", "signed")),
                        fields=("agreement", "party"),
                        name="proof_one_signature_of_each_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done__in", ["signed", "refused"]), _negated=True),
                            models.Q(
                                models.Q(("party", ""), _negated=True),
                                models.Q(("method", ""), _negated=True),
                                models.Q(("device", ""), _negated=True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proof_of_an_answer_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method", "paper"), _negated=True),
                            models.Q(("document__isnull", False), ("witness__isnull", False)),
                            _connector="OR",
                        ),
                        name="proof_on_paper_has_its_scan_and_witness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("method__in", ["", "paper"]), ("proved_at__isnull", False), _connector="OR"
                        ),
                        name="proof_on_screen_says_when_she_entered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document", None), ("document_sha256", "")),
                            models.Q(
                                ("document__isnull", False),
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("document_sha256"), 64
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="proof_holds_the_digest_of_its_document",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("link"), 64),
                        name="proof_has_a_whole_link",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("target", models.UUIDField()),
                ("at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "reçu",
                "verbose_name_plural": "reçus",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("on", models.DateField(blank=True, null=True, verbose_name="jour")),
                ("wanted_on", models.DateField(blank=True, null=True, verbose_name="jour proposé")),
                (
                    "wanted_by",
                    models.CharField(
                        blank=True, choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6
                    ),
                ),
                ("talk", models.BooleanField(default=False)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                ("created_at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "point d’étape",
                "verbose_name_plural": "points d’étape",
                "ordering": ["plan", "created_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("held_on", None)), fields=("plan",), name="review_one_to_come"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("talk", False), ("wanted_by", ""), ("wanted_on", None)),
                            models.Q(("wanted_on__isnull", False), models.Q(("wanted_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="review_day_is_wanted_by_a_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on", None),
                            models.Q(("held_on__gte", models.F("on")), ("on__isnull", False), ("wanted_on", None)),
                            _connector="OR",
                        ),
                        name="review_held_on_its_day_or_after",
                        violation_error_message="Un point d’étape se fait le jour prévu, ou après.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewWords",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("voice", models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6)),
                ("text", models.TextField(blank=True)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="plans.review"
                    ),
                ),
            ],
            options={
                "verbose_name": "mots d’un point d’étape",
                "verbose_name_plural": "mots d’un point d’étape",
                "ordering": ["review", "voice"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "voice"), name="review_words_once_per_voice")
                ],
            },
        ),
        migrations.CreateModel(
            name="ShownRating",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("value", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("shown_at", models.DateTimeField(default=kit.time.now)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="plans.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "note montrée",
                "verbose_name_plural": "notes montrées",
                "ordering": ["section", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__lte", 10)), name="shown_rating_from_0_to_10"),
                    models.CheckConstraint(
                        condition=models.Q(("shown_at__gte", models.F("at"))), name="shown_rating_after_it_was_made"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Start",
            fields=[
                (
                    "words",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="start",
                        serialize=False,
                        to="plans.words",
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("runs", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "début du journal",
                "verbose_name_plural": "débuts de journaux",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("change", "changement proposé"),
                            ("helped", "écrit par la personne qui l’aide"),
                            ("dictated", "dicté"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "how",
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
                ("op_id", models.UUIDField(db_index=True)),
                ("base", models.PositiveIntegerField()),
                ("delta", models.JSONField(null=True)),
                ("removed", models.TextField(blank=True)),
                ("added", models.TextField(blank=True)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "attend sa réponse"),
                            ("accepted", "D’accord"),
                            ("refused", "a gardé ses mots"),
                            ("dropped", "retiré"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="plans.words"
                    ),
                ),
            ],
            options={
                "verbose_name": "mots proposés",
                "verbose_name_plural": "mots proposés",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_answer_is_dated",
                        violation_error_message="Une réponse a sa date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("added", ""), ("removed", ""), _negated=True),
                        name="proposal_says_something",
                        violation_error_message="Écrivez d’abord quelques mots.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "self"), ("kind", "change")),
                            models.Q(
                                models.Q(("kind", "change"), _negated=True), models.Q(("how", "self"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="proposal_of_her_words_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=300, verbose_name="étape")),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("me", "Moi"),
                            ("worker", "L’équipe"),
                            ("together", "Ensemble"),
                            ("partner", "Quelqu’un d’autre"),
                        ],
                        max_length=8,
                        verbose_name="qui",
                    ),
                ),
                ("partner_name", models.CharField(blank=True, max_length=80, verbose_name="nom")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                (
                    "proposed_by",
                    models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposée"),
                            ("agreed", "D’accord"),
                            ("talk", "En parler avant"),
                            ("declined", "Non"),
                            ("replaced", "Remplacée"),
                            ("stopped", "On ne la fait plus"),
                        ],
                        default="proposed",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                ("rank", models.PositiveSmallIntegerField()),
                ("proposed_at", models.DateTimeField(default=kit.time.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_on", models.DateField(blank=True, null=True, verbose_name="arrêtée le")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.structure",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="plans.goal",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.structure",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "proposed_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.structure",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaced_by",
                        to="plans.step",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="plans.section"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="workshops.session",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "étape",
                "verbose_name_plural": "étapes",
                "ordering": ["section", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("section", "rank"), name="step_rank_once_per_section"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="step_says_what",
                        violation_error_message="Écrivez l’étape.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who", "worker"), ("worker__isnull", False)),
                            models.Q(models.Q(("who", "worker"), _negated=True), ("worker__isnull", True)),
                            _connector="OR",
                        ),
                        name="step_of_the_team_names_its_worker",
                        violation_error_message="Dites qui fait cette étape dans l’équipe.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False), ("state", "agreed")),
                            _connector="OR",
                        ),
                        name="step_done_was_agreed",
                        violation_error_message="Une étape faite a été décidée à deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("who", "partner"),
                                models.Q(
                                    ("partner__isnull", False),
                                    models.Q(("partner_name", ""), _negated=True),
                                    _connector="XOR",
                                ),
                            ),
                            models.Q(
                                models.Q(("who", "partner"), _negated=True),
                                ("partner__isnull", True),
                                ("partner_name", ""),
                            ),
                            _connector="OR",
                        ),
                        name="step_of_a_partner_names_one",
                        violation_error_message="Dites qui fait cette étape.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("session__isnull", True), ("place__isnull", True), _connector="OR"),
                        name="step_leads_to_one_thing",
                        violation_error_message="Choisissez un atelier ou un lieu, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "stopped"), ("stopped_on__isnull", False)),
                            models.Q(models.Q(("state", "stopped"), _negated=True), ("stopped_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="step_stopped_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_from", None), ("done_on__isnull", False), _connector="OR"),
                        name="step_done_from_is_of_a_done_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proposed_from", None), ("proposed_by", "team"), _connector="OR"),
                        name="step_of_a_structure_is_not_hers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointDecision",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("rank", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300, verbose_name="décision")),
                (
                    "becomes",
                    models.CharField(
                        choices=[
                            ("step", "Une étape, que nous proposons"),
                            ("goal", "Un objectif, que nous proposons"),
                            ("noted", "Rien d’autre\xa0: c’est noté"),
                        ],
                        max_length=5,
                        verbose_name="suite",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proposed", "Proposée"),
                            ("agreed", "D’accord"),
                            ("talk", "En parler avant"),
                            ("declined", "Non"),
                            ("replaced", "Remplacée"),
                            ("stopped", "On ne la fait plus"),
                        ],
                        max_length=8,
                    ),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "coordination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="plans.coordination"
                    ),
                ),
                (
                    "goal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plans.goal",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.section"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plans.step",
                    ),
                ),
            ],
            options={
                "verbose_name": "décision prise ensemble",
                "verbose_name_plural": "décisions prises ensemble",
                "ordering": ["coordination", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("coordination", "rank"), name="joint_decision_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("rank__gte", 1), ("rank__lte", 12)), name="joint_decision_twelve_at_most"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="joint_decision_says_what",
                        violation_error_message="Écrivez la décision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("becomes", "step"), ("goal", None), ("state", ""), ("step__isnull", False)),
                            models.Q(("becomes", "goal"), ("goal__isnull", False), ("state", ""), ("step", None)),
                            models.Q(
                                ("becomes", "noted"),
                                ("goal", None),
                                ("step", None),
                                models.Q(("state", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="joint_decision_leads_to_what_it_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state__in", ("", "proposed"))),
                            models.Q(("answered_at__isnull", False), ("state__in", ("agreed", "talk", "declined"))),
                            _connector="OR",
                        ),
                        name="joint_decision_answer_is_dated",
                        violation_error_message="Une réponse a sa date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepQuestion",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField(default=kit.time.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="réponse")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="plans.step"
                    ),
                ),
            ],
            options={
                "verbose_name": "question sur une étape",
                "verbose_name_plural": "questions sur une étape",
                "ordering": ["step", "asked_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(("answered_at__gte", models.F("asked_at")), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_answered_by_somebody_after",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "section",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.section"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.step"
                    ),
                ),
            ],
            options={
                "verbose_name": "discussion",
                "verbose_name_plural": "discussions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", models.F("id")), ("plan", None), ("section", None), ("step", None)),
                            models.Q(("person", None), ("plan", models.F("id")), ("section", None), ("step", None)),
                            models.Q(("person", None), ("plan", None), ("section", models.F("id")), ("step", None)),
                            models.Q(("person", None), ("plan", None), ("section", None), ("step", models.F("id"))),
                            _connector="OR",
                        ),
                        name="thread_is_about_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="plans.thread"
                    ),
                ),
            ],
            options={
                "verbose_name": "repère de lecture",
                "verbose_name_plural": "repères de lecture",
                "constraints": [
                    models.UniqueConstraint(fields=("thread", "user"), name="read_mark_once_per_reader"),
                    models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="read_mark_is_on_a_message"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                ("voice", models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6)),
                ("text", models.TextField(verbose_name="message")),
                ("sent_at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="plans.thread"
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["thread", "seq"],
                "constraints": [
                    models.UniqueConstraint(fields=("thread", "seq"), name="message_seq_once_per_thread"),
                    models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="message_seq_begins_at_one"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="message_says_something",
                        violation_error_message="Écrivez un message.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WordsPost",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("op_id", models.UUIDField(unique=True)),
                ("after", models.UUIDField(blank=True, null=True)),
                ("over", models.UUIDField(blank=True, db_index=True, null=True)),
                ("seq", models.PositiveIntegerField()),
                ("base", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=kit.time.now)),
                ("digest", models.CharField(blank=True, max_length=24)),
                ("delta", models.JSONField(null=True)),
                ("bridge", models.JSONField(null=True)),
                (
                    "how",
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
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="plans.words"
                    ),
                ),
                (
                    "wrote",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "texte envoyé",
                "verbose_name_plural": "textes envoyés",
                "ordering": ["words", "seq"],
                "constraints": [models.UniqueConstraint(fields=("words", "seq"), name="wordspost_once_per_seq")],
            },
        ),
        migrations.CreateModel(
            name="WordsVersion",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=kit.time.now)),
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
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="plans.words"
                    ),
                ),
                (
                    "wrote",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version des mots",
                "verbose_name_plural": "versions des mots",
                "ordering": ["words", "seq"],
                "constraints": [models.UniqueConstraint(fields=("words", "seq"), name="version_once_per_words")],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="budgetproposal_says_what",
                        violation_error_message="Écrivez ce que c’est.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cents__gte", 0),
                            ("cents__lte", 99999999),
                            models.Q(
                                ("remains", None),
                                models.Q(("remains__gte", 0), ("remains__lte", 99999999)),
                                _connector="OR",
                            ),
                        ),
                        name="budgetproposal_amounts_in_reach",
                        violation_error_message="Ce montant est trop grand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "debt"), ("remains", None), _connector="OR"),
                        name="budgetproposal_only_a_debt_remains",
                        violation_error_message="Seule une dette a un reste à payer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "talk"))),
                        fields=("line",),
                        name="budgetproposal_one_waits_per_line",
                    ),
                ],
            },
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
