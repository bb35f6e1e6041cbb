"""What has to hold besides, each asked at a door: a date, a yes, a reason, a second person, a second factor."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import reverse

from journal.models import Entry
from kit.time import now, today
from outbox.models import Message
from participation.people.models import Mandate, Membership, Referent
from participation.plans.models import BreakGlass, Consent
from tests.doors import rights
from tests.doors.matrix import world as worlds
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.knocking import Door, Outcome, knock
from tests.doors.matrix.world import World, stand_in
from tests.support.clients import signed_in

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = today() - dt.timedelta(days=1), today() + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    return built


def door(name: str, *, posts: bool = False) -> Door:
    return next(one for one in DOORS if name in (one.name, one.label) and bool(one.sends) == posts)


def opens(world: World, name: str, who: str, *, posts: bool = False) -> bool:
    return knock(world, door(name, posts=posts), who)[0] == Outcome.GRANTED


OVER = {"starts_on": YESTERDAY - dt.timedelta(days=1), "ends_on": YESTERDAY}
NOT_BEGUN = {"starts_on": TOMORROW, "ends_on": None}


@pytest.mark.parametrize("dates", [OVER, NOT_BEGUN], ids=["over", "not begun"])
def test_a_relation_opens_nothing_outside_its_dates(world, dates):
    assert opens(world, "plans:team_plan", rights.REFERENT)
    assert opens(world, "plans:helped", rights.HELPER)
    Referent.objects.filter(person=world.awa).update(**dates)
    Mandate.objects.filter(person=world.awa).update(**dates)
    assert not opens(world, "plans:team_plan", rights.REFERENT)
    assert not opens(world, "plans:helped", rights.HELPER)
    assert not opens(world, "live plan", rights.REFERENT)


@pytest.mark.parametrize("dates", [OVER, NOT_BEGUN], ids=["over", "not begun"])
def test_a_role_opens_nothing_outside_its_dates(world, dates):
    for who in (rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR, rights.PARTNER):
        Membership.objects.filter(user=world.actors[who]).update(**dates)
    for name in ("desk:person", "moderation:message", "live moderation", "plans:shared_plan", "workshops:roll"):
        for who in (rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR, rights.PARTNER):
            assert not opens(world, name, who), (name, who)


def test_a_mandate_taken_back_or_given_for_something_else_opens_no_plan(world):
    mandate = Mandate.objects.filter(person=world.awa)
    mandate.update(for_plan=False)
    assert not opens(world, "plans:helped", rights.HELPER)
    assert opens(world, "workshops:cancel", rights.HELPER, posts=True)
    mandate.update(for_plan=True, revoked_at=now())
    assert not opens(world, "plans:helped", rights.HELPER)
    assert not opens(world, "workshops:cancel", rights.HELPER, posts=True)


def test_who_stands_in_reads_once_she_was_told_and_until_she_refuses(world):
    samira = world.actors[rights.COLLEAGUE]
    relation = stand_in(world, samira, told_at=None)
    address = reverse("plans:team_plan", args=(world.plan.pk,))
    client = world.client(rights.COLLEAGUE)
    assert client.get(address).status_code == 404
    Referent.objects.filter(pk=relation.pk).update(told_at=now())
    assert client.get(address).status_code == 200
    Referent.objects.filter(pk=relation.pk).update(refused_at=now())
    assert client.get(address).status_code == 404


def test_a_colleague_and_a_coordinator_read_only_through_a_broken_glass_that_lasts(world):
    address = reverse("plans:glass", args=(world.plan.pk,))
    for who in (rights.COLLEAGUE, rights.COORDINATOR):
        asked = world.client(who).get(address).content.decode()
        assert worlds.HER_WORDS not in asked
        world.break_glass(who)
        assert worlds.HER_WORDS in world.client(who).get(address).content.decode()
        BreakGlass.objects.filter(opened_by=world.actors[who]).update(
            opened_at=now() - dt.timedelta(hours=1), expires_at=now() - dt.timedelta(minutes=1)
        )
        assert worlds.HER_WORDS not in world.client(who).get(address).content.decode()
        assert not opens(world, "plans:team_plan", who)


def test_who_opened_an_emergency_reading_does_not_review_it(world):
    assert opens(world, "plans:glass_review", rights.COORDINATOR, posts=True)
    BreakGlass.objects.filter(pk=world.glass.pk).update(opened_by=world.actors[rights.COORDINATOR])
    assert not opens(world, "plans:glass_review", rights.COORDINATOR, posts=True)


@pytest.mark.parametrize("change", [{"revoked_at": "now"}, {"until": YESTERDAY}], ids=["taken back", "past its day"])
def test_a_partner_reads_only_while_the_part_is_open(world, change):
    assert opens(world, "plans:shared_plan", rights.PARTNER)
    Consent.objects.filter(pk=world.consent.pk).update(**{k: now() if v == "now" else v for k, v in change.items()})
    assert not opens(world, "plans:shared_plan", rights.PARTNER)
    assert not opens(world, "live plan", rights.PARTNER)


def test_a_partner_proposes_and_commits_only_if_she_said_so(world):
    assert opens(world, "plans:shared_step_propose", rights.PARTNER, posts=True)
    assert opens(world, "plans:shared_words_edit", rights.PARTNER, posts=True)
    Consent.objects.filter(pk=world.consent.pk).update(may_commit=False)
    assert not opens(world, "plans:shared_words_edit", rights.PARTNER, posts=True)
    assert opens(world, "plans:shared_step_propose", rights.PARTNER, posts=True)
    Consent.objects.filter(pk=world.consent.pk).update(may_write=False)
    assert not opens(world, "plans:shared_step_propose", rights.PARTNER, posts=True)
    assert opens(world, "plans:shared_plan", rights.PARTNER)


def test_a_helper_a_scribe_and_a_territory_do_nothing_at_once_that_waits(world):
    """« waits » and « masp »: refused as long as nothing can make it wait."""
    assert not opens(world, "plans:team_step_propose", rights.HELPER, posts=True)
    assert not opens(world, "plans:words_edit", rights.HELPER, posts=True)
    assert not opens(world, "plans:words_edit", rights.REFERENT, posts=True)
    assert not opens(world, "plans:team_agree", rights.TERRITORY, posts=True)


def test_who_asked_for_a_reset_is_not_the_second(world):
    assert not opens(world, "people:reset_answer", rights.REFERENT, posts=True)
    assert opens(world, "people:reset_answer", rights.COLLEAGUE, posts=True)


def test_she_is_told_who_booked_for_her(world):
    one = next(door for door in DOORS if door.label == "workshops:book for Awa")
    one.given(world, rights.REFERENT)
    before = Message.objects.filter(to=world.awa.pk).count()
    world.client(rights.REFERENT).post(one.path(world), one.sends(world, rights.REFERENT))
    assert Message.objects.filter(to=world.awa.pk).count() == before + 1


def test_what_a_referent_takes_along_is_logged(world):
    one = door("plans:team_export", posts=True)
    world.client(rights.REFERENT).post(one.path(world), {})
    last = Entry.objects.filter(stream_id=f"access:{world.plan.pk}").latest("seq")
    assert (last.actor, last.targets["how"]) == (world.nadia.pk, "export")


@pytest.mark.parametrize("name", ["desk:person", "plans:team_plan", "moderation:message", "workshops:roll"])
def test_a_session_without_second_factor_opens_no_door_of_the_team(world, name):
    one = door(name)
    for who in (rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR, rights.TERRITORY, rights.PLATFORM):
        client = signed_in(world.actors[who], second_factor=False)
        assert client.get(one.path(world)).status_code == 404, who


def test_nobody_moderates_her_own_words_nor_those_of_somebody_she_accompanies(world):
    item = world.contribution.review
    for author, who in ((world.actors[rights.COLLEAGUE], rights.COLLEAGUE), (world.awa, rights.REFERENT)):
        type(item).objects.filter(pk=item.pk).update(author_id=author.pk)
        assert not opens(world, "moderation:message", who)
        assert not opens(world, "live moderation", who)
        assert opens(world, "moderation:message", rights.COORDINATOR)
