"""Five hundred addresses guess one number's code, at several server processes: five guesses a day are checked."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, User
from participation.people.rules import CODES_A_DAY, GUESSES_A_DAY
from tests.support.knocking import Knocker
from tests.support.people import StructureFactory, a_user
from tests.support.servers import site_processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

ADDRESSES, PROCESSES, AT_ONCE = 500, 2, 12
ASKING = 40
NAIVE_ADDRESSES = 60  # enough to find more
NUMBER, WRITTEN = "+33639980042", "06 39 98 00 42"
ENTER, CODE = "/entrer/", "/entrer/code/"


def attack(sites: list[str], addresses: int = ADDRESSES) -> Counter:
    """More addresses ask for a code than a number may have; all borrow the browser of one that got one. Then each
    guesses once. How each guess ended, by status, and "checked" for those that were told « pas bon »."""
    knockers = [
        Knocker(sites[number % len(sites)], f"198.51.{number // 250}.{number % 250}") for number in range(addresses)
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = list(pool.map(lambda one: one.post(ENTER, phone=WRITTEN, whose="shared"), knockers[:ASKING]))
        got = [one for one, page in zip(knockers, asked, strict=False) if page.status == 302]
        assert len(got) == CODES_A_DAY
        for number, one in enumerate(knockers):
            one.cookies = dict(got[number % len(got)].cookies)
        wrong = wrong_codes(addresses)
        guesses = list(pool.map(lambda pair: pair[0].post(CODE, code=pair[1]), zip(knockers, wrong, strict=True)))
    ends = Counter(page.status for page in guesses)
    ends["checked"] = sum("Le code n’est pas bon" in page.text for page in guesses)
    return ends


def wrong_codes(count: int) -> list[str]:
    right = {code_for(pk) for pk in EntryCode.objects.values_list("pk", flat=True)}
    return [code for number in range(count * 2) if (code := f"{number * 7919 % 10**6:06}") not in right][:count]


def test_five_guesses_are_checked_in_a_day_whatever_the_address_and_the_process():
    StructureFactory()
    a_user(phone=NUMBER)
    with site_processes(PROCESSES) as sites:
        ends = attack(sites)
    assert ends == {"checked": GUESSES_A_DAY, 400: GUESSES_A_DAY, 429: ADDRESSES - GUESSES_A_DAY}
    with site_processes(1) as (again,):  # a restart forgets nothing
        late = Knocker(again, "203.0.113.9")
        assert late.post(ENTER, phone=WRITTEN, whose="shared").status == 429


def test_the_same_attack_on_doors_that_count_in_memory_finds_more():
    """The positive control."""
    StructureFactory()
    a_user(phone=NUMBER)
    with site_processes(PROCESSES, application="tests.concurrency.naive_doors:application") as sites:
        ends = attack(sites, NAIVE_ADDRESSES)
    assert ends["checked"] > GUESSES_A_DAY


def test_a_guess_in_a_browser_that_asked_for_nothing_is_not_even_counted():
    StructureFactory()
    user = a_user(phone=NUMBER)
    with site_processes(1) as (site,):
        hers = Knocker(site)
        hers.post(ENTER, phone=WRITTEN, whose="shared")
        code = code_for(EntryCode.objects.get().pk)
        for number in range(20):
            other = Knocker(site, f"203.0.113.{number}")
            assert other.post(CODE, code=code).location == ENTER
        assert hers.post(CODE, code=code).status == 302
    assert User.objects.get(pk=user.pk).last_login
