"""Why she asks for another reading is read for danger too: numbers for her, and somebody who has to take it."""

import pytest

from participation.care.models import CareAlert
from participation.moderation.models import Care, Reason
from participation.moderation.rules import appeal_item, refuse_item
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db


def test_words_of_danger_in_an_appeal_wake_the_team_and_show_whom_to_call():
    structure = StructureFactory()
    awa, nadia = a_person(structure, "Awa"), a_worker(structure)
    item = a_message(structure, awa, "Le samedi.")
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=nadia)
    assert "3114" not in signed_in(awa).get("/mes-messages-envoyes/").content.decode()
    item = appeal_item(item.pk, seen=1, note="Je n’en peux plus, je veux mourir.", by=awa)
    assert item.care_level == Care.DANGER
    assert CareAlert.objects.get(item=item).dangers == ["suicide"]
    assert "3114" in signed_in(awa).get("/mes-messages-envoyes/").content.decode()


def test_an_appeal_without_danger_wakes_nobody():
    structure = StructureFactory()
    awa = a_person(structure, "Awa")
    item = a_message(structure, awa, "Le samedi.")
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=a_worker(structure))
    appeal_item(item.pk, seen=1, note="Le samedi, c’est important pour moi.", by=awa)
    assert not CareAlert.objects.exists()
