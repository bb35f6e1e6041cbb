"""« Ouvrir à » and « Fermer à »: only she does it, until a day, and what she had on her screen is kept."""

import datetime as dt

import pytest
import time_machine

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from participation.people.models import Referent, User
from participation.plans.engine.sharing import months_after
from participation.plans.models import Consent, Pillar
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import (
    can_read,
    can_read_section,
    can_write_section,
    shared_sections,
    views_of,
    visible_plans,
)
from participation.plans.rules import (
    NotOffered,
    PlanClosed,
    TooLong,
    WordsChanged,
    give_consent,
    open_section,
    propose_step,
    revoke_consent,
    withdraw_plan,
)
from participation.plans.rules.step_details import DayIsPast, Details
from tests.support.people import StructureFactory, a_coordinator, a_user, a_worker, give_mandate
from tests.support.plans import a_partner, opens, words_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def paul(pair) -> User:
    return a_partner(pair)


def reads(user, section) -> bool:
    """What the sentence, the list and the live stream say: the same."""
    said = {
        can_read_section(user, section),
        shared_sections(user).filter(pk=section.pk).exists(),
        str(section.pk) in views_of([user.pk], section.plan).get(user.pk, ""),
    }
    assert len(said) == 1
    return said.pop()


def test_a_part_is_open_to_who_works_in_the_structure_and_no_other_part_is(pair, paul):
    other = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    assert not reads(paul, pair.section)
    opens(pair, paul)
    assert reads(paul, pair.section)
    assert not reads(paul, other)
    assert not can_write_section(paul, pair.section)
    assert not can_read(paul, pair.plan)
    assert not visible_plans(paul).exists()


def test_nobody_else_gains_anything(pair, paul):
    opens(pair, paul)
    house = paul.memberships.get().structure
    others = [
        a_coordinator(house),
        a_worker(StructureFactory(territory=house.territory), "Ming Chen"),
        a_worker(pair.structure, "Samira Costa"),
        a_user("Kader"),
    ]
    for user in others:
        assert not reads(user, pair.section)


def test_who_works_in_both_houses_is_a_colleague_and_no_partner(pair, paul):
    opens(pair, paul)
    paul.memberships.create(role="worker", structure=pair.structure)
    assert not reads(paul, pair.section)
    Referent.objects.update(worker=paul)
    assert views_of([paul.pk], pair.plan) == {paul.pk: "team"}
    assert not shared_sections(paul).exists()


def test_a_partner_without_second_factor_or_who_left_reads_nothing(pair, paul):
    opens(pair, paul)
    paul.acts_as_staff = False
    assert not can_read_section(paul, pair.section)
    assert not shared_sections(paul).exists()
    paul.acts_as_staff = True
    paul.memberships.update(starts_on=today() - dt.timedelta(days=9), ends_on=today() - dt.timedelta(days=1))
    assert not reads(paul, pair.section)


def test_it_ends_with_its_last_day(pair, paul):
    opens(pair, paul, until=today() + dt.timedelta(days=3))
    with time_machine.travel(now() + dt.timedelta(days=3), tick=False):
        assert reads(paul, pair.section)
    with time_machine.travel(now() + dt.timedelta(days=4), tick=False):
        assert not reads(paul, pair.section)


def test_it_ends_with_the_plan(pair, paul):
    opens(pair, paul)
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert not reads(paul, pair.section)


def test_she_closes_it_at_once_and_the_evidence_stays(pair, paul):
    consent = opens(pair, paul)
    revoke_consent(consent.pk, by=pair.person)
    assert not reads(paul, pair.section)
    closed_at = Consent.objects.get().revoked_at
    assert revoke_consent(consent.pk, by=pair.person).revoked_at == closed_at
    kept = Consent.objects.get()
    assert kept.words_seen == words_for(pair.section, kept.structure, kept.until)
    assert (kept.on_phone, kept.channel) == ("shared", "self")
    entries = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}", verb__startswith="Consent").order_by("seq")
    assert [entry.verb for entry in entries] == ["ConsentGiven", "ConsentRevoked"]
    for entry in entries:
        assert entry.actor == pair.person.pk
        assert entry.targets == {
            "plan": str(pair.plan.pk),
            "section": str(pair.section.pk),
            "structure": str(kept.structure_id),
            "consent": str(kept.pk),
        }
    assert not Message.objects.exists(), "nobody is told"


