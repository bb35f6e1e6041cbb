import pytest
from django.db import IntegrityError, transaction

from kit.ids import new_id
from outbox.kinds import Kind
from outbox.models import Message
from outbox.rules import queue_message
from tests.support.outbox import deliver, registered

pytestmark = pytest.mark.django_db
NEWS = Kind("test_news", render=lambda message: "Du nouveau pour vous.")


def test_the_same_key_twice_is_one_message():
    with registered(NEWS):
        first = queue_message(kind="test_news", address="+33639980001", data={}, key="news:1")
        again = queue_message(kind="test_news", address="+33639980002", data={}, key="news:1")
        assert first == again
        assert [line["to"] for line in deliver()] == ["+33639980001"]


def test_ids_become_text_and_words_are_not_stored():
    with registered(NEWS):
        someone, session = new_id(), new_id()
        queue_message(kind="test_news", to=someone, data={"session": session, "seats": 2}, key="news:2")
    assert Message.objects.get().data == {"session": str(session), "seats": 2}
    assert "nouveau" not in str(Message.objects.values().get())


def test_an_unknown_kind_is_refused_at_once():
    with pytest.raises(LookupError):
        queue_message(kind="test_never_registered", address="+33639980001", data={}, key="news:3")


def test_a_message_has_one_addressee_exactly():
    with registered(NEWS):
        for addressee in [{}, {"to": new_id(), "address": "+33639980001"}]:
            with pytest.raises(IntegrityError), transaction.atomic():
                queue_message(kind="test_news", **addressee, data={}, key="news:4")


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_sent():
    with registered(NEWS):
        with transaction.atomic():
            queue_message(kind="test_news", address="+33639980001", data={}, key="news:5")
            transaction.set_rollback(True)
        assert deliver() == []
