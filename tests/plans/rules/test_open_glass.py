"""An emergency reading: who, why, how long; and that it can never be done quietly."""

import datetime as dt
import importlib

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from participation.people.models import Membership, Referent, Role, User
from participation.people.permissions import Column, Tie
from participation.plans import events, notices
from participation.plans.engine.text import Unwritable
from participation.plans.models import BreakGlass
from participation.plans.permissions import (
    can_break_glass,
    can_read,
    can_write,
    reviewers_of,
    ties_to_plan,
    views_of,
    visible_plans,
)
from participation.plans.rules import NoReason, note_reading, open_glass
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db
open_glass_module = importlib.import_module("participation.plans.rules.open_glass")  # the package has the function
WHY = "Elle a appelé en pleurs, je dois savoir qui joindre."


@pytest.fixture
def samira(pair):
    """A colleague of the référente, who accompanies somebody else there."""
    worker = a_worker(pair.structure, "Samira Costa")
    accompany(worker, a_person(pair.structure, "Joël Rousseau"), pair.structure)
    return worker


@pytest.fixture
def claire(pair):
    return a_coordinator(pair.structure)


def strangers(pair):
    elsewhere = StructureFactory(territory=pair.structure.territory)
    gone = a_worker(pair.structure, "Partie")
    Membership.objects.filter(user=gone).update(
        starts_on=today() - dt.timedelta(days=9), ends_on=today() - dt.timedelta(days=1)
    )
    return {
        "the person": pair.person,
        "her référente": pair.worker,
        "a worker of another structure": a_worker(elsewhere, "Paul Mercier"),
        "the coordinator of another structure": a_coordinator(elsewhere),
        "somebody who left the team": gone,
        "another person": a_person(pair.structure, "Moussa"),
        "the territory": with_role(
            a_user("Territoire", phone=None, username="t"), Role.TERRITORY, territory=pair.structure.territory
        ),
        "the platform": with_role(a_user("Admin", phone=None, username="a"), Role.PLATFORM),
        "the addressee": with_role(a_user("Préfecture", phone=None, username="p"), Role.ADDRESSEE, pair.structure),
        "the committee": with_role(a_user("Kader"), Role.COMMITTEE, territory=pair.structure.territory),
    }


def test_a_colleague_reads_for_half_an_hour_and_writes_nothing(pair, samira):
    assert not can_read(samira, pair.plan)
    with time_machine.travel(now(), tick=False) as clock:
        glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
        assert glass.expires_at - now() == dt.timedelta(minutes=30)
        assert glass.review_due_at - now() == dt.timedelta(hours=72)
        assert Tie(Column.COLLEAGUE, "B") in ties_to_plan(samira, pair.plan)
        assert can_read(samira, pair.plan)
        assert not can_write(samira, pair.plan)
        assert views_of([samira.pk], pair.plan) == {samira.pk: "glass"}
        assert visible_plans(samira).get() == pair.plan
        clock.shift(dt.timedelta(minutes=29, seconds=59))
        assert can_read(samira, pair.plan)
        clock.shift(dt.timedelta(seconds=1))
        assert not can_read(samira, pair.plan)
        assert not views_of([samira.pk], pair.plan)
        assert not visible_plans(samira).exists()


def test_the_coordinator_may_too(pair, claire):
    open_glass(pair.plan.pk, reason=WHY, by=claire)
    assert Tie(Column.COORDINATOR, "B") in ties_to_plan(claire, pair.plan)
    assert can_read(claire, pair.plan)


def test_a_glass_opens_one_plan_to_one_worker(pair, samira, claire):
    other = a_worker(pair.structure, "Ming Chen")
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert not can_read(other, pair.plan)
    assert not can_read(claire, pair.plan)


