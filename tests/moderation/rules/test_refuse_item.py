import pytest
from django.db import IntegrityError, transaction

from participation.moderation.models import Reason, ReviewItem, State
from participation.moderation.rules import AlreadyDecided, refuse_item
from tests.support.moderation import a_message
from tests.support.people import a_worker

pytestmark = pytest.mark.django_db


def test_a_refused_message_says_why():
    item = a_message()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=a_worker(item.structure))
    item.refresh_from_db()
    assert (item.state, item.reason, item.published_text) == (State.REFUSED, Reason.PRIVATE, "")


def test_the_same_answer_twice_is_one_and_other_words_are_another():
    item = a_message()
    nadia = a_worker(item.structure)
    for _press in range(2):
        refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, more="On vous reconnaît.", by=nadia)
    with pytest.raises(AlreadyDecided):
        refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, more="Appelez-nous.", by=nadia)
    assert item.decisions.count() == 1


def test_the_database_knows_no_refusal_without_reason_nor_publication_without_text():
    item = a_message()
    for nonsense in ({"state": State.REFUSED}, {"state": State.APPROVED}, {"published_text": "Oui"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewItem.objects.filter(pk=item.pk).update(**nonsense)
