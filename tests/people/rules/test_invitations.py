"""First keys: made face to face, good once, dead after two weeks, and never revived."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.engine.codes import code_for
from participation.people.models import Contact, EntryCode, Invitation, Role, Territory, User
from participation.people.permissions import has_role, visible_invitations
from participation.people.rules import (
    InvitationOver,
    NameTaken,
    NotFound,
    NumberTaken,
    TooManyGuesses,
    WrongCard,
    WrongInvitation,
    accept_invitation,
    add_to_team,
    cancel_invitation,
    check_invitation,
    end_role,
    enter_with_card,
    enter_with_code,
    give_card,
    grant_role,
    invite_worker,
    renew_worker,
    request_code,
    settle_number,
    welcome_person,
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
NUMBER = "+33639980077"
PASSWORD = "un long mot de passe"
TWO_WEEKS = dt.timedelta(days=14, minutes=1)


@pytest.fixture
def tilleuls():
    return StructureFactory()


@pytest.fixture
def claire(tilleuls) -> User:
    return a_coordinator(tilleuls)


def invite(tilleuls, claire, **changes):
    said = {"name": "Lina Roy", "username": "lina", "role": Role.WORKER, "structure": tilleuls, "by": claire}
    return invite_worker(**said | changes)


# A person


def test_a_person_is_invited_with_a_number_and_a_card(tilleuls):
    nadia = a_worker(tilleuls)
    yanis, card = welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=nadia)
    assert (yanis.phone, yanis.username) == (NUMBER, card.username)
    assert has_role(yanis, Role.PERSON)
    assert Invitation.objects.get().made_by == nadia


def test_a_number_that_opens_another_account_opens_nothing_here(tilleuls):
    a_user(phone=NUMBER)
    with pytest.raises(NumberTaken):
        welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=a_worker(tilleuls))
    assert not User.objects.filter(name="Yanis").exists()


def test_it_may_be_kept_to_reach_her(tilleuls):
    a_user(phone=NUMBER)
    yanis, _card = welcome_person(
        name="Yanis", structure=tilleuls, contact_phone=NUMBER, whose="sa sœur", by=a_worker(tilleuls)
    )
    assert yanis.phone is None
    contact = Contact.objects.get(user=yanis)
    assert (contact.phone, contact.whose) == (NUMBER, "sa sœur")


def test_a_card_dies_after_two_weeks_and_nothing_revives_it(tilleuls):
    _yanis, card = welcome_person(name="Yanis", structure=tilleuls, by=a_worker(tilleuls))
    with time_machine.travel(now() + TWO_WEEKS), pytest.raises(WrongCard):
        enter_with_card(username=card.username, typed=card.code)
    just_before = now() + dt.timedelta(days=14, minutes=-1)
    with time_machine.travel(just_before):
        assert enter_with_card(username=card.username, typed=card.code).user.username == card.username


def test_a_number_written_wrong_does_not_open_her_account_once_the_card_is_dead(tilleuls):
    yanis, _card = welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=a_worker(tilleuls))
    with time_machine.travel(now() + TWO_WEEKS):
        settle_number(NUMBER)
    yanis.refresh_from_db()
    assert yanis.phone is None


def test_whoever_holds_that_number_then_finds_a_door_like_any_other(tilleuls):
    yanis, _card = welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=a_worker(tilleuls))
    with time_machine.travel(now() + TWO_WEEKS):
        entered = enter()
        assert entered.is_new
        assert entered.user != yanis
        assert not entered.user.memberships.exists()
        User.objects.filter(pk=entered.user.pk).delete()
        User.objects.filter(pk=yanis.pk).update(phone=NUMBER)
        Territory.objects.update(open_door=False)
        with pytest.raises(NotFound):
            enter()


def enter():
    entry = request_code(phone=NUMBER, browser="theirs")
    return enter_with_code(phone=NUMBER, browser="theirs", typed=code_for(entry.pk), own_phone=False)


def test_entering_with_the_number_uses_the_card(tilleuls):
    yanis, card = welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=a_worker(tilleuls))
    settle_number(NUMBER)
    yanis.refresh_from_db()
    assert yanis.phone == NUMBER
    with pytest.raises(WrongCard):
        enter_with_card(username=card.username, typed=card.code)


def test_the_number_of_somebody_who_came_stays_hers_when_a_later_card_dies(tilleuls):
    awa = a_person(tilleuls, phone=NUMBER)
    User.objects.filter(pk=awa.pk).update(last_login=now())
    give_card(awa.pk, by=a_worker(tilleuls))
    with time_machine.travel(now() + TWO_WEEKS):
        settle_number(NUMBER)
    awa.refresh_from_db()
    assert awa.phone == NUMBER


# A worker


def test_a_coordinator_invites_a_worker_who_has_no_password_yet(tilleuls, claire):
    invited = invite(tilleuls, claire)
    assert not invited.user.has_usable_password()
    assert has_role(invited.user, Role.WORKER)
    verbs = set(
        Entry.objects.filter(stream_id=f"people:{invited.user.pk}", actor=claire.pk).values_list("verb", flat=True)
    )
    assert verbs == {"AccountOpened", "RoleGranted", "WorkerInvited"}
    assert invited.code not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADDRESSEE])
def test_who_runs_the_structure_invites_for_every_role_of_it(tilleuls, claire, role):
    assert has_role(invite(tilleuls, claire, role=role).user, role)


def test_the_territory_and_the_platform_invite_too(tilleuls):
    territory = with_role(a_user(phone=None, username="terr"), Role.TERRITORY, territory=tilleuls.territory)
    platform = with_role(a_user(phone=None, username="plat"), Role.PLATFORM)
    assert invite(tilleuls, territory)
    assert invite(
        tilleuls, platform, username="lina2", role=Role.TERRITORY, structure=None, territory=tilleuls.territory
    )


def test_nobody_else_invites_a_worker(tilleuls, claire):
    elsewhere = with_role(a_user(phone=None, username="terr"), Role.TERRITORY, territory=TerritoryFactory())
    for somebody in (a_worker(tilleuls), a_coordinator(), a_person(tilleuls), elsewhere):
        with pytest.raises(NotAllowed):
            invite(tilleuls, somebody)
    with pytest.raises(NotAllowed):
        invite(tilleuls, claire, role=Role.PLATFORM, structure=None)
    with pytest.raises(NotAllowed):
        invite(tilleuls, claire, role=Role.TERRITORY, structure=None, territory=tilleuls.territory)
    with pytest.raises(NotAllowed):
        invite(tilleuls, claire, role=Role.PERSON)
    assert not User.objects.filter(username="lina").exists()


def test_a_name_is_taken_once(tilleuls, claire):
    invite(tilleuls, claire)
    with pytest.raises(NameTaken):
        invite(tilleuls, claire, name="Une autre")
    assert User.objects.filter(username="lina").count() == 1


def test_she_sets_her_password_with_the_code_which_works_once(tilleuls, claire):
    code = invite(tilleuls, claire).code
    invitation = check_invitation(username="Lina ", typed=code)
    lina = accept_invitation(invitation.pk, password=PASSWORD)
    assert lina.check_password(PASSWORD)
    with pytest.raises(InvitationOver):
        accept_invitation(invitation.pk, password="un autre mot de passe")
    with pytest.raises(WrongInvitation):
        check_invitation(username="lina", typed=code)
    lina.refresh_from_db()
    assert lina.check_password(PASSWORD)


def test_the_code_of_a_worker_is_no_card_and_a_card_is_no_invitation(tilleuls, claire):
    with pytest.raises(WrongCard):
        enter_with_card(username="lina", typed=invite(tilleuls, claire).code)
    _yanis, card = welcome_person(name="Yanis", structure=tilleuls, by=a_worker(tilleuls))
    with pytest.raises(WrongInvitation):
        check_invitation(username=card.username, typed=card.code)


def test_it_dies_after_two_weeks(tilleuls, claire):
    code = invite(tilleuls, claire).code
    invitation = check_invitation(username="lina", typed=code)
    with time_machine.travel(now() + TWO_WEEKS):
        with pytest.raises(WrongInvitation):
            check_invitation(username="lina", typed=code)
        with pytest.raises(InvitationOver):
            accept_invitation(invitation.pk, password=PASSWORD)


def test_guesses_are_counted_before_they_are_checked(tilleuls, claire):
    code = invite(tilleuls, claire).code
    for _ in range(20):
        with pytest.raises(WrongInvitation):
            check_invitation(username="lina", typed="0000 0000 0000")
    with pytest.raises(TooManyGuesses):
        check_invitation(username="lina", typed=code)


def test_a_lost_password_gives_a_new_code_and_closes_what_is_open(tilleuls, claire):
    nadia = a_worker(tilleuls, username="nadia", password=PASSWORD)
    key = nadia.door_key
    code = renew_worker(nadia.pk, by=claire).code
    nadia.refresh_from_db()
    assert not nadia.check_password(PASSWORD)
    assert nadia.door_key != key
    assert check_invitation(username="nadia", typed=code).user == nadia


def test_only_who_runs_all_that_she_opens_gives_her_a_new_key(tilleuls, claire):
    nadia = a_worker(tilleuls, username="nadia")
    for somebody in (nadia, a_worker(tilleuls), a_coordinator()):
        with pytest.raises(NotAllowed):
            renew_worker(nadia.pk, by=somebody)
    with_role(nadia, Role.WORKER, StructureFactory())
    with pytest.raises(NotAllowed):
        renew_worker(nadia.pk, by=claire)
    with pytest.raises(NotAllowed):
        renew_worker(a_person(tilleuls).pk, by=claire)
    with pytest.raises(NotAllowed):
        renew_worker(claire.pk, by=claire)


# Cancelling, and the list


def test_a_cancelled_invitation_is_dead_and_frees_the_number(tilleuls):
    nadia = a_worker(tilleuls)
    yanis, card = welcome_person(name="Yanis", structure=tilleuls, login_phone=NUMBER, by=nadia)
    for _ in range(2):
        cancel_invitation(Invitation.objects.get().pk, by=nadia)
    with pytest.raises(WrongCard):
        enter_with_card(username=card.username, typed=card.code)
    yanis.refresh_from_db()
    assert yanis.phone is None
    assert Entry.objects.filter(stream_id=f"people:{yanis.pk}", verb="InvitationCancelled").count() == 1


def test_a_used_one_is_not_cancelled(tilleuls, claire):
    invitation = check_invitation(username="lina", typed=invite(tilleuls, claire).code)
    accept_invitation(invitation.pk, password=PASSWORD)
    cancel_invitation(invitation.pk, by=claire)
    assert Invitation.objects.get().cancelled_at is None


def test_others_neither_see_nor_cancel_it(tilleuls, claire):
    invite(tilleuls, claire)
    welcome_person(name="Yanis", structure=tilleuls, by=a_worker(tilleuls))
    of_worker, of_person = Invitation.objects.get(user__username="lina"), Invitation.objects.get(user__name="Yanis")
    assert set(visible_invitations(claire)) == {of_worker, of_person}
    assert set(visible_invitations(a_worker(tilleuls))) == {of_person}
    for somebody in (a_worker(), a_coordinator(), of_person.user):
        assert not visible_invitations(somebody).exists()
        for invitation in (of_worker, of_person):
            with pytest.raises(NotAllowed):
                cancel_invitation(invitation.pk, by=somebody)
    with pytest.raises(NotAllowed):
        cancel_invitation(of_worker.pk, by=a_worker(tilleuls))
    assert not Invitation.objects.filter(cancelled_at__isnull=False).exists()
    assert not EntryCode.objects.exists()


def test_a_coordinator_gets_no_key_to_what_somebody_wrote_as_a_person_elsewhere():
    """Her name is on her card. Given a role here, she stays a person there: a new first key would open her plan."""
    here, there = StructureFactory(), StructureFactory()
    awa, claire = a_person(there, username="citron482"), a_coordinator(here)
    add_to_team(username="citron482", role=Role.WORKER, structure=here, by=claire)
    admin = with_role(a_user(), Role.TERRITORY, territory=there.territory)
    for somebody in (claire, admin, with_role(a_user(), Role.PLATFORM)):
        with pytest.raises(NotAllowed):
            renew_worker(awa.pk, by=somebody)


def test_a_card_that_nobody_used_opens_no_team():
    tilleuls = StructureFactory()
    awa = a_person(tilleuls)
    card = give_card(awa.pk, by=a_worker(tilleuls))
    grant_role(awa, Role.WORKER, structure=tilleuls, by=a_coordinator(tilleuls))
    with pytest.raises(WrongInvitation):
        check_invitation(username=card.username, typed=card.code)


def test_an_invitation_that_nobody_used_ends_with_the_role():
    tilleuls = StructureFactory()
    claire = a_coordinator(tilleuls)
    invited = invite_worker(name="Nadia Benali", username="nadia", role=Role.WORKER, structure=tilleuls, by=claire)
    end_role(invited.user.memberships.get().pk, by=claire)
    with pytest.raises(WrongCard):
        enter_with_card(username="nadia", typed=invited.code)
