"""Signing for tests, by the real rules."""

from django.db import connection

from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Evidence, Method
from participation.plans.models import Agreement, Pillar, Plan
from participation.plans.rules import open_section, say_yes_to_plan, sign_plan, words_for, write_budget_line
from tests.support.plans import Pair

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def evidence(**changes) -> Evidence:
    return Evidence(**({"method": Method.CODE, "device": Device.OWN, "proved_at": now()} | changes))


def both_agree(pair: Pair) -> Agreement:
    """They have something to agree about, and do: the version that waits."""
    if not pair.words().shown:
        pair.shows("Je veux un logement.")
    for side in (pair.person, pair.worker):
        say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=side)
    return pair.plan.agreements.get(number=pair.reload().waiting)


def with_budget(pair: Pair) -> None:
    """A part of the plan about money, with a line in it."""
    part = open_section(pair.plan.pk, pillar=Pillar.BUDGET, by=pair.person)
    rent = Figures(kind=LineKind.RENT, label="Studio", cents=389_50, period=Period.MONTH, remains=None)
    write_budget_line(part.pk, figures=rent, key=new_id(), by=pair.person)


def signs(agreement: Agreement, by: User, party: Mover, **changes) -> Agreement:
    plan = Plan.objects.get(pk=agreement.plan_id)
    said = {"seen": agreement.sha256, "words_seen": words_for(plan, party, agreement.number), "evidence": evidence()}
    return sign_plan(plan.pk, **{**said, "by": by, **changes})


def all_sign(pair: Pair) -> Agreement:
    agreement = both_agree(pair)
    signs(agreement, pair.person, Mover.PERSON)
    signs(agreement, pair.worker, Mover.TEAM)
    pair.reload()
    return agreement


def tamper(table: str, column: str, value: object, pk: object) -> None:
    """As somebody who owns the database would: the trigger is taken away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_never_changes")
        else:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        key = pk.hex if connection.vendor == "sqlite" else pk
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, key])  # noqa: S608
        assert cursor.rowcount == 1
