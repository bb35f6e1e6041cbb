"""archive_plans: long after its end a plan is hers alone to read."""

import datetime as dt

import pytest

from journal.models import Entry
from kit.time import now, today
from participation.people.engine.retention import TABLE
from participation.people.models import Role, Scope
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Mover
from participation.plans.models import Kind, Plan, State
from participation.plans.permissions import (
    can_export,
    can_read_agreement,
    can_read_section,
    contracts_of,
    shared_sections,
    views_of,
    visible_plans,
)
from participation.plans.rules import archive_plans, choose_kind, withdraw_plan
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_user, give_mandate, with_role
from tests.support.plans import a_partner, opens
from tests.support.signing import all_sign, signs

pytestmark = pytest.mark.django_db
LONG = TABLE["closed_plans"].after
MINUTE = dt.timedelta(minutes=1)


def test_it_is_put_away_once_its_time_has_come_and_not_before(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    ended = pair.reload().closed_at
    assert archive_plans(ended + LONG - MINUTE) == 0
    assert archive_plans(ended + LONG + MINUTE) == 1
    assert archive_plans(ended + LONG + MINUTE) == 0, "twice is once"
    assert pair.reload().state == State.ARCHIVED
    assert Entry.objects.get(verb="PlanArchived").actor is None


def test_what_is_open_is_never_put_away(pair):
    assert archive_plans(now() + 10 * LONG) == 0


def test_she_reads_it_whole_and_nobody_else_any_of_it(pair):
    partner, helper, claire = a_partner(pair), a_user("Aidant"), a_coordinator(pair.structure)
    ines = with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    pair.shows("Un logement calme")
    opens(pair, partner)
    give_mandate(pair.person, helper, Scope.PLAN)
    choose_kind(pair.plan.pk, terms=Terms(Kind.MASP_1, today(), 6), seen=pair.reload().version, by=pair.worker)
    agreement = signs(all_sign(pair), ines, Mover.TERRITORY)
    others = [pair.worker, partner, helper, claire, ines]

    def readers() -> list:
        plan = Plan.objects.get(pk=pair.plan.pk)
        part = plan.sections.get(pk=pair.section.pk)
        version = plan.agreements.get(pk=agreement.pk)
        read = {user.pk for user in others if can_read_section(user, part) or can_read_agreement(user, version)}
        read |= {user.pk for user in others if can_export(user, plan)}
        for listed in (visible_plans, shared_sections, contracts_of):
            read |= {user.pk for user in others if listed(user).exists()}
        read |= set(views_of([user.pk for user in others], plan))
        return [user.name for user in others if user.pk in read]

    withdraw_plan(pair.plan.pk, by=pair.person)
    assert readers() == [pair.worker.name, helper.name, ines.name], "to the partner it closed with the plan"
    archive_plans(now() + LONG + MINUTE)
    assert readers() == []
    assert views_of([pair.person.pk], pair.reload()) == {pair.person.pk: "person"}
    assert signed_in(pair.worker).get(f"/equipe/projets/{pair.plan.pk}/reunions/").status_code == 404
    page = signed_in(pair.person).get("/mon-projet/").content.decode()
    assert "Un logement calme" in page
    assert "Il est rangé" in page
