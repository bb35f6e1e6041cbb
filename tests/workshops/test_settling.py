"""What is left to prepare is on the page of the team's day until somebody has settled it."""

import pytest

from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_user, a_worker
from tests.support.workshops import SessionFactory, WorkshopFactory, book
from workshops.engine import Need as Asked
from workshops.models import Need
from workshops.rules import keep_everybody, resize_session, see_to_need

pytestmark = pytest.mark.django_db


def test_needs_and_decisions_stay_on_the_teams_day_until_they_are_settled():
    structure = StructureFactory()
    worker, stranger = a_worker(structure), a_worker()
    session = SessionFactory(workshop=WorkshopFactory(structure=structure), capacity=4)
    for _ in range(2):
        book(session, a_user(), needs=[Asked("transport", "depuis la gare")])

    def day(user) -> str:
        return signed_in(user).get("/equipe/").content.decode()

    assert "2 besoins à régler" in day(worker)
    assert "besoins à régler" not in day(stranger)
    for need in Need.objects.all():
        see_to_need(need.pk, settled=True, by=worker)
    assert "à régler" not in day(worker)
    resize_session(session.pk, capacity=1, by=worker)
    assert "Plus de gens que de places" in day(worker)
    keep_everybody(session.pk, by=worker)
    assert "Plus de gens que de places" not in day(worker)
