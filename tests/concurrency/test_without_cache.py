"""Valkey dies: people still enter, and what protects them still counts."""

import contextlib

import pytest

from participation.people.engine.codes import code_for
from participation.people.models import EntryCode
from participation.people.rules import CODES_A_DAY, GUESSES_A_DAY
from tests.support.knocking import Knocker
from tests.support.people import StructureFactory, a_person
from tests.support.servers import Valkey, site_processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
ENTER, CODE = "/entrer/", "/entrer/code/"


def test_with_the_cache_killed_people_enter_and_limits_hold():
    tilleuls = StructureFactory()
    a_person(tilleuls, phone="+33639980042")
    a_person(tilleuls, phone=None, username="iryna", password="750318")
    with contextlib.ExitStack() as stack:
        valkey = Valkey()
        stack.callback(valkey.stop)
        sites = stack.enter_context(site_processes(2, REDIS_URL=valkey.url))
        assert Knocker(sites[0]).get(ENTER).status == 200
        valkey.kill()
        _a_person_enters_by_phone(sites[0])
        _a_person_enters_by_card(sites[1])
        _limits_hold(sites)


def _a_person_enters_by_phone(site: str) -> None:
    awa = Knocker(site)
    assert awa.post(ENTER, phone="06 39 98 00 42", whose="mine").location == CODE
    assert awa.post(CODE, code=code_for(EntryCode.objects.latest("created_at").pk)).location == "/mon-espace/"
    assert awa.get("/mon-espace/").status == 200


def _a_person_enters_by_card(site: str) -> None:
    iryna = Knocker(site)
    assert iryna.post("/entrer/carte/", username="iryna", code="750318").location == "/mon-espace/"
    assert iryna.get("/mon-espace/").status == 200


def _limits_hold(sites: list[str]) -> None:
    phone = "06 39 98 00 43"
    browsers = [Knocker(sites[number % 2]) for number in range(CODES_A_DAY + 2)]
    statuses = [one.post(ENTER, phone=phone, whose="shared").status for one in browsers]
    assert statuses == [302] * CODES_A_DAY + [429] * 2
    right = {code_for(pk) for pk in EntryCode.objects.values_list("pk", flat=True)}
    wrong = next(code for code in ("482913", "482914", "903157") if code not in right)
    guesses = [browsers[number % CODES_A_DAY].post(CODE, code=wrong).status for number in range(GUESSES_A_DAY + 3)]
    assert guesses == [400] * GUESSES_A_DAY + [429] * 3
