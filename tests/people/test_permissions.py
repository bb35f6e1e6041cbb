"""The permission table against the words it was agreed in, and the ties that people really hold."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from kit.time import today
from participation.people.models import Mandate, Membership, Referent, Role, Scope
from participation.people.permissions import (
    TABLE,
    Column,
    Tie,
    accompanies,
    allows,
    duties,
    findable_persons,
    is_staff,
    is_team,
    ties_to_person,
    ties_to_structure,
    ties_to_territory,
)
from tests.support.people import (
    StructureFactory,
    TerritoryFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
    with_role,
)

pytestmark = pytest.mark.django_db

# As it was agreed, in its own words; the code has its own writing of it.
AGREED = """
plan.read | – | S | H | R | B | C | B | – | – | – | –
plan.write | – | S | H, waits for her yes | R | – | C(write) | – | – | – | – | –
plan.own_words | – | S | H, waits | R as scribe, waits | – | – | – | – | – | – | –
plan.sign | – | S | – | R | – | – | – | – | – | MASP, frozen version only | –
plan.export | – | S | – | R, logged | – | – | – | – | – | – | –
message.read, message.send, meeting.plan | – | S | H | R | – | – | – | – | – | – | –
consent.give, consent.revoke | – | S | – | – | – | – | – | – | – | – | –
accesslog.read | – | S | – | own acts | own acts | own acts | E | – | – | – | –
breakglass.open / breakglass.review | – | – | – | – | E / – | – | E / E, another | – | – | – | –
person.find | – | – | – | R | E | – | E | – | – | – | –
consultation.answer, contribution.post | if open | S | H, flagged | – | – | – | – | S | – | – | –
answer.enter_for | – | – | – | R | E | – | E | – | – | – | –
consultation.manage | – | – | – | – | – | – | E | – | – | T | –
agenda.propose | – | S | H | – | – | – | E | T | – | – | –
results.read | A | A | A | A | A | A | A | A | A | A | A
contribution.moderate | – | – | – | E | E | – | E | – | – | – | –
appeal.decide | – | – | – | – | E | – | E | T, concerned person | – | – | –
care.read, care.claim | – | – | – | R | E | – | E | – | – | – | –
committee.code, recommendation.write | – | – | – | – | – | – | – | T | – | – | –
recommendation.reply | – | – | – | – | – | – | – | – | own | – | –
workshop.propose | – | S | H | R | E | E | E | S | – | – | –
workshop.book | – | S | H | R, person told | E, person told | – | E, person told | S | – | – | –
workshop.manage, attendance, place.manage | – | – | – | E | E | – | E | – | – | – | –
news.propose / news.publish | – | S / – | – | E / – | E / – | – | E / E | – | – | T / T | –
account.invite_person / account.invite_worker | – | – | – | E / – | E / – | – | E / E | – | – | – / T | –
phone.reset | – | – | – | R + second E | second | – | second | – | – | – | –
erase.request / erase.execute | – | S / – | – | – | – | – | – / E | – | – | – | –
roles, settings | – | – | – | – | – | – | E | – | – | T | yes, no content
"""
LETTERS = {"–": "", "own": "S", "if": "O", "second": "E", "MASP,": "T", "yes,": "Y"}


def agreed() -> dict[str, dict[str, str]]:
    table = {}
    for line in AGREED.strip().splitlines():
        actions, *cells = (cell.strip() for cell in line.split("|"))
        names = actions.replace(" / ", ", ").split(", ")
        for place, name in enumerate(names):
            parts = [cell.split(" / ") for cell in cells]
            said = [part[place] if "/" in actions and len(part) > 1 else part[0] for part in parts]
            letters = [LETTERS.get(words.split()[0], words[0]) for words in said]
            table[name] = {column.value: letter for column, letter in zip(Column, letters, strict=True) if letter}
    return table


def test_the_table_is_the_one_that_was_agreed_cell_by_cell():
    coded = {action: {column.value: cell[0] for column, cell in row.items()} for action, row in TABLE.items()}
    assert coded == agreed()


def test_a_tie_opens_only_its_own_cell():
    assert allows("plan.read", {Tie(Column.PERSON, "S")})
    assert not allows("plan.read", {Tie(Column.COLLEAGUE, "E")})
    assert not allows("plan.read", set())
    assert allows("results.read", {Tie(Column.ANONYMOUS, "O")})
    assert not allows("results.read", set())
    assert duties("plan.write", {Tie(Column.HELPER, "H")}) == {"waits"}
    assert allows("plan.write", {Tie(Column.HELPER, "H", Scope.PLAN)})
    assert not allows("plan.write", {Tie(Column.HELPER, "H", Scope.WORKSHOP)})
    with pytest.raises(KeyError):
        allows("plan.burn", set())


@pytest.fixture
def tilleuls():
    return StructureFactory()


@pytest.fixture
def awa(tilleuls):
    return a_person(tilleuls)


YESTERDAY = today() - dt.timedelta(days=1)
TOMORROW = today() + dt.timedelta(days=1)


def test_who_is_what_to_a_person(tilleuls, awa):
    nadia, lucie, admin = a_worker(tilleuls), a_user(), with_role(a_user(), Role.PLATFORM)
    accompany(nadia, awa, tilleuls)
    give_mandate(awa, lucie)
    assert ties_to_person(awa, awa) == {Tie(Column.PERSON, "S")}
    helper = {Tie(Column.HELPER, "E"), *(Tie(Column.HELPER, "H", scope) for scope in Scope)}
    assert ties_to_person(lucie, awa) == helper
    assert ties_to_person(nadia, awa) == {Tie(Column.REFERENT, "R"), Tie(Column.REFERENT, "E")}
    assert ties_to_person(a_worker(tilleuls), awa) == {Tie(Column.COLLEAGUE, "E")}
    assert ties_to_person(a_worker(StructureFactory(territory=tilleuls.territory)), awa) == {Tie(Column.PARTNER, "E")}
    assert ties_to_person(a_coordinator(tilleuls), awa) == {Tie(Column.COORDINATOR, "E")}
    assert ties_to_person(admin, awa) == {Tie(Column.PLATFORM, "Y")}
    assert ties_to_person(AnonymousUser(), awa) == {Tie(Column.ANONYMOUS, "O")}
    assert ties_to_person(a_person(tilleuls), awa) == {Tie(Column.PERSON, "E")}
    for stranger in (a_worker(), a_coordinator(), a_user()):
        assert ties_to_person(stranger, awa) == set()


def test_a_member_of_the_committee_is_tied_to_the_territory_and_to_herself(tilleuls, awa):
    with_role(awa, Role.COMMITTEE, territory=tilleuls.territory)
    assert ties_to_structure(awa, tilleuls.pk) == {Tie(Column.COMMITTEE, "T"), Tie(Column.PERSON, "E")}
    assert ties_to_territory(awa, tilleuls.territory_id) == {Tie(Column.COMMITTEE, "T")}
    assert ties_to_structure(awa, StructureFactory().pk) == set()
    assert Tie(Column.COMMITTEE, "S") in ties_to_person(awa, awa)


def test_who_runs_a_territory_runs_nothing_elsewhere(tilleuls):
    admin = with_role(a_user(), Role.TERRITORY, territory=tilleuls.territory)
    assert ties_to_territory(admin, tilleuls.territory_id) == {Tie(Column.TERRITORY, "T")}
    assert ties_to_territory(admin, TerritoryFactory().pk) == set()
    assert not allows("plan.read", ties_to_structure(admin, tilleuls.pk))


@pytest.mark.parametrize("dates", [{"ends_on": YESTERDAY, "starts_on": YESTERDAY}, {"starts_on": TOMORROW}])
def test_what_is_over_or_has_not_begun_ties_nobody(tilleuls, awa, dates):
    nadia, lucie = a_worker(tilleuls), a_user()
    accompany(nadia, awa, tilleuls)
    give_mandate(awa, lucie)
    for relation in (Mandate, Referent):
        relation.objects.update(**dates)
    assert ties_to_person(lucie, awa) == set()
    assert Tie(Column.REFERENT, "R") not in ties_to_person(nadia, awa)
    Membership.objects.filter(user=nadia).update(**dates)
    assert ties_to_person(nadia, awa) == set()
    assert not is_team(nadia)


def test_a_referent_who_left_the_structure_keeps_no_right_on_the_persons_there(tilleuls, awa):
    nadia = a_worker(tilleuls)
    accompany(nadia, awa, tilleuls)
    Membership.objects.filter(user=nadia).delete()
    with_role(nadia, Role.WORKER, StructureFactory())
    assert ties_to_person(nadia, awa) == set()
    assert not findable_persons(nadia).filter(pk=awa.pk).exists()
    assert accompanies(nadia, awa.pk)


def test_without_a_second_factor_only_the_roles_of_a_person_are_left(tilleuls, awa):
    nadia = with_role(a_worker(tilleuls), Role.COMMITTEE, territory=tilleuls.territory)
    accompany(nadia, awa, tilleuls)
    nadia.acts_as_staff = False
    assert not is_team(nadia)
    assert not is_staff(nadia)
    assert ties_to_person(nadia, awa) == {Tie(Column.COMMITTEE, "T")}
    assert not nadia.has_perm("wagtailadmin.access_admin")


def test_a_closed_account_is_tied_to_nobody(tilleuls, awa):
    nadia = a_worker(tilleuls, is_active=False)
    accompany(nadia, awa, tilleuls)
    assert not any(tie.letter in "SHREC" for tie in ties_to_person(nadia, awa))


def test_ties_cost_the_same_few_queries_whatever_the_network(tilleuls, awa, django_assert_max_num_queries):
    nadia = a_worker(tilleuls)
    accompany(nadia, awa, tilleuls)
    for _ in range(5):
        structure = StructureFactory()
        with_role(nadia, Role.COORDINATOR, structure)
        with_role(awa, Role.PERSON, structure)
        with_role(nadia, Role.COMMITTEE, territory=structure.territory)
    with django_assert_max_num_queries(5):
        ties_to_person(nadia, awa)
    with django_assert_max_num_queries(4):
        ties_to_structure(nadia, tilleuls.pk)
