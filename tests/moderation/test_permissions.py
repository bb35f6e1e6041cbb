"""Whose messages one reads: the list and the sentence say the same."""

import pytest

from kit.refusals import NotAllowed
from participation.moderation.models import Concern, Reason, ReviewItem, Side
from participation.moderation.permissions import can_decide, can_moderate, pending_count, side_of, visible_items
from participation.moderation.rules import appeal_item, publish_item, refuse_item, report_words
from participation.people.models import Role
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db


def test_the_list_and_the_permission_agree_for_everybody():
    here, elsewhere = StructureFactory(), StructureFactory()
    moussa, awa = a_person(here, "Moussa"), a_person(elsewhere, "Awa")
    nadia, samira = a_worker(here, "Nadia"), a_worker(here, "Samira")
    accompany(nadia, moussa, here)
    claire = with_role(a_coordinator(here, "Claire"), Role.COORDINATOR, elsewhere)
    everybody = [moussa, awa, nadia, samira, claire, a_worker(elsewhere), a_user("Inconnu")]
    everybody.append(with_role(a_user("Kader"), Role.COMMITTEE, territory=here.territory))
    everybody.append(with_role(a_user("Préfecture"), Role.ADDRESSEE, here))
    nobodys = a_message(here, moussa)
    ReviewItem.objects.filter(pk=nobodys.pk).update(author=None)
    items = [a_message(here, moussa), a_message(elsewhere, awa), a_message(here, samira), nobodys]
    items = list(ReviewItem.objects.filter(pk__in=[item.pk for item in items]))
    for user in everybody:
        seen = set(visible_items(user))
        assert seen == {item for item in items if can_moderate(user, item)}, user
    assert {user.name: visible_items(user).count() for user in (nadia, samira, claire)} == {
        "Nadia": 2,
        "Samira": 2,
        "Claire": 4,
    }


def test_only_what_waits_is_counted():
    item = a_message()
    samira = a_worker(item.structure)
    a_message(item.structure)
    assert pending_count(samira) == 2
    publish_item(item.pk, seen=0, by=samira)
    assert pending_count(samira) == 1


def test_a_session_without_second_factor_moderates_nothing():
    item = a_message()
    samira = a_worker(item.structure)
    samira.acts_as_staff = False
    assert not can_moderate(samira, item)
    assert not visible_items(samira).exists()


def test_who_reported_leaves_the_answer_to_a_colleague_where_there_is_one():
    structure = StructureFactory()
    awa, nadia = a_person(structure, "Awa"), a_worker(structure, "Nadia")
    item = a_message(structure, awa)
    publish_item(item.pk, seen=0, by=nadia)
    report_words(item.pk, concern=Concern.PRIVATE, number="n", by=nadia)
    item.refresh_from_db()
    assert can_decide(nadia, item)  # alone
    accompany(a_worker(structure), awa, structure)  # who may not read it either
    assert can_decide(nadia, item)
    samira = a_worker(structure, "Samira")
    assert (can_decide(nadia, item), can_decide(samira, item)) == (False, True)
    with pytest.raises(NotAllowed):
        refuse_item(item.pk, seen=item.version, reason=Reason.PRIVATE, by=nadia)
    page = signed_in(nadia).get(f"/equipe/moderation/{item.pk}/").content.decode()
    assert "Un ou une collègue décide." in page
    assert "Laisser en ligne" not in page


def test_who_reported_hears_no_appeal_of_it():
    structure = StructureFactory()
    awa, nadia, samira = a_person(structure, "Awa"), a_worker(structure, "Nadia"), a_worker(structure, "Samira")
    item = a_message(structure, awa)
    publish_item(item.pk, seen=0, by=nadia)
    report_words(item.pk, concern=Concern.PRIVATE, number="n", by=samira)
    item.refresh_from_db()
    refuse_item(item.pk, seen=item.version, reason=Reason.PRIVATE, by=nadia)
    item.refresh_from_db()
    appeal_item(item.pk, seen=item.version, by=awa)
    item.refresh_from_db()
    assert side_of(samira, item) is Side.TEAM  # nobody else is there
    assert side_of(a_worker(structure), item) is Side.TEAM
    assert side_of(samira, item) is None
