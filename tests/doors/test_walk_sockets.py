"""The walk, over sockets: something happens, and what comes down to each column is what the agreement says."""

import pytest

from live import wire
from participation.plans.rules import revoke_consent
from tests.doors import rights
from tests.doors.matrix import sockets
from tests.doors.matrix import world as worlds
from tests.doors.matrix.flips import Cell
from tests.doors.matrix.knocking import Outcome
from tests.doors.matrix.plans import GLASS
from tests.doors.matrix.sockets import MESSAGES, MODERATION, PLAN, STREAMS, Stream, follows, hear, hear_all, outcome_of
from tests.doors.matrix.world import STRANGER, World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
WHO = (*rights.COLUMNS, STRANGER)
BY_A_PAGE_ALONE = {rights.COMMITTEE, rights.ADDRESSEE, rights.TERRITORY, rights.PLATFORM, rights.ANONYMOUS}
HAVE_A_THREAD = {rights.PERSON, rights.HELPER, rights.REFERENT}


@pytest.fixture
def world(site: str) -> World:
    return worlds.build()


def expected(stream: Stream, who: str) -> Outcome:
    return Outcome.DENIED if who == STRANGER else stream.door.expects(who)


def code_for(who: str) -> int:
    return wire.SIGNED_OUT if who == rights.ANONYMOUS else wire.NOT_YOURS


def wrong(site: str, world: World, stream: Stream, expects: dict[str, Outcome]) -> list[str]:
    """What was told to whom otherwise than agreed; and what a denial says that nothing does not say."""
    heard = hear_all(site, world, dict.fromkeys(WHO, stream.name(world)), stream)
    nothing = hear_all(site, world, dict.fromkeys(WHO, stream.nothing), stream)
    told = [f"{who}: {one.told}" for who, one in heard.items() if outcome_of(one, stream) != expects[who]]
    told += [f"nothing, {who}: {one.told}" for who, one in nothing.items() if one.told != (code_for(who), [])]
    closed = {who: one for who, one in heard.items() if expects[who] == Outcome.DENIED and not one.skipped}
    return told + [f"apart, {who}: {one.told}" for who, one in closed.items() if one.told != nothing[who].told]


def test_each_stream_tells_those_the_agreement_names_and_closes_to_the_others(site, world):
    """First as it is every day; then while an emergency reading lasts; then without her yes, under an open socket."""
    everyday = {who: Outcome.DENIED if who in GLASS else expected(PLAN, who) for who in WHO}
    assert wrong(site, world, PLAN, everyday) == []
    for stream in (MODERATION, MESSAGES):
        assert wrong(site, world, stream, {who: expected(stream, who) for who in WHO}) == []
    for who in GLASS:
        world.break_glass(who)
    assert wrong(site, world, PLAN, {who: expected(PLAN, who) for who in WHO}) == []
    with follows(site, world, rights.PARTNER, PLAN.name(world)) as end:
        PLAN.happens(world)
        assert outcome_of(hear(end, PLAN.says), PLAN) == Outcome.GRANTED
        revoke_consent(world.consent.pk, by=world.awa)
        PLAN.happens(world)
        assert hear(end, PLAN.says).told == (wire.NOT_YOURS, [])
    closed = {who: expected(PLAN, who) for who in WHO} | {rights.PARTNER: Outcome.DENIED}
    assert wrong(site, world, PLAN, closed) == []


def test_a_cell_turned_over_is_seen_by_the_next_frame(site, world, monkeypatch):
    """Given to who has no view of a plan at all, it opens pages and no socket: the walk of the pages sees those."""
    unseen = {
        cell for stream in STREAMS for cell in sockets.cells_of(stream) if not sockets.seen(site, world, stream, cell)
    }
    pages = {Cell("plan.read", column) for column in BY_A_PAGE_ALONE}
    pages |= {Cell("message.read", column) for column in set(rights.COLUMNS) - HAVE_A_THREAD}
    assert unseen == pages | {Cell("contribution.moderate", "anonymous")}
    # The control: with a flip that changes nothing, nothing is seen.
    monkeypatch.setattr("tests.doors.matrix.flips._turn_over", lambda *_: None)
    monkeypatch.setattr(sockets, "PATIENCE", 1.0)
    same = [Cell("plan.read", rights.REFERENT), Cell("plan.read", rights.PARTNER)]
    assert [cell for cell in same if sockets.seen(site, world, PLAN, cell)] == []
