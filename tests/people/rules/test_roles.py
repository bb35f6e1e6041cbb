"""Granting and ending roles."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import today
from participation.people.models import Membership, Role, User
from participation.people.permissions import has_role, is_staff
from participation.people.rules import RoleAlreadyEnded, RoleAlreadyHeld, end_role, grant_role, open_staff_account
from participation.people.rules import roles as registry
from tests.support.people import (
    StructureFactory,
    TerritoryFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    with_role,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(registry, "_watchers", [told.append])
    return told


def test_a_coordinator_grants_the_roles_of_her_structure(told):
    tilleuls, user = StructureFactory(), a_user()
    grant_role(user, Role.WORKER, structure=tilleuls, by=a_coordinator(tilleuls))
    assert has_role(user, Role.WORKER)
    assert told == [user.pk]
    assert Entry.objects.get(stream_id=f"people:{user.pk}").verb == "RoleGranted"


@pytest.mark.parametrize("role", [Role.WORKER, Role.COORDINATOR, Role.ADDRESSEE])
def test_a_worker_grants_no_staff_role(role):
    tilleuls = StructureFactory()
    with pytest.raises(NotAllowed):
        grant_role(a_user(), role, structure=tilleuls, by=a_worker(tilleuls))


def test_a_worker_welcomes_a_person_in_her_structure_only():
    tilleuls = StructureFactory()
    nadia = a_worker(tilleuls)
    grant_role(a_user(), Role.PERSON, structure=tilleuls, by=nadia)
    with pytest.raises(NotAllowed):
        grant_role(a_user(), Role.PERSON, structure=StructureFactory(), by=nadia)


def test_a_coordinator_grants_nothing_outside_her_structure():
    tilleuls = StructureFactory()
    claire = a_coordinator(tilleuls)
    for place in ({"structure": StructureFactory()}, {"territory": tilleuls.territory}, {}):
        role = {"structure": Role.WORKER, "territory": Role.TERRITORY}.get(next(iter(place), ""), Role.PLATFORM)
        with pytest.raises(NotAllowed):
            grant_role(a_user(), role, by=claire, **place)


def test_who_runs_a_territory_grants_there_and_nowhere_else():
    here, there = TerritoryFactory(), TerritoryFactory()
    admin = with_role(a_user(), Role.TERRITORY, territory=here)
    grant_role(a_user(), Role.COMMITTEE, territory=here, by=admin)
    grant_role(a_user(), Role.COORDINATOR, structure=StructureFactory(territory=here), by=admin)
    with pytest.raises(NotAllowed):
        grant_role(a_user(), Role.COMMITTEE, territory=there, by=admin)
    with pytest.raises(NotAllowed):
        grant_role(a_user(), Role.PLATFORM, by=admin)


def test_a_role_is_not_held_twice():
    tilleuls, user = StructureFactory(), a_user()
    grant_role(user, Role.PERSON, structure=tilleuls, by=None)
    with pytest.raises(RoleAlreadyHeld):
        grant_role(user, Role.PERSON, structure=tilleuls, by=None)


def test_becoming_staff_takes_the_code_of_the_card_away():
    user = a_user()
    user.set_password("482913570264")
    user.save()
    grant_role(user, Role.WORKER, structure=StructureFactory(), by=None)
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_a_role_ends_at_once_and_takes_the_staff_password_away(told):
    tilleuls = StructureFactory()
    nadia = a_worker(tilleuls, password="un long mot de passe")
    Membership.objects.update(starts_on=today() - dt.timedelta(days=30))
    end_role(nadia.memberships.get().pk, by=a_coordinator(tilleuls))
    nadia.refresh_from_db()
    assert not is_staff(nadia)
    assert not nadia.has_usable_password()
    assert nadia.memberships.get().ends_on == today() - dt.timedelta(days=1)
    assert told == [nadia.pk]


def test_a_role_granted_today_by_mistake_ends_today():
    tilleuls = StructureFactory()
    nadia = a_worker(tilleuls)
    membership = nadia.memberships.get().pk
    end_role(membership, by=None)
    assert not is_staff(nadia)
    with pytest.raises(RoleAlreadyEnded):
        end_role(membership, by=None)


def test_a_worker_ends_no_colleagues_role():
    tilleuls = StructureFactory()
    with pytest.raises(NotAllowed):
        end_role(a_worker(tilleuls).memberships.get().pk, by=a_worker(tilleuls))


def test_a_staff_account_opens_with_a_password_shown_once():
    tilleuls = StructureFactory()
    account = open_staff_account(name="Paul", username="Paul", role=Role.WORKER, structure=tilleuls, by=None)
    assert account.user.username == "paul"
    assert account.user.check_password(account.password)
    assert is_staff(account.user)


def test_the_database_refuses_a_superuser():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="root", is_superuser=True)


def test_the_database_refuses_an_account_without_a_way_in():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(name="Awa")


def test_the_database_refuses_two_writings_of_one_username():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Nadia")


def test_a_person_is_no_staff():
    assert not is_staff(a_person())
