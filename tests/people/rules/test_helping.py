"""A mandate: asked by the person, accepted by her helper, ended by either at once."""

import datetime as dt

import pytest
import time_machine

from journal.events import RIGHTS
from journal.models import Entry, head_seq
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from participation.people.engine.spans import in_months
from participation.people.models import HELP_REQUEST_LIFE, HelpRequest, Mandate, Role, Scope, User
from participation.people.permissions import allows, help_asked_of, ties_to_person
from participation.people.rules import (
    HelpOver,
    Oneself,
    TooManyAsked,
    answer_help,
    ask_helper,
    revoke_mandate,
    withdraw_help_request,
)
from tests.support.people import StructureFactory, a_person, a_user, a_worker, give_mandate, with_role

pytestmark = pytest.mark.django_db
NUMBER = "+33639980051"


@pytest.fixture
def awa() -> User:
    return a_person(name="Awa Keïta")


@pytest.fixture
def lucie() -> User:
    return a_user("Lucie", phone=NUMBER)


def ask(awa: User, way_in: str = NUMBER, scopes: tuple[Scope, ...] = (Scope.PLAN, Scope.WORKSHOP)) -> HelpRequest:
    return ask_helper(called="Lucie", way_in=way_in, scopes=scopes, months=3, by=awa)


def may_read(helper: User, person: User) -> bool:
    return allows("plan.read", ties_to_person(helper, person))


def test_nothing_is_open_before_her_helper_says_yes(awa, lucie):
    request = ask(awa)
    assert not may_read(lucie, awa)
    mandate = answer_help(request.pk, agrees=True, by=lucie)
    assert may_read(lucie, awa)
    assert mandate.scopes == [Scope.PLAN, Scope.WORKSHOP]
    assert not allows("message.read", ties_to_person(lucie, awa))
    assert mandate.ends_on == in_months(today(), 3)


def test_a_helper_never_signs_nor_consents(awa, lucie):
    answer_help(ask(awa, scopes=tuple(Scope)).pk, agrees=True, by=lucie)
    ties = ties_to_person(lucie, awa)
    refused = ("plan.sign", "consent.give", "consent.revoke", "accesslog.read", "erase.request", "plan.export")
    assert not any(allows(action, ties) for action in refused)


def test_it_ends_by_itself_on_its_day(awa, lucie):
    mandate = answer_help(ask(awa).pk, agrees=True, by=lucie)
    with time_machine.travel(dt.datetime.combine(mandate.ends_on, dt.time(12)) + dt.timedelta(days=1)):
        assert not may_read(lucie, awa)


@pytest.mark.parametrize("who", ["awa", "lucie"])
def test_either_ends_it_at_once_and_the_other_is_told(who, request, awa, lucie):
    mandate, by = answer_help(ask(awa).pk, agrees=True, by=lucie), request.getfixturevalue(who)
    Message.objects.all().delete()
    revoke_mandate(mandate.pk, by=by)
    revoke_mandate(mandate.pk, by=by)
    assert not may_read(lucie, awa)
    assert Message.objects.get().to == (lucie if by == awa else awa).pk
    assert Entry.objects.filter(verb="MandateEnded", stream=f"people:{awa.pk}").count() == 1


def test_nobody_else_ends_it(awa, lucie):
    mandate = answer_help(ask(awa).pk, agrees=True, by=lucie)
    with pytest.raises(NotAllowed):
        revoke_mandate(mandate.pk, by=a_user())


def test_a_yes_and_an_end_are_told_to_what_is_live(awa, lucie, django_capture_on_commit_callbacks):
    before = head_seq(RIGHTS)
    with django_capture_on_commit_callbacks(execute=True):
        mandate = answer_help(ask(awa).pk, agrees=True, by=lucie)
    with django_capture_on_commit_callbacks(execute=True):
        revoke_mandate(mandate.pk, by=awa)
    assert head_seq(RIGHTS) == before + 2


