"""Words written together: boxes instead of voices, whose each passage is, the log of each text, what waits for her yes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


def say_which_box_and_whose(apps, schema_editor):
    """What was shown before had one author, and is in no log."""
    alias = schema_editor.connection.alias
    words = apps.get_model("plans", "Words").objects.using(alias)
    words.filter(voice="team").update(box="equipe")
    words.update(since=models.F("seq"))
    for one in words.exclude(shown=""):
        one.runs = [[len(one.shown), str(one.author_id), "self"]]
        one.save(update_fields=["runs"])
    apps.get_model("plans", "Draft").objects.using(alias).update(since=models.F("seq"))


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_goals_and_fuller_steps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "brouillon envoyé",
                "verbose_name_plural": "brouillons envoyés",
                "ordering": ["draft", "seq"],
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
            ],
            options={
                "verbose_name": "mots proposés",
                "verbose_name_plural": "mots proposés",
                "ordering": ["at", "pk"],
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
            ],
            options={
                "verbose_name": "texte envoyé",
                "verbose_name_plural": "textes envoyés",
                "ordering": ["words", "seq"],
            },
        ),
        migrations.AlterModelOptions(
            name="words",
            options={"ordering": ["section", "box"], "verbose_name": "mots", "verbose_name_plural": "mots"},
        ),
        migrations.RemoveConstraint(
            model_name="words",
            name="words_once_per_voice",
        ),
        migrations.AddField(
            model_name="draft",
            name="since",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="words",
            name="again",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
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
                ],
                default="mes-mots",
                max_length=17,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="words",
            name="runs",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="words",
            name="since",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(say_which_box_and_whose, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="words",
            name="voice",
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__lte", models.F("seq"))), name="draft_log_begins_before_its_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.UniqueConstraint(
                fields=("section", "box"),
                name="words_once_per_box",
                violation_error_message="Ces mots sont déjà ouverts ici.",
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__lte", models.F("seq"))), name="words_log_begins_before_its_end"
            ),
        ),
        migrations.AddField(
            model_name="draftpost",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="draftpost",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="plans.draft"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="words",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="plans.words"
            ),
        ),
        migrations.AddField(
            model_name="wordspost",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="wordspost",
            name="words",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="plans.words"
            ),
        ),
        migrations.AddField(
            model_name="wordspost",
            name="wrote",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="draftpost",
            constraint=models.UniqueConstraint(fields=("draft", "seq"), name="draftpost_once_per_seq"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="proposal_answer_is_dated",
                violation_error_message="Une réponse a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("added", ""), ("removed", ""), _negated=True),
                name="proposal_says_something",
                violation_error_message="Écrivez d’abord quelques mots.",
            ),
        ),
        migrations.AddConstraint(
            model_name="wordspost",
            constraint=models.UniqueConstraint(fields=("words", "seq"), name="wordspost_once_per_seq"),
        ),
    ]
