import datetime as dt

import pytest

from kit.ids import new_id
from kit.time import PARIS
from outbox import addresses
from outbox.kinds import Kind
from outbox.models import Message
from outbox.models.messages import MessageQuerySet
from outbox.rules import deliver_message, queue_message, take_back
from tests.support.outbox import deliver, registered

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 10, 15, 12, tzinfo=PARIS)
NIGHT = dt.datetime(2026, 10, 15, 23, tzinfo=PARIS)
NEWS = Kind("test_news", render=lambda message: "Du nouveau pour vous.")
CODE = Kind("test_code", render=lambda message: "123456 est votre code.", urgent=True)
HERS = new_id()
BOOK = {HERS: addresses.Address("sms", "+33639980001")}


def queued(kind: str = "test_news", *, to=None, address: str = "+33639980009", due: dt.datetime = NOON) -> Message:
    where = {"to": to} if to else {"address": address}
    return queue_message(kind=kind, **where, data={}, key=str(new_id()), due_at=due)


def test_an_account_is_written_to_where_its_room_says():
    with registered(NEWS, book=BOOK):
        message = queued(to=HERS)
        assert [(line["channel"], line["to"]) for line in deliver(at=NOON)] == [("sms", "+33639980001")]
        message.refresh_from_db()
        assert (message.sent_at, message.channel, message.attempts) == (NOON, "sms", 1)


def test_an_address_with_an_at_sign_gets_an_email():
    with registered(NEWS):
        queued(address="nadia@example.org")
        assert [line["channel"] for line in deliver(at=NOON)] == ["email"]


def test_what_was_sent_is_not_sent_again():
    with registered(NEWS):
        message = queued()
        assert deliver_message(message.pk, at=NOON)
        assert not deliver_message(message.pk, at=NOON)
        assert deliver(at=NOON + dt.timedelta(days=3)) == []


def test_at_night_ordinary_news_wait_for_the_morning_and_a_code_does_not():
    with registered(NEWS, CODE):
        queued("test_news", due=NIGHT)
        queued("test_code", due=NIGHT)
        assert [line["text"] for line in deliver(at=NIGHT)] == ["123456 est votre code."]
        morning = dt.datetime(2026, 10, 16, 8, tzinfo=PARIS)
        assert deliver(at=morning - dt.timedelta(minutes=1)) == []
        assert [line["text"] for line in deliver(at=morning)] == ["Du nouveau pour vous."]


def test_urgent_messages_pass_before_the_others():
    with registered(NEWS, CODE):
        for _ in range(3):
            queued("test_news")
        queued("test_code", due=NOON + dt.timedelta(minutes=1))
        assert "code" in deliver(at=NOON + dt.timedelta(minutes=1))[0]["text"]


@pytest.mark.parametrize(
    ("number", "reason"), [("+33199000000", "landline"), ("+33912345678", "landline"), ("+33639980001", "")]
)
def test_a_landline_never_gets_an_sms(number, reason):
    with registered(NEWS):
        message = queued(address=number)
        assert bool(deliver(at=NOON)) is not bool(reason)
        message.refresh_from_db()
        assert message.last_error == reason


def test_what_has_no_more_reason_to_be_said_is_dropped():
    with registered(Kind("test_past", render=lambda message: None)):
        message = queued("test_past")
        assert deliver(at=NOON) == []
        message.refresh_from_db()
        assert message.dropped_at == NOON


def test_what_is_taken_back_is_not_sent_and_leaves_no_row(monkeypatch):
    with registered(NEWS):
        message, other = queued(), queued()
        assert take_back([message.key]) == 1
        assert Message.objects.get() == other
        claim = MessageQuerySet.claim
        monkeypatch.setattr(
            MessageQuerySet, "claim", lambda *args, **at: claim(*args, **at) and bool(take_back([other.key]))
        )
        assert not deliver_message(other.pk, at=NOON)  # taken back as it was about to leave
        assert deliver(at=NOON) == []


def test_nobody_to_write_to_drops_it():
    with registered(NEWS, book={}):
        message = queued(to=HERS)
        assert deliver(at=NOON) == []
        message.refresh_from_db()
        assert (message.dropped_at, message.last_error) == (NOON, "no address")


def test_a_worker_killed_half_way_leaves_it_to_the_next_after_a_minute():
    with registered(NEWS):
        message = queued()
        assert Message.objects.claim(message.pk, at=NOON)  # and then nothing: killed
        assert deliver(at=NOON + dt.timedelta(seconds=59)) == []
        assert len(deliver(at=NOON + dt.timedelta(seconds=61))) == 1


def test_a_failure_waits_longer_each_time_and_keeps_no_words_of_the_error():
    def fail(message: Message) -> str:
        raise OSError("06 39 98 00 09 does not answer")

    with registered(Kind("test_fails", render=fail)):
        message, at, waits = queued("test_fails"), NOON, []
        for _ in range(3):
            deliver(at=at)
            message.refresh_from_db()
            waits.append((message.due_at - at).total_seconds())
            at = message.due_at
        assert waits == [10, 20, 40]
        assert message.last_error == "OSError"


def test_one_gives_up_in_the_end():
    def fail(message: Message) -> str:
        raise OSError

    with registered(Kind("test_fails", render=fail, urgent=True)):
        message, at = queued("test_fails"), NOON
        for _ in range(20):
            deliver(at=at)
            message.refresh_from_db()
            at = message.due_at
        assert message.attempts == 10
        assert message.dropped_at


def test_a_text_too_long_for_one_sms_is_a_mistake_that_tests_see(settings):
    with registered(Kind("test_long", render=lambda message: "Vous êtes attendue")):
        message = queued("test_long")
        assert deliver(at=NOON) == []
        settings.OUTBOX_STRICT = False
        assert len(deliver(at=NOON + dt.timedelta(minutes=1))) == 1
        message.refresh_from_db()
        assert message.sent_at
