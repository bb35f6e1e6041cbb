import pytest

from kit.ids import new_id
from outbox import kinds
from outbox.models import Message


class AnyId(dict):
    """Ids of things that are no more."""

    def __missing__(self, name: str) -> str:
        return str(new_id())


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(kinds.every()))
def test_a_message_about_what_is_no_more_is_dropped_or_fits_in_one_sms(name):
    from outbox.engine import sms

    kind = kinds.every()[name]
    text = kind.render(Message(kind=name, to=new_id(), data=AnyId()))
    assert text is None or sms.fits(text)
