import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import kit.ids
import kit.time

SENTENCE = "what was counted in a room never changes"
ON_SQLITE = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
ON_POSTGRESQL = """
CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()
"""
COLUMNS = {
    "consultations_groupcount": 'consultation_id, version, day, session_id, "where", headcount, dissent, replaces_id',
    "consultations_hands": "count_id, question, answer, hands, above, out_of",
}
"""All but who held it, whose account may be erased, and when it was typed."""


def forbid_changes(apps, schema_editor):
    """SQLite makes a table anew when a later migration alters it, and forgets its triggers: such a one calls this."""
    trigger = ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL
    for table, columns in COLUMNS.items():
        schema_editor.execute(trigger.format(table=table, columns=columns, sentence=SENTENCE), params=None)


def allow_changes(apps, schema_editor):
    for table in COLUMNS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes CASCADE")


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0017_who_wrote_it_down"),
        ("workshops", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GroupCount",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveSmallIntegerField(verbose_name="version du questionnaire")),
                ("day", models.DateField(verbose_name="le")),
                ("where", models.CharField(blank=True, max_length=200, verbose_name="où")),
                ("headcount", models.PositiveSmallIntegerField(verbose_name="personnes dans la salle")),
                (
                    "dissent",
                    models.TextField(blank=True, max_length=1000, verbose_name="qui a vu les choses autrement"),
                ),
                ("key", models.UUIDField(default=kit.ids.new_id, editable=False)),
                ("entered_at", models.DateTimeField(default=kit.time.now, verbose_name="saisi le")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rooms",
                        to="consultations.consultation",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="animé par",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaced_by",
                        to="consultations.groupcount",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "groupe compté à main levée",
                "verbose_name_plural": "groupes comptés à main levée",
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "key"), name="group_count_once_per_key"),
                    models.CheckConstraint(
                        condition=Q(headcount__gte=1, headcount__lte=2000),
                        name="group_count_has_people",
                        violation_error_message="Il faut au moins une personne.",
                    ),
                    models.CheckConstraint(
                        condition=Q(session__isnull=False, where="") | (Q(session__isnull=True) & ~Q(where="")),
                        name="group_count_says_where_once",
                        violation_error_message="Dites où, ou choisissez une séance.",
                    ),
                    models.CheckConstraint(
                        condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")),
                        name="group_count_replaces_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hands",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("question", models.CharField(max_length=60, verbose_name="question")),
                ("answer", models.CharField(max_length=60, verbose_name="réponse")),
                ("hands", models.PositiveSmallIntegerField(verbose_name="mains levées")),
                ("above", models.PositiveSmallIntegerField(default=0)),
                ("out_of", models.PositiveSmallIntegerField()),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hands",
                        to="consultations.groupcount",
                    ),
                ),
            ],
            options={
                "verbose_name": "mains levées",
                "verbose_name_plural": "mains levées",
                "constraints": [
                    models.UniqueConstraint(fields=("count", "question", "answer"), name="hands_counted_once"),
                    models.CheckConstraint(
                        condition=Q(hands__gte=0, above__gte=0, out_of__gte=F("hands") + F("above")),
                        name="hands_are_of_people_in_the_room",
                        violation_error_message="Il y a plus de mains levées que de personnes.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="room",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="quotes",
                to="consultations.groupcount",
            ),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
