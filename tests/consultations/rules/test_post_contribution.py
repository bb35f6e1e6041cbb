import uuid

import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from participation.consultations.fragments import state_of_my_messages
from participation.consultations.models import Contribution
from participation.consultations.rules import ConsultationClosed, Who, post_contribution
from participation.moderation.models import Reason, ReviewItem, State
from participation.moderation.permissions import visible_items
from participation.moderation.rules import publish_item, refuse_item
from tests.support.consultations import a_consultation, a_contribution, close
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db


def test_a_message_waits_for_the_team_of_the_structure_that_asks():
    consultation = a_consultation()
    contribution = a_contribution(consultation, a_person())
    item = contribution.review
    assert (item.state, item.text, item.context) == (State.PENDING, contribution.text, consultation.title)
    assert list(visible_items(a_worker(consultation.structure))) == [item]
    assert not visible_items(a_worker()).exists()


def test_one_form_sent_twice_is_one_message():
    consultation, awa, key = a_consultation(), a_person(), uuid.uuid4()
    first = post_contribution(consultation, text="Oui", key=key, who=Who.self(awa))
    again = post_contribution(consultation, text="Oui", key=key, who=Who.self(awa))
    assert first == again
    assert (
        Contribution.objects.count(),
        ReviewItem.objects.count(),
        Entry.objects.filter(stream="moderation").count(),
    ) == (1, 1, 1)


def test_the_same_key_from_somebody_else_is_another_message():
    consultation, key = a_consultation(), uuid.uuid4()
    post_contribution(consultation, text="Oui", key=key, who=Who.self(a_person()))
    post_contribution(consultation, text="Non", key=key, who=Who.self(a_person()))
    assert Contribution.objects.count() == 2


def test_after_the_last_day_a_message_is_not_kept():
    consultation = a_consultation()
    close(consultation)
    with pytest.raises(ConsultationClosed):
        a_contribution(consultation)
    assert not ReviewItem.objects.exists()


@pytest.mark.parametrize("text", ["", "a" * 5_001])
def test_the_database_refuses_an_empty_or_endless_message(text):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_contribution(a_consultation(), text=text)


def test_what_is_published_and_what_is_refused_reaches_the_page_and_its_author():
    consultation, awa = a_consultation(), a_person()
    samira = a_worker(consultation.structure)
    kept, refused = (a_contribution(consultation, awa, text) for text in ("Ouvrez le samedi.", "Bof."))
    publish_item(kept.review_id, seen=0, by=samira)
    refuse_item(refused.review_id, seen=0, reason=Reason.OFF_TOPIC, by=samira)
    assert list(consultation.contributions.published()) == [kept]
    assert [message.review.state for message in state_of_my_messages(awa)] == [State.REFUSED, State.APPROVED]
    assert Entry.objects.filter(stream=f"consultation:{consultation.pk}").count() == 2
