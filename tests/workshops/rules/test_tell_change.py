"""What changed because of what people said: told by the team that holds the workshop, read by everybody."""

import pytest
from django.urls import reverse

from kit.ids import new_id
from kit.refusals import NotAllowed
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_user, a_worker
from tests.support.workshops import WorkshopFactory
from workshops.models import Change
from workshops.rules import tell_change, withdraw_change

pytestmark = pytest.mark.django_db
SAID = {"heard": "Il fait froid.", "done": "Nous avons un poêle."}


def test_it_is_told_once_read_by_everybody_and_can_be_taken_back(client):
    workshop, key = WorkshopFactory(), new_id()
    worker = a_worker(workshop.structure)

    changes = [tell_change(workshop.pk, key=key, by=worker, **SAID) for _ in range(2)]
    assert changes[0] == changes[1]
    assert "Nous avons un poêle." in client.get(reverse("workshops:changes")).content.decode()

    for _ in range(2):
        withdraw_change(changes[0].pk, by=worker)
    assert "Nous avons un poêle." not in client.get(reverse("workshops:changes")).content.decode()


def test_the_team_of_another_structure_and_a_person_do_not():
    workshop = WorkshopFactory()
    change = tell_change(workshop.pk, key=new_id(), by=a_worker(workshop.structure), **SAID)

    for stranger in (a_worker(), a_user()):
        with pytest.raises(NotAllowed):
            tell_change(workshop.pk, key=new_id(), by=stranger, **SAID)
        with pytest.raises(NotAllowed):
            withdraw_change(change.pk, by=stranger)
    with pytest.raises(NotAllowed):
        withdraw_change(new_id(), by=a_worker())
    assert Change.objects.standing().count() == 1


def test_the_page_says_what_is_missing_and_keeps_what_was_typed():
    workshop = WorkshopFactory()
    hers = signed_in(a_coordinator(workshop.structure))
    page = reverse("workshops:workshop_changes", args=[workshop.pk])

    answer = hers.post(page, {"heard": "Il fait froid.", "done": "", "key": str(new_id())})

    assert answer.status_code == 400
    assert "Écrivez ce qui a changé." in answer.content.decode()
    assert 'value="Il fait froid."' in answer.content.decode()
    assert hers.post(page, {**SAID, "key": str(new_id())}).status_code == 302
    assert Change.objects.get().by is not None