def test_asking_looks_the_same_whether_an_account_exists_or_not(awa, lucie, django_assert_num_queries):
    def seen(request: HelpRequest) -> dict:
        return {"called": request.called, "scopes": request.scopes, "ends_on": request.ends_on}

    with django_assert_num_queries(100, exact=False) as known:
        one = ask(awa)
    with django_assert_num_queries(100, exact=False) as unknown:
        other = ask(awa, "+33639980099")
    assert seen(one) == seen(other)

    def writes(queries) -> list[str]:
        words = [query["sql"].split(" ", 1)[0] for query in queries.captured_queries]
        return [word for word in words if word in ("INSERT", "UPDATE")]

    # The first asking of the day also makes the row in which askings are counted.
    assert writes(known) == writes(unknown)
    assert Message.objects.count() == 2


def test_no_number_is_kept_in_a_request(awa):
    request = ask(awa)
    assert NUMBER[4:] not in " ".join(str(value) for value in vars(request).values())


def test_who_opens_an_account_later_finds_the_request(awa):
    request = ask(awa)
    assert help_asked_of(a_user("Lucie", phone=NUMBER)).get() == request


def test_by_the_name_of_a_card_too(awa):
    helper = a_user("Lucie", phone=None, username="lucie482")
    answer_help(ask(awa, "lucie482").pk, agrees=True, by=helper)
    assert may_read(helper, awa)


def test_only_who_was_asked_answers(awa, lucie):
    request = ask(awa)
    for other in (awa, a_user()):
        with pytest.raises(NotAllowed):
            answer_help(request.pk, agrees=True, by=other)
    assert not Mandate.objects.exists()


def test_a_worker_is_no_helper_here(awa):
    worker = with_role(a_user("Nadia", phone=NUMBER), Role.WORKER, StructureFactory())
    request = ask(awa)
    assert not help_asked_of(worker).exists()
    with pytest.raises(NotAllowed):
        answer_help(request.pk, agrees=True, by=worker)
    with pytest.raises(NotAllowed):
        ask_helper(called="Lucie", way_in="lucie", scopes=[Scope.PLAN], months=3, by=a_worker())


def test_a_no_opens_nothing_and_she_is_told(awa, lucie):
    request = ask(awa)
    assert answer_help(request.pk, agrees=False, by=lucie) is None
    with pytest.raises(HelpOver):
        answer_help(request.pk, agrees=True, by=lucie)
    assert Message.objects.filter(to=awa.pk).count() == 1


def test_answered_twice_it_is_one_mandate(awa, lucie):
    request = ask(awa)
    assert answer_help(request.pk, agrees=True, by=lucie) == answer_help(request.pk, agrees=True, by=lucie)
    assert Mandate.objects.count() == 1


def test_taken_back_or_too_old_it_is_over(awa, lucie):
    request = ask(awa)
    withdraw_help_request(request.pk, by=awa)
    withdraw_help_request(request.pk, by=awa)
    with pytest.raises(HelpOver):
        answer_help(request.pk, agrees=True, by=lucie)
    old = ask(awa)
    with time_machine.travel(now() + HELP_REQUEST_LIFE + dt.timedelta(minutes=1)), pytest.raises(HelpOver):
        answer_help(old.pk, agrees=True, by=lucie)
    with pytest.raises(NotAllowed):
        withdraw_help_request(old.pk, by=lucie)


def test_asked_again_the_new_one_counts_and_a_new_yes_takes_the_place_of_the_old(awa, lucie):
    give_mandate(awa, lucie, Scope.MESSAGE)
    ask(awa)
    request = ask(awa, scopes=(Scope.PLAN,))
    assert help_asked_of(lucie).get() == request
    answer_help(request.pk, agrees=True, by=lucie)
    assert not allows("message.read", ties_to_person(lucie, awa))
    assert may_read(lucie, awa)


def test_nobody_asks_herself_nor_without_end(awa):
    with pytest.raises(Oneself):
        ask(awa, awa.phone)
    with pytest.raises(ValueError, match="for a year at most"):
        ask_helper(called="Lucie", way_in=NUMBER, scopes=[Scope.PLAN], months=13, by=awa)
    with pytest.raises(ValueError, match="is for something"):
        ask_helper(called="Lucie", way_in=NUMBER, scopes=[], months=3, by=awa)


def test_ten_in_a_day_are_enough(awa):
    for number in range(10):
        ask(awa, f"+3363998006{number}")
    with pytest.raises(TooManyAsked):
        ask(awa)