def test_opening_again_takes_the_place_of_what_was_open(pair, paul):
    first = opens(pair, paul)
    second = opens(pair, paul, may_write=True, channel=Channel.ASSISTED)
    assert Consent.objects.holding().get() == second
    first.refresh_from_db()
    assert first.revoked_at
    assert Entry.objects.get(verb="ConsentGiven", targets__consent=str(second.pk)).channel == "assisted"
    revoke_consent(first.pk, by=pair.person)
    assert reads(paul, pair.section), "an old page closes nothing but what it showed"


def test_the_same_form_sent_twice_opens_once(pair, paul):
    key = new_id()
    assert opens(pair, paul, key=key) == opens(pair, paul, key=key)
    assert Consent.objects.count() == 1
    other = StructureFactory(territory=pair.structure.territory)
    with pytest.raises(KeyUsedElsewhere):
        opens(pair, a_worker(other, "Ming Chen"), key=key)


@pytest.mark.parametrize("who", ["helper", "referent", "colleague", "coordinator", "partner", "stranger"])
def test_nobody_gives_or_takes_back_for_her(pair, paul, who):
    consent = opens(pair, paul)
    people = {
        "helper": a_user("Lucie Diallo"),
        "referent": pair.worker,
        "colleague": a_worker(pair.structure, "Samira Costa"),
        "coordinator": a_coordinator(pair.structure),
        "partner": paul,
        "stranger": a_user("Kader"),
    }
    give_mandate(pair.person, people["helper"])
    with pytest.raises(NotAllowed):
        opens(pair, paul, by=people[who])
    with pytest.raises(NotAllowed):
        revoke_consent(consent.pk, by=people[who])
    assert reads(paul, pair.section)


def test_what_is_refused(pair, paul):
    with pytest.raises(DayIsPast):
        opens(pair, paul, until=today() - dt.timedelta(days=1))
    with pytest.raises(TooLong):
        opens(pair, paul, until=months_after(today(), 12) + dt.timedelta(days=1))
    with pytest.raises(WordsChanged):
        opens(pair, paul, words_seen="Oui.")
    with pytest.raises(NotOffered):
        opens(pair, a_worker(pair.structure, "Samira Costa"))
    with pytest.raises(NotOffered):
        opens(pair, a_worker(StructureFactory(), "Ailleurs"))
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        opens(pair, paul)
    assert not Consent.objects.exists()
    with pytest.raises(NotAllowed):
        revoke_consent(new_id(), by=pair.person)
    with pytest.raises(NotAllowed):
        give_consent(
            new_id(),
            structure_id=new_id(),
            until=today(),
            may_write=False,
            words_seen="",
            on_phone="own",
            key=new_id(),
            by=pair.person,
        )


def test_a_partner_proposes_a_step_only_when_she_said_so(pair, paul):
    structure = paul.memberships.get().structure
    named = Details(partner=structure.pk)
    ask = {"title": "Remplir le dossier", "who": "partner", "details": named, "key": new_id(), "by": paul}
    opens(pair, paul)
    with pytest.raises(NotAllowed):
        propose_step(pair.section.pk, **ask)
    opens(pair, paul, may_write=True)
    step = propose_step(pair.section.pk, **ask)
    assert (step.proposed_by, step.proposed_from, step.partner, step.author) == ("team", structure, structure, paul)
    assert can_write_section(pair.person, pair.section)
    assert can_write_section(pair.worker, pair.section)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-11-22", 3, "2027-02-22"), ("2028-02-29", 12, "2029-02-28")],
)
def test_months_end_where_they_can(day, months, after):
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(after)
