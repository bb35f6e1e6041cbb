"""What is kept of those who came goes after its time, and is hers to take along until then."""

import datetime as dt

import pytest

from kit.ids import new_id
from kit.time import now
from participation.people.rules import keep
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.engine import Child
from workshops.engine import Need as Asked
from workshops.fragments import keeper
from workshops.models import Attendee, Booking, Need
from workshops.rules import WalkIn, add_walk_in, book_seats

pytestmark = pytest.mark.django_db
CHILD = Child(4, "Nour", in_care=True)
RAMP = Asked("transport", "en fauteuil, depuis la gare")


def test_of_whoever_has_no_account_only_numbers_stay_and_nobodys_needs_keep_their_words():
    session = SessionFactory(capacity=12, care_capacity=4)
    worker = a_worker(session.workshop.structure)
    who = {"person": None, "first_name": "Gisèle", "guests": ["Ali"], "children": [CHILD]}
    guest = book_seats(session.pk, **who, needs=[RAMP], by=worker, key=new_id(), channel="desk")
    hers = book(session, a_user(), guests=1, needs=[RAMP])
    Attendee.objects.filter(booking=hers, seat=2).update(first_name="Moussa")
    to_the_past(session, days=29)
    counted = Booking.objects.order_by("pk").values_list("pk", "seats", "care")
    before = list(counted)
    assert [keep()[line] for line in ("guests", "needs")] == [0, 0]

    done = keep(now() + dt.timedelta(days=2))

    assert (done["guests"], done["needs"]) == (3, 2)
    assert set(guest.attendees.values_list("first_name", "age", "in_care")) == {("", None, False)}
    assert guest.attendees.count() == 3
    assert list(counted) == before
    assert not Need.objects.exclude(words="").exists()
    assert Need.objects.get().booking == hers
    assert hers.attendees.filter(first_name="Moussa").exists(), "her account says how long"


def test_somebody_who_walked_in_is_forgotten_too():
    session = to_the_past(SessionFactory(), days=1)
    worker = a_worker(session.workshop.structure)
    add_walk_in(session.pk, walk_in=WalkIn(new_id(), "Rachida"), by=worker)

    assert keep(now() + dt.timedelta(days=40))["guests"] == 1
    assert not Attendee.objects.exclude(first_name="").exists()


def test_she_takes_along_what_she_asked_for_and_who_asked_for_her():
    session, person = SessionFactory(capacity=6, care_capacity=2), a_user()
    book(session, person, children=[CHILD], needs=[RAMP])

    rows = {sheet.name: sheet.rows for sheet in keeper().export(person)}

    assert RAMP.words in rows["besoins"][0]
    for said in ("4", 1, person.get_short_name()):
        assert said in rows["places"][0]
