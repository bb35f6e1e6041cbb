"""Another structure in its own voice: its commitments, its steps; and whether she said yes to that."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_trust"),
        ("places", "0001_initial"),
        ("plans", "0012_helpers_may_be_erased"),
        ("workshops", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="words",
            name="words_once_per_box",
        ),
        migrations.AddField(
            model_name="consent",
            name="may_commit",
            field=models.BooleanField(default=False, verbose_name="peut aussi écrire ce qu’elle fait"),
        ),
        migrations.AddField(
            model_name="step",
            name="done_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="proposed_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AlterField(
            model_name="words",
            name="box",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("may_commit", False), ("may_write", True), _connector="OR"),
                name="consent_to_commit_is_to_write",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_from", None), ("done_on__isnull", False), _connector="OR"),
                name="step_done_from_is_of_a_done_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_from", None), ("proposed_by", "team"), _connector="OR"),
                name="step_of_a_structure_is_not_hers",
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.UniqueConstraint(
                condition=models.Q(("structure", None)),
                fields=("section", "box"),
                name="words_once_per_box",
                violation_error_message="Ces mots sont déjà ouverts ici.",
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.UniqueConstraint(
                condition=models.Q(("structure__isnull", False)),
                fields=("section", "structure"),
                name="words_once_per_structure",
                violation_error_message="Ces mots sont déjà ouverts ici.",
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("box", "partenaire"), ("structure__isnull", False)),
                    models.Q(models.Q(("box", "partenaire"), _negated=True), ("structure", None)),
                    _connector="OR",
                ),
                name="words_of_a_partner_say_whose",
            ),
        ),
    ]
