"""Frames together, for a client that asks for it: one in each tenth of a second, and as few as hold them."""

import json
import time

import pytest

from live import hub, wire
from tests.support import live
from tests.support.people import a_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def test_what_comes_together_is_one_frame_for_who_asks_and_many_for_who_does_not(site):
    session = live.session_of(a_user("Équipe"))
    live.write(5)
    with live.socket(site, session, merged=True, trial=0) as one, live.socket(site, session, trial=0) as other:
        [together] = live.frames(one, 1)
        assert together == {"frames": live.frames(other, 5)}
        assert [frame["seq"] for frame in together["frames"]] == [1, 2, 3, 4, 5]
        assert live.silence(one)


def test_who_speaks_again_still_gets_them_together(site):
    session = live.session_of(a_user("Équipe"))
    with live.socket(site, session, merged=True, trial=0) as end:
        end.send(json.dumps({"here": {"stream": "trial", "where": "1"}}))
        assert live.frames(end, 1) == [
            {"frames": [{"kind": "presence", "stream": "trial", "html": "<li>Équipe 1</li>"}]}
        ]


def test_two_frames_are_a_tenth_of_a_second_apart(site):
    session = live.session_of(a_user("Équipe"))
    with live.socket(site, session, merged=True, **{"trial": 0, "trial:other": 0}) as end:
        assert live.silence(end)
        came: list[float] = []
        seqs: dict[str, list[int]] = {"trial": [], "trial:other": []}
        for _ in range(8):  # in two streams, which a look hands over one after the other
            live.write()
            live.write(name="trial:other")
            time.sleep(0.04)
        while sum(map(len, seqs.values())) < 16:
            for frame in live.frames(end, 1)[0]["frames"]:
                seqs[frame["stream"]].append(frame["seq"])
            came.append(time.monotonic())
    assert seqs == {"trial": [*range(1, 9)], "trial:other": [*range(1, 9)]}
    assert len(came) < 16


def test_a_frame_of_many_is_never_too_large_and_none_is_lost():
    frames = [wire._dump({"seq": n, "html": "é" * 900 * (n % 9)}) for n in range(60)]
    merged = list(wire.merge(frames))
    assert [frame for one in merged for frame in json.loads(one)["frames"]] == [json.loads(one) for one in frames]
    assert max(len(one.encode()) for one in merged) <= wire.LARGEST
    assert len(merged) < 40
    assert list(wire.merge([])) == []


def test_the_largest_frame_goes_alone():
    room = wire.LARGEST - len('{"html":""}')
    frame = wire._dump({"html": "x" * room})
    assert [json.loads(one)["frames"] for one in wire.merge(["{}", frame, "{}"])] == [[{}], [json.loads(frame)], [{}]]


def test_the_pace_is_the_one_that_was_promised():
    assert hub.PACE == 0.1
