"""Every address that names an object is walked, or says here why it is not."""

from tests.doors import routes
from tests.doors.audience import Audience
from tests.doors.matrix.doors import DOORS

DECLARED = routes.declared()
INNER = {Audience.PERSON, Audience.TEAM, Audience.STAFF}
WALKED = {door.name for door in DOORS}
OWN = "one's own request, key or draft: found among the viewer's own rows only"
ENDS = "ends or renews what a walked door made, by the same permission; its room tests it"
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("mfa_remove_webauthn", "people:passkey_remove", "people:kept_throw"), OWN),
    **dict.fromkeys(("people:help_answer", "people:help_withdraw", "people:mandate_end"), OWN),
    **dict.fromkeys(("people:stand_in_answer", "people:stand_in_another"), OWN),
    **dict.fromkeys(("people:reset_withdraw", "people:erasure_decline", "people:stand_in_end"), ENDS),
    **dict.fromkeys(("people:invitation_cancel", "people:worker_renew", "people:role_end"), ENDS),
    **dict.fromkeys(("people:call", "people:call_take"), "the call list is of the row person.find, tested in its room"),
    **dict.fromkeys(("moderation:correct", "moderation:appeal"), OWN),
    "cms:comment": "under any open news, for whoever has an account: tests/cms/test_comments.py",
    "moderation:undo": "takes back the decision that moderation:publish and refuse made, for a few minutes",
}
"""Addresses with an object that the walk does not knock at, and which test does."""


def objects() -> set[str]:
    return {route.name for route in routes.every() if DECLARED.get(route.name) in INNER and route.takes_arguments}


def test_every_address_that_names_an_object_is_walked_or_says_why():
    assert sorted(objects() - WALKED - ELSEWHERE.keys()) == []


def test_what_is_excused_exists_and_is_not_walked():
    assert ELSEWHERE.keys() - objects() == set()
    assert ELSEWHERE.keys() & WALKED == set()
