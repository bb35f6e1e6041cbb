import datetime as dt

import pytest

from kit.time import PARIS
from outbox.engine import hours


def paris(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=PARIS)


@pytest.mark.parametrize(("hour", "minute", "quiet"), [(7, 59, True), (8, 0, False), (20, 59, False), (21, 0, True)])
def test_phones_are_quiet_from_21_to_8_in_paris(hour, minute, quiet):
    assert hours.is_quiet(paris(2026, 7, 14, hour, minute).astimezone(dt.UTC)) is quiet


def test_the_morning_after_is_8_in_paris_whatever_the_clocks_do():
    for evening, morning in [
        (paris(2026, 3, 28, 22), paris(2026, 3, 29, 8)),
        (paris(2026, 10, 24, 22), paris(2026, 10, 25, 8)),
        (paris(2026, 12, 31, 23, 59), paris(2027, 1, 1, 8)),
        (paris(2026, 6, 1, 3), paris(2026, 6, 1, 8)),
    ]:
        assert hours.morning_after(evening) == morning
        assert not hours.is_quiet(hours.morning_after(evening))
