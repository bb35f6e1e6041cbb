import datetime as dt

import pytest

from kit.ids import new_id
from kit.time import now
from outbox.models import Message
from outbox.rules import forget_addresses

pytestmark = pytest.mark.django_db
LONG_AGO, NOW = now() - dt.timedelta(days=2), now()


def a_message(**fields) -> Message:
    return Message.objects.create(kind="test_news", key=str(new_id()), **fields)


def test_an_address_is_forgotten_once_its_message_is_old_and_closed():
    a_message(address="+33639980001", sent_at=LONG_AGO)
    a_message(address="+33639980002", dropped_at=LONG_AGO)
    kept = [
        a_message(address="+33639980003", sent_at=NOW),
        a_message(address="+33639980004", due_at=LONG_AGO),  # still waits
        a_message(to=new_id(), sent_at=LONG_AGO),  # an account: no number in it
    ]
    assert forget_addresses(before=now() - dt.timedelta(days=1)) == 2
    assert set(Message.objects.values_list("pk", flat=True)) == {message.pk for message in kept}