def test_who_leaves_the_team_loses_it_at_once(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    Membership.objects.filter(user=samira).update(
        starts_on=today() - dt.timedelta(days=9), ends_on=today() - dt.timedelta(days=1)
    )
    assert not can_read(samira, pair.plan)
    assert not views_of([samira.pk], pair.plan)


def test_nobody_else_may(pair):
    for who, user in strangers(pair).items():
        assert not can_break_glass(user, pair.plan), who
        with pytest.raises(NotAllowed):
            open_glass(pair.plan.pk, reason=WHY, by=user)
    assert not BreakGlass.objects.exists()
    assert not Message.objects.filter(kind=notices.GLASS_OPENED).exists()


def test_it_is_the_structure_that_owns_the_plan_and_no_other_of_hers(pair):
    """She is supported by another structure too: its team does not own the plan."""
    second = StructureFactory(territory=pair.structure.territory)
    Membership.objects.create(user=pair.person, role=Role.PERSON, structure=second)
    assert not can_break_glass(a_worker(second), pair.plan)


def test_a_session_without_second_factor_opens_nothing(pair, samira):
    samira.acts_as_staff = False
    with pytest.raises(NotAllowed):
        open_glass(pair.plan.pk, reason=WHY, by=samira)


def test_an_unknown_plan_is_refused_alike(samira):
    with pytest.raises(NotAllowed):
        open_glass(samira.pk, reason=WHY, by=samira)


@pytest.mark.parametrize("reason", ["", "urgence", "a" * 100, "urgence " * 10])
def test_a_reason_is_a_sentence(pair, samira, reason):
    with pytest.raises(NoReason):
        open_glass(pair.plan.pk, reason=reason, by=samira)
    assert not BreakGlass.objects.exists()


def test_a_reason_may_not_be_a_novel(pair, samira):
    with pytest.raises(Unwritable):
        open_glass(pair.plan.pk, reason=WHY * 20, by=samira)


def test_asked_twice_it_is_opened_once(pair, samira):
    first = open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert open_glass(pair.plan.pk, reason=WHY + " Vite.", by=samira) == first
    assert BreakGlass.objects.get().reason == WHY
    assert Message.objects.filter(kind=notices.GLASS_OPENED).count() == 1
    assert Entry.objects.filter(verb="GlassOpened", stream_id=f"access:{pair.plan.pk}").count() == 1


def test_once_it_has_ended_it_may_be_opened_again_and_she_is_told_again(pair, samira):
    with time_machine.travel(now(), tick=False) as clock:
        open_glass(pair.plan.pk, reason=WHY, by=samira)
        clock.shift(dt.timedelta(minutes=30))
        open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert BreakGlass.objects.count() == 2
    assert Message.objects.filter(kind=notices.GLASS_OPENED, to=pair.person.pk).count() == 2


def test_she_is_told_and_so_are_those_who_review(pair, samira, claire):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    told = {(message.kind, message.to, message.due_at == glass.review_due_at) for message in Message.objects.all()}
    assert (notices.GLASS_OPENED, pair.person.pk, False) in told
    assert (notices.GLASS_TO_REVIEW, claire.pk, False) in told
    assert (notices.GLASS_OVERDUE, claire.pk, True) in told
    assert not [to for _kind, to, _due in told if to in (samira.pk, pair.worker.pk)]
    assert not [message for message in Message.objects.all() if "pleurs" in str(message.data)]


def test_a_coordinator_who_opened_it_does_not_review_it(pair, claire):
    second = a_coordinator(pair.structure, "Odile Petit")
    glass = open_glass(pair.plan.pk, reason=WHY, by=claire)
    assert reviewers_of(glass) == [second]


def test_the_journal_says_it_on_both_streams_without_the_reason(pair, samira):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    entries = Entry.objects.filter(verb="GlassOpened")
    assert {entry.stream_id for entry in entries} == {f"access:{pair.plan.pk}", f"plan:{pair.plan.pk}"}
    assert {entry.actor for entry in entries} == {samira.pk}
    assert all(entry.targets == {"plan": str(pair.plan.pk), "glass": str(glass.pk)} for entry in entries)


class Broken(Exception):
    pass


def fails(*_args, **_kwargs):
    raise Broken


BREAKS = {
    "the message cannot be queued": (notices, "queue_message"),
    "the journal cannot be written": (events.GlassOpened, "streams"),
    "the reviewers cannot be found": (open_glass_module, "reviewers_of"),
    "the row cannot be written": (BreakGlass, "save"),
}


@pytest.mark.parametrize("what", BREAKS)
def test_without_the_notice_the_entry_or_the_row_nothing_opens(pair, samira, claire, monkeypatch, what):
    before = Entry.objects.count()
    with monkeypatch.context() as broken:
        broken.setattr(*BREAKS[what], fails)
        with pytest.raises(Broken):
            open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert not can_read(samira, pair.plan)
    assert not BreakGlass.objects.exists()
    assert Entry.objects.count() == before
    assert not Message.objects.exists()
    with pytest.raises(NotAllowed):
        note_reading(pair.plan, by=samira)


def test_what_is_read_then_is_noted_with_the_glass(pair, samira):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    note_reading(pair.plan, by=samira)
    note_reading(pair.plan, by=samira)
    read = Entry.objects.filter(verb="PlanRead", actor=samira.pk)
    assert [(entry.targets["as_what"], entry.targets["glass"]) for entry in read] == [("breakglass", str(glass.pk))] * 2


def test_a_worker_who_becomes_her_referent_meanwhile_reads_as_that(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    Referent.objects.all().delete()
    accompany(samira, pair.person, pair.structure)
    note_reading(pair.plan, by=User.objects.get(pk=samira.pk))
    assert Entry.objects.filter(verb="PlanRead").latest("seq").targets["as_what"] == "referent"
