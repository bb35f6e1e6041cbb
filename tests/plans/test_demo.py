"""The demo's plans: one in every state, dated before today."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.template.loader import render_to_string

from journal.models import Entry, broken_links
from kit.demo import Life
from kit.printing import lay_out
from kit.time import now
from outbox.models import Message
from participation.people.models import Role
from participation.plans import demo
from participation.plans.fragments import Viewer, plans_of, shared_with, show_printed
from participation.plans.models import (
    BreakGlass,
    Consent,
    Draft,
    Kind,
    Plan,
    Proof,
    State,
    Step,
    WordsVersion,
    broken_versions,
)
from participation.plans.permissions import waiting_contracts
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def life(django_db_setup: None, django_db_blocker) -> Iterator[Life]:
    """Told once for the tests that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        told = the_cast()
        demo.build(told)
        yield told
        transaction.set_rollback(True)


def the_cast() -> Life:
    life, house = Life(), StructureFactory()
    for key, name in [("nadia", "Nadia Benali"), ("samira", "Samira Costa")]:
        life.people[key] = a_worker(house, name)
    life.people["claire"] = a_coordinator(house)
    accompanied = {"moussa": "nadia", "awa": "nadia", "iryna": "nadia", "joel": "samira", "salma": "samira"}
    for key, worker in {**accompanied, **dict.fromkeys("uvwxyz", "samira")}.items():
        life.people[key] = a_person(house, key.capitalize())
        accompany(life.people[worker], life.people[key], house)
    life.people["lucas"] = a_person(house, "Lucas")
    life.structures["agence"] = StructureFactory(territory=house.territory)
    life.people["paul"] = a_worker(life.structures["agence"], "Paul Mercier")
    ines = a_user("Inès", phone=None, username="ines")
    life.people["ines"] = with_role(ines, Role.TERRITORY, territory=house.territory)
    return life


def test_there_is_a_plan_in_every_state_and_all_of_it_is_past(life):
    assert set(Plan.objects.values_list("state", flat=True)) == set(State.values) - {State.ARCHIVED}
    assert list(broken_links()) == [], "its journal holds, whatever the days it tells of"
    assert not Plan.objects.filter(person=life.people["z"]).exists()
    for rows in (Entry.objects.filter(at__gt=now()), WordsVersion.objects.filter(at__gt=now())):
        assert not rows.exists()
    for plan in Plan.objects.order_by("pk"):
        times = list(Entry.objects.filter(stream_id=f"plan:{plan.pk}").order_by("seq").values_list("at", flat=True))
        assert times == sorted(times)
        assert plan.opened_at == times[0]


def test_what_was_signed_holds_whatever_the_days_it_tells_of(life):
    assert list(broken_versions()) == []
    assert not Proof.objects.filter(at__gt=now() - dt.timedelta(hours=1)).exists()
    assert not Message.objects.waiting().filter(kind="copy_ready").exists()
    [paper] = Proof.objects.filter(method="paper")
    assert paper.by == life.people["iryna"]
    [contract] = waiting_contracts(life.people["ines"])
    assert contract.kind == Kind.MASP_2


def test_the_cast_stands_as_in_the_mock_ups(life):
    stands = {
        card.person.name: card.standing.text for worker in ("nadia", "samira") for card in plans_of(life.people[worker])
    }
    assert stands["Moussa"] == "Attend sa réponse"
    assert stands["Awa"] == "D’accord à deux"
    assert stands["Iryna"] == "A changé ses mots"
    assert stands["Joel"] == "Pas d’accord, à revoir"
    assert stands["Salma"] == "Terminé"
    assert Draft.objects.get(text__isnull=False).section.plan.person == life.people["moussa"]


def test_one_emergency_reading_is_over_and_reviewed_and_sends_nothing_today(life):
    glass = BreakGlass.objects.get()
    assert glass.plan.person == life.people["awa"]
    assert glass.opened_at < glass.reviewed_at < glass.review_due_at < now()
    assert not Message.objects.waiting().filter(data__glass=str(glass.pk)).exists()


def test_awa_lets_the_agency_write_in_one_part_which_brings_what_it_does(life):
    agency = life.structures["agence"]
    [consent] = Consent.objects.holding()
    assert (consent.section.plan.person, consent.structure) == (life.people["awa"], agency)
    assert consent.given_at < now()
    [card] = shared_with(life.people["paul"])
    assert (card.person, bool(card.asked)) == (life.people["awa"], True)
    [words] = consent.section.words.filter(structure=agency)
    assert words.shown
    assert set(Step.objects.filter(partner=agency).values_list("done_from", flat=True)) == {agency.pk, None}


def test_an_empty_demo_has_no_plan():
    empty = Life(sample=False)
    before = Plan.objects.count()
    demo.build(empty)
    assert Plan.objects.count() == before


def test_an_ordinary_plan_is_one_sheet_of_paper(life):
    pytest.importorskip("weasyprint")
    for person in (life.people["moussa"], life.people["awa"]):
        plan = Plan.objects.select_related("person", "structure").get(person=person)
        printed = show_printed(plan, Viewer.PERSON, person)
        html = render_to_string("plans/print_paper.html", {"printed": printed})
        assert len(lay_out(html, render_to_string("plans/paper.css")).pages) <= 2
        assert printed.below, "with lines to write on below each part"
