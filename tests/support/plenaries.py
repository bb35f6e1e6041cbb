"""Plenaries for tests."""

import datetime as dt

from kit.ids import new_id
from kit.time import now
from participation.consultations.models import Plenary, Topic
from participation.consultations.rules import announce_plenary, propose_topic
from participation.moderation.rules import publish_item
from participation.people.models import Structure, User
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

DAY = dt.timedelta(days=1)


def a_plenary(structure: Structure | None = None, *, days: int = 14, by: User | None = None, **fields) -> Plenary:
    """In two weeks, for three hours; `days` before today when negative."""
    structure = structure or StructureFactory()
    begins = now() + days * DAY
    asked = {
        "starts_at": begins,
        "ends_at": begins + dt.timedelta(hours=3),
        "where": "Salle des fêtes",
        "travel_paid": True,
        "meals_paid": False,
        "key": new_id(),
    } | fields
    plenary = announce_plenary(structure.pk, **asked, by=by or a_coordinator(structure))
    return Plenary.objects.told().get(pk=plenary.pk)


def a_topic(plenary: Plenary, text: str = "Le prix des transports", by: User | None = None) -> Topic:
    """Published."""
    topic = propose_topic(plenary.pk, text=text, key=new_id(), by=by or a_person(plenary.structure))
    publish_item(topic.review_id, seen=0, by=a_worker(plenary.structure, "Samira Costa"))
    return Topic.objects.get(pk=topic.pk)
