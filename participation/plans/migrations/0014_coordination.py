"""Meetings with the structures she opened a part of her plan to, and what was decided there."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_trust"),
        ("places", "0001_initial"),
        ("plans", "0013_partners_own_voice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="coordinations", to="plans.plan"
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
                "verbose_name": "réunion de coordination",
                "verbose_name_plural": "réunions de coordination",
                "ordering": ["starts_at", "pk"],
                "abstract": False,
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
                            ("noted", "Rien d’autre : c’est noté"),
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
            },
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address", ""), ("place__isnull", False), ("way", "place")),
                    models.Q(("place", None), ("way", "address"), models.Q(("address", ""), _negated=True)),
                    models.Q(("address", ""), ("place", None), ("way", "phone")),
                    _connector="OR",
                ),
                name="coordination_says_where",
                violation_error_message="Dites où vous vous voyez.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("found_by", ""), ("language", "")),
                    models.Q(models.Q(("language", ""), _negated=True), models.Q(("found_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="coordination_says_who_finds_the_interpreter",
                violation_error_message="Dites qui trouve l’interprète.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("agreed", "held")), _negated=True),
                    ("agreed_at__isnull", False),
                    _connector="OR",
                ),
                name="coordination_agreed_has_its_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed_at", None), ("person_yes_at__isnull", False), _connector="OR"),
                name="coordination_never_without_her_yes",
                violation_error_message="Il faut l’accord de la personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "held"), models.Q(("person_came", ""), _negated=True)),
                    models.Q(models.Q(("state", "held"), _negated=True), ("others_came", ""), ("person_came", "")),
                    _connector="OR",
                ),
                name="coordination_held_says_if_she_was_there",
                violation_error_message="Dites si la personne était là.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("settled_by", None), ("state", "proposed")),
                    models.Q(models.Q(("state", "proposed"), _negated=True), ("settled_at__isnull", False)),
                    _connector="OR",
                ),
                name="coordination_answer_is_dated",
                violation_error_message="Une réponse a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointdecision",
            constraint=models.UniqueConstraint(fields=("coordination", "rank"), name="joint_decision_rank_once"),
        ),
        migrations.AddConstraint(
            model_name="jointdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__gte", 1), ("rank__lte", 12)), name="joint_decision_twelve_at_most"
            ),
        ),
        migrations.AddConstraint(
            model_name="jointdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="joint_decision_says_what",
                violation_error_message="Écrivez la décision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("becomes", "step"), ("goal", None), ("state", ""), ("step__isnull", False)),
                    models.Q(("becomes", "goal"), ("goal__isnull", False), ("state", ""), ("step", None)),
                    models.Q(
                        ("becomes", "noted"), ("goal", None), ("step", None), models.Q(("state", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="joint_decision_leads_to_what_it_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("state__in", ("", "proposed"))),
                    models.Q(("answered_at__isnull", False), ("state__in", ("agreed", "talk", "declined"))),
                    _connector="OR",
                ),
                name="joint_decision_answer_is_dated",
                violation_error_message="Une réponse a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerinvite",
            constraint=models.UniqueConstraint(fields=("coordination", "structure"), name="partner_invite_once"),
        ),
        migrations.AddConstraint(
            model_name="partnerinvite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("coming", None)),
                    models.Q(("answered_at__isnull", False), ("coming__isnull", False)),
                    _connector="OR",
                ),
                name="partner_invite_answer_is_dated",
                violation_error_message="Une réponse a sa date.",
            ),
        ),
    ]
