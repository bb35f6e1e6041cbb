"""The triggers of the tables that are only added to: what was agreed to, its papers, what proves it."""

TABLES = ("plans_agreement", "plans_document", "plans_proof")
SENTENCE = "a version that was agreed to never changes, nor what proves it"
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


def forbid_changes(apps, schema_editor):
    """Rows may come and, when a person is erased, go. SQLite makes a table anew when a later migration alters it, and
    forgets its triggers: such a migration calls this again, and a test would say so."""
    trigger = ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL
    for table in TABLES:
        schema_editor.execute(trigger.format(table=table, sentence=SENTENCE), params=None)


def allow_changes(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes CASCADE")
