import django.db.models.deletion
from django.db import migrations, models

import kit.ids
import kit.time

SENTENCE = "what was published of the results never changes"
ON_SQLITE = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
ON_POSTGRESQL = """
CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()
"""
TABLE = "consultations_publication"


def forbid_changes(apps, schema_editor):
    """SQLite makes a table anew when a later migration alters it, and forgets its triggers: such a one calls this."""
    trigger = ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL
    schema_editor.execute(trigger.format(table=TABLE, sentence=SENTENCE), params=None)


def allow_changes(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_never_changes")
    else:
        schema_editor.execute(f"DROP FUNCTION {TABLE}_never_changes CASCADE")


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0009_statements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                ("at", models.DateTimeField(default=kit.time.now, verbose_name="publiée le")),
                ("by", models.UUIDField(verbose_name="par")),
                ("content", models.JSONField()),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="consultations.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication des résultats",
                "verbose_name_plural": "publications des résultats",
                "ordering": ["consultation", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "number"), name="publication_one_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="publication_is_numbered_from_one"
                    ),
                ],
            },
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
