import datetime as dt

import pytest
import time_machine
from django.db.models import F

from kit.demo import Life
from kit.time import PARIS, now, today
from participation.people.models import Scope
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany, give_mandate
from tests.support.workshops import PlaceFactory
from workshops import demo
from workshops.models import Attendee, Booking, Session

pytestmark = pytest.mark.django_db


def a_life(**options) -> Life:
    structure, tiers_lieu = StructureFactory(), StructureFactory()
    people = {
        key: a_person(structure, name=key.title()) for key in ("moussa", "awa", "iryna", "joel", "salma", "kader")
    }
    people |= {"nadia": a_worker(structure), "ming": a_worker(tiers_lieu), "aidant": a_user("Lucie")}
    accompany(people["nadia"], people["iryna"], structure)
    give_mandate(people["moussa"], people["aidant"], Scope.WORKSHOP)
    life = Life(people=people, structures={"trait-union": tiers_lieu}, **options)
    life.places = {"trait-union": PlaceFactory(structure=tiers_lieu)}
    return life


@pytest.mark.parametrize("hour", [0, 8, 23])
def test_the_demo_always_has_eleven_sessions_to_come_one_today_and_two_behind(hour):
    with time_machine.travel(dt.datetime(2026, 10, 24, hour, 30, tzinfo=PARIS), tick=False):
        demo.build(a_life())

        sessions = Session.objects.filter(starts_at__gt=now() - dt.timedelta(days=30)).order_by("starts_at")
        assert sum(session.day > today() for session in sessions) == 11
        assert sum(session.day == today() for session in sessions) == 1
        assert sum(session.day < today() for session in sessions) == 2
        assert sessions.filter(waiting__gt=0, taken=F("capacity")).count() == 1
        coming = Booking.objects.filter(person__name="Moussa", session__starts_at__date__gt=today())
        assert coming.get(by__name="Moussa", remind=True).confirmed
        assert coming.get(by__name="Moussa", remind=False).offered
        assert coming.get(by__name="Lucie").confirmed
        assert set(Attendee.objects.exclude(present=None).values_list("present", flat=True)) == {True, False}


def test_an_empty_demo_has_the_venue_and_no_session():
    life = a_life(sample=False)

    demo.build(life)

    assert life.venue.place == life.places["trait-union"]
    assert not Session.objects.exists()
