"""Territories that grow, structures that open, and people who are linked to them."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from participation.people.models import Membership, Role, Structure, Territory, User
from participation.people.permissions import has_role, run_structures, run_territories, team_of
from participation.people.rules import (
    NameTaken,
    NobodyByThatName,
    NobodyToLink,
    PlaceExists,
    RoleAlreadyHeld,
    TooManyLinks,
    TooManyNames,
    add_to_team,
    end_role,
    grant_role,
    link_person,
    open_structure,
    open_territory,
    set_open_door,
)
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
DAY = dt.timedelta(days=1)


@pytest.fixture
def admin() -> User:
    return with_role(a_user(phone=None, username="admin"), Role.PLATFORM)


@pytest.fixture
def territory():
    return TerritoryFactory()


@pytest.fixture
def runs_it(territory) -> User:
    return with_role(a_user(phone=None, username="territoire"), Role.TERRITORY, territory=territory)


def grow(admin: User, **changes):
    said = {
        "name": "Haute Vallée",
        "open_door": False,
        "structure": "La Source",
        "coordinator": "Inès Morel",
        "username": "ines",
        "by": admin,
    }
    return open_territory(**said | changes)


def test_the_platform_opens_a_territory_with_its_coordinator(admin):
    opened = grow(admin)
    ines, source = opened.coordinator.user, Structure.objects.get(name="La Source")
    assert source.territory == opened.territory
    assert not opened.territory.open_door
    assert list(run_structures(ines)) == [source]
    assert not run_territories(ines).exists()
    verbs = (
        Entry.objects.filter(stream_id=f"network:{opened.territory.pk}").order_by("seq").values_list("verb", flat=True)
    )
    assert list(verbs) == ["TerritoryOpened", "StructureOpened"]


def test_it_opens_whole_or_not_at_all(admin):
    a_worker(username="ines")
    with pytest.raises(NameTaken):
        grow(admin)
    assert not Territory.objects.filter(name="Haute Vallée").exists()
    assert not Structure.objects.exclude(memberships__isnull=False).exists()


def test_a_territory_has_a_name_of_its_own(admin):
    grow(admin)
    with pytest.raises(PlaceExists):
        grow(admin, username="autre")


def test_nobody_else_opens_a_territory(admin, runs_it):
    admin.acts_as_staff = False
    for somebody in (admin, runs_it, a_coordinator(), a_worker(), a_person()):
        with pytest.raises(NotAllowed):
            grow(somebody)


def test_who_runs_the_territory_opens_a_structure_in_it(territory, runs_it):
    opened = open_structure(territory.pk, name="La Source", phone="0199000000", by=runs_it)
    assert opened in run_structures(runs_it)
    with pytest.raises(PlaceExists):
        open_structure(territory.pk, name="la source", by=runs_it)
    for somebody in (a_coordinator(opened), a_worker(opened), a_person(opened)):
        with pytest.raises(NotAllowed):
            open_structure(territory.pk, name="Une autre", by=somebody)
    with pytest.raises(NotAllowed):
        open_structure(TerritoryFactory().pk, name="Une autre", by=runs_it)


def test_two_structures_of_two_territories_may_have_one_name(admin):
    places = [open_structure(TerritoryFactory().pk, name="La Source", by=admin) for _ in range(3)]
    assert len({place.slug for place in places}) == 3


def test_the_door_of_a_territory(territory, runs_it):
    for _ in range(2):
        set_open_door(territory.pk, open_door=False, by=runs_it)
    territory.refresh_from_db()
    assert not territory.open_door
    assert Entry.objects.filter(verb="DoorShut").count() == 1
    with pytest.raises(NotAllowed):
        set_open_door(territory.pk, open_door=True, by=a_coordinator(StructureFactory(territory=territory)))


def test_everyone_runs_what_the_table_says(territory, runs_it, admin):
    ours, other = StructureFactory(territory=territory), StructureFactory()
    assert set(run_structures(admin)) == {ours, other}
    assert list(run_structures(runs_it)) == [ours]
    assert list(run_structures(a_coordinator(ours))) == [ours]
    for somebody in (a_worker(ours), a_person(ours), a_user()):
        assert not run_structures(somebody).exists()
        assert not run_territories(somebody).exists()


def test_the_team_of_a_structure_is_no_list_of_the_persons():
    ours = StructureFactory()
    nadia, awa = a_worker(ours), a_person(ours)
    assert [one.user for one in team_of(ours)] == [nadia]
    assert awa not in [one.user for one in team_of(ours)]


def test_somebody_is_added_by_her_whole_name_until_a_day_and_told():
    ours, theirs = StructureFactory(), StructureFactory()
    claire, paul = a_coordinator(ours), a_worker(theirs, username="paul")
    add_to_team(username=" Paul", role=Role.WORKER, structure=ours, ends_on=today() + 5 * DAY, by=claire)
    assert Membership.objects.filter(user=paul, structure=ours, ends_on=today() + 5 * DAY).exists()
    assert Message.objects.filter(to=paul.pk, kind="news_in_her_space").count() == 1
    with pytest.raises(RoleAlreadyHeld):
        add_to_team(username="paul", role=Role.WORKER, structure=ours, by=claire)
    with time_machine.travel(now() + 6 * DAY):
        assert not Membership.objects.get(user=paul, structure=ours).ends_on >= today()
        add_to_team(username="paul", role=Role.WORKER, structure=ours, by=claire)


def test_names_tried_are_counted():
    ours = StructureFactory()
    claire = a_coordinator(ours)
    a_worker(username="paul")
    for _ in range(20):
        with pytest.raises(NobodyByThatName):
            add_to_team(username="personne", role=Role.WORKER, structure=ours, by=claire)
    with pytest.raises(TooManyNames):
        add_to_team(username="paul", role=Role.WORKER, structure=ours, by=claire)


def test_nobody_adds_where_they_run_nothing():
    ours = StructureFactory()
    a_worker(username="paul")
    for somebody in (a_worker(ours), a_coordinator(), a_person(ours)):
        with pytest.raises(NotAllowed):
            add_to_team(username="paul", role=Role.WORKER, structure=ours, by=somebody)


def test_a_role_with_a_last_day_may_end_before_it():
    ours = StructureFactory()
    claire, lina = a_coordinator(ours), a_user(username="lina")
    membership = grant_role(lina, Role.WORKER, structure=ours, ends_on=today() + 30 * DAY, by=claire)
    end_role(membership.pk, by=claire)
    assert not has_role(lina, Role.WORKER)


# Whoever opened her account alone


def test_a_worker_who_meets_her_links_her_and_she_is_told():
    ours = StructureFactory()
    nadia, awa = a_worker(ours), a_user()
    assert link_person(phone=awa.phone, structure=ours, by=nadia) == awa
    assert link_person(phone=awa.phone, structure=ours, by=nadia) == awa
    assert Membership.objects.get(user=awa).starts_on == today()
    assert Message.objects.filter(to=awa.pk).count() == 1
    awa.refresh_from_db()
    assert awa.phone_sure_at is not None


def test_an_unknown_number_and_one_that_is_not_to_link_get_the_same_words():
    ours = StructureFactory()
    nadia = a_worker(ours)
    elsewhere, staff = a_person(), a_worker()
    User.objects.filter(pk=staff.pk).update(phone="+33639980066")
    closed = a_user(is_active=False)
    for phone in ("+33639980055", elsewhere.phone, "+33639980066", closed.phone):
        with pytest.raises(NobodyToLink):
            link_person(phone=phone, structure=ours, by=nadia)
    assert not Message.objects.exists()
    elsewhere.refresh_from_db()
    assert elsewhere.phone_sure_at is None


def test_numbers_tried_are_counted():
    ours = StructureFactory()
    nadia, awa = a_worker(ours), a_user()
    for number in range(10):
        with pytest.raises(NobodyToLink):
            link_person(phone=f"+3363998005{number}", structure=ours, by=nadia)
    with pytest.raises(TooManyLinks):
        link_person(phone=awa.phone, structure=ours, by=nadia)


def test_the_right_numbers_do_not_count():
    ours = StructureFactory()
    nadia = a_worker(ours)
    linked = [link_person(phone=a_user().phone, structure=ours, by=nadia) for _ in range(12)]
    assert len(linked) == 12


def test_nobody_links_to_a_structure_that_is_not_theirs():
    awa = a_user()
    for somebody in (a_worker(), a_person(), awa):
        with pytest.raises(NotAllowed):
            link_person(phone=awa.phone, structure=StructureFactory(), by=somebody)
