import uuid

import time_machine

from kit.ids import new_id


def test_an_id_is_a_version_7_uuid():
    made = new_id()
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_ids_sort_by_the_moment_they_were_made():
    with time_machine.travel(0, tick=False) as clock:
        made = []
        for _ in range(50):
            made.append(new_id())
            clock.shift(0.001)
    assert made == sorted(made)


def test_an_id_starts_with_its_milliseconds():
    with time_machine.travel("2026-10-15T12:00:00.123Z", tick=False):
        assert new_id().int >> 80 == 1_792_065_600_123


def test_ids_of_one_millisecond_are_all_different():
    with time_machine.travel("2026-10-15T12:00:00Z", tick=False):
        assert len({new_id() for _ in range(10_000)}) == 10_000
