"""A part that is closed leaves the screens of the others within a second, and nothing written after it reaches them."""

import time

import pytest

from live import wire
from participation.plans.rules import revoke_consent, withdraw_plan
from tests.live.shared_parts import revoke_under_sockets, rights_asked_once
from tests.support import live
from tests.support.clients import signed_in
from tests.support.plans import a_pair, a_partner, opens

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def test_the_socket_closes_within_a_second_and_reading_it_was_noted(site):
    pair = a_pair()
    paul, ming = a_partner(pair), a_partner(pair, "Ming Chen")
    consent = opens(pair, paul)
    opens(pair, ming)
    name = f"plan:{pair.plan.pk}"
    with (
        live.socket(site, signed_in(paul).session.session_key, **{name: 3}) as his,
        live.socket(site, signed_in(ming).session.session_key, **{name: 3}) as theirs,
    ):
        pair.shows("Rester près de l’école.")
        for end in (his, theirs):
            while "Rester" not in live.frames(end, 1)[0].get("html", ""):
                pass
        revoke_consent(consent.pk, by=pair.person)
        begun = time.monotonic()
        code, before = live.close_code(his, seconds=5)
        assert code == wire.NOT_YOURS
        assert not any(frame.get("html") for frame in before)
        assert time.monotonic() - begun < 1
        pair.shows("Rester près du parc.")
        while "parc" not in live.frames(theirs, 1)[0].get("html", ""):
            pass
        withdraw_plan(pair.plan.pk, by=pair.person)
        assert live.close_code(theirs)[0] == wire.NOT_YOURS


def test_many_are_closed_while_somebody_writes_and_nothing_comes_after_a_second(site):
    figures = revoke_under_sockets(site, partners=10, rounds=2)
    assert figures.tried == figures.closed == 20
    assert figures.codes == {wire.NOT_YOURS}
    assert figures.delivered_after == 0
    assert figures.slowest < 2  # a machine busy with ten other runs took 1.1 s to say goodbye; words stopped before
    assert figures.kept_whole == figures.kept == 2


def test_a_hub_that_asks_rights_only_once_would_go_on_showing(site):
    """The positive control: the same run finds what it looks for."""
    with rights_asked_once():
        figures = revoke_under_sockets(site, partners=4, rounds=1)
    assert figures.delivered_after > 0
    assert figures.closed < figures.tried
