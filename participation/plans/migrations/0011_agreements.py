"""Versions that were agreed to, frozen; what was done about them; their papers. Tables that are only added to."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time

from ._never_changes import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0010_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="agreement_number_once_per_plan"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="agreement_numbers_begin_at_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("content", ""), _negated=True), name="agreement_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                name="agreement_has_a_whole_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("leaf", "scan"), _negated=True),
                fields=("agreement", "leaf"),
                name="document_made_once_of_each_sort",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                name="document_has_a_whole_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(fields=("agreement", "rank"), name="proof_rank_once_per_version"),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done", "signed")),
                fields=("agreement", "party"),
                name="proof_one_signature_of_each_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method", "paper"), _negated=True),
                    models.Q(("document__isnull", False), ("witness__isnull", False)),
                    _connector="OR",
                ),
                name="proof_on_paper_has_its_scan_and_witness",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["", "paper"]), ("proved_at__isnull", False), _connector="OR"),
                name="proof_on_screen_says_when_she_entered",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document", None), ("document_sha256", "")),
                    models.Q(
                        ("document__isnull", False),
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("document_sha256"), 64),
                    ),
                    _connector="OR",
                ),
                name="proof_holds_the_digest_of_its_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("link"), 64),
                name="proof_has_a_whole_link",
            ),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
