"""A database that begins today, and one that took each step, have the same tables."""

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

A_STEP = ("plans", "0002_consent_and_breakglass")


def state(*, at_once: bool) -> ProjectState:
    loader = MigrationLoader(None, replace_migrations=at_once)
    assert (A_STEP in loader.graph.nodes) is not at_once
    return loader.project_state()


def test_the_steps_and_the_one_that_stands_for_them_end_at_the_same_place():
    changes = MigrationAutodetector(state(at_once=False), state(at_once=True))._detect_changes()
    assert [step.operations for step in changes.get("plans", [])] == []
