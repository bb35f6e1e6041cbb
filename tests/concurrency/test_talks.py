"""Two write while she reads the same thread on two phones: what is new to her is exact, and never new twice."""

import pytest

from journal.models import Entry
from participation.plans.models import Message, ReadMark, Thread
from participation.plans.rules import mark_read
from tests.concurrency.talks import write
from tests.support.plans import a_pair
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
TIMES = 15


def racing(reader: str) -> tuple:
    pair = a_pair()
    about, her = pair.person.pk, pair.person.pk
    write(about, pair.worker.pk, 1)
    mark_read(about, seen=1, by=pair.person)
    args = [
        ("write", about, pair.worker.pk, TIMES),
        ("write", about, pair.worker.pk, TIMES),
        (reader, about, her, 3 * TIMES),
        (reader, about, her, 3 * TIMES),
    ]
    return pair, race(4, "tests.concurrency.talks:act", args)


def test_each_message_has_its_number_and_the_mark_is_where_she_last_was():
    pair, (one, other, *seen) = racing("read")
    assert (one, other) == (TIMES, TIMES)
    total = 2 * TIMES + 1
    assert Thread.objects.get(pk=pair.person.pk).seq == total
    numbers = Message.objects.filter(thread=pair.person.pk).order_by("seq").values_list("seq", flat=True)
    assert list(numbers) == list(range(1, total + 1))
    assert Entry.objects.filter(stream_id=f"messages:{pair.person.pk}").count() == total
    mark = ReadMark.objects.get(user=pair.person)
    assert mark.seq == max(seen)
    assert Message.objects.unread_by(pair.person.pk).count() == total - max(seen)


def test_a_mark_put_wherever_the_last_page_was_tells_her_twice():
    """The positive control; run again when the two phones happened to take turns."""
    assert any(sum(racing("read_naively")[1][2:]) for _ in range(15))
