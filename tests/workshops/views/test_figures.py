"""The figures of a year: what took place whole, who came from five people on, never a name."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from kit.time import PARIS
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_user
from tests.support.workshops import SessionFactory, WorkshopFactory, book
from workshops.models import Attendee, Face, Feedback, Session

pytestmark = pytest.mark.django_db
FIGURES = reverse("workshops:figures")
MARCH, APRIL = dt.datetime(2026, 3, 10, 14, tzinfo=PARIS), dt.datetime(2026, 4, 7, 14, tzinfo=PARIS)


def held(workshop, start: dt.datetime, people: int) -> Session:
    """A session to which so many people came, each with an account, each of whom found it good."""
    with time_machine.travel(start - dt.timedelta(days=2), tick=False):
        session = SessionFactory(workshop=workshop, starts_at=start, ends_at=start + dt.timedelta(hours=2), capacity=12)
        for number in range(people):
            booking = book(session, a_user(name=f"Personne{number} Secrète"))
            Feedback.objects.create(booking=booking, face=Face.GOOD)
    Attendee.objects.filter(booking__session=session).update(present=True)
    return session


@pytest.fixture
def structure():
    structure = StructureFactory()
    bike, bread = (WorkshopFactory(structure=structure, title=title) for title in ("Vélo", "Pain"))
    held(bike, MARCH, 7)
    held(bread, MARCH, 2)
    held(bread, APRIL, 6)
    return structure


def on(day: dt.datetime):
    return time_machine.travel(day, tick=False)


def test_a_month_is_counted_once_it_is_over_and_nobody_is_named(structure):
    with on(dt.datetime(2026, 4, 20, 9, tzinfo=PARIS)):
        hers = signed_in(a_coordinator(structure))
        found = hers.get(FIGURES).context["figures"]
        text = hers.get(FIGURES).content.decode()

    assert found.whole.line.sessions == 2, "April goes on"
    assert {one.name: one.line.came for one in found.tables[1].lines} == {"Vélo": None, "Pain": None}
    assert "Moins de 5, ou caché" in text
    assert "Secrète" not in text


def test_the_page_and_the_file_say_the_same(structure):
    with on(dt.datetime(2026, 5, 20, 9, tzinfo=PARIS)):
        hers = signed_in(a_coordinator(structure))
        found = hers.get(FIGURES).context["figures"]
        file = hers.get(reverse("workshops:figures_file", args=[2026]))

    assert (found.whole.line.came, found.whole.line.people, found.whole.line.seats) == (15, 15, 36)
    assert {one.name: one.line.came for one in found.tables[0].lines} == {"Mars": 9, "Avril": 6}
    assert [one.count for one in found.opinions] == [None] * 3, "all said the same: it would say what each said"
    assert found.asked == "15"
    rows = file.content.decode("utf-8-sig")
    assert '"Mois";"Mars";"2";"24";"9";"9";"9"' in rows
    assert "Secrète" not in rows


def test_a_hidden_month_is_in_no_total_that_was_read_before_it_and_is_read_after(structure):
    for month in (5, 6):
        held(structure.workshops.get(title="Vélo"), dt.datetime(2026, month, 5, 14, tzinfo=PARIS), 3)

    with on(dt.datetime(2026, 7, 20, 9, tzinfo=PARIS)):
        found = signed_in(a_coordinator(structure)).get(FIGURES).context["figures"]

    shown = sum(one.line.came or 0 for one in found.tables[0].lines)
    assert {one.name: one.line.came is None for one in found.tables[0].lines}["Mai"]
    assert (found.whole.line.came, found.whole.line.people, found.asked) == (shown, shown, str(shown))
    for table in found.tables[1:]:
        assert sum(one.line.came or 0 for one in table.lines) <= shown
    assert found.whole.line.sessions == 5, "what everybody could count stays whole"


def test_another_structure_reads_its_own_and_other_years_are_links(structure):
    with on(dt.datetime(2027, 2, 20, 9, tzinfo=PARIS)):
        held(WorkshopFactory(structure=structure), dt.datetime(2027, 1, 5, 14, tzinfo=PARIS), 5)
        hers, theirs = signed_in(a_coordinator(structure)), signed_in(a_coordinator())

        assert hers.get(FIGURES).context["figures"].year == 2027
        assert hers.get(f"{FIGURES}?annee=2026").context["figures"].whole.line.sessions == 3
        assert hers.get(f"{FIGURES}?annee=1999").context["figures"].year == 2027
        assert theirs.get(FIGURES).context["figures"].whole.line.sessions == 0
        assert theirs.get(reverse("workshops:figures_file", args=[2026])).status_code == 404


def test_the_page_asks_the_same_number_of_questions_however_many_sessions(structure, django_assert_max_num_queries):
    with on(dt.datetime(2026, 5, 20, 9, tzinfo=PARIS)):
        hers = signed_in(a_coordinator(structure))
        for number in range(4):
            held(WorkshopFactory(structure=structure), MARCH + dt.timedelta(days=number), 1)
        with django_assert_max_num_queries(17):
            hers.get(FIGURES)
