"""A lost phone: two workers, one face to face, and nothing of before opens anything any more."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.urls import reverse

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.people.models import (
    RESET_LIFE,
    Contact,
    Invitation,
    Mandate,
    Membership,
    PhoneReset,
    Referent,
    ResetReason,
    User,
)
from participation.people.permissions import visible_resets
from participation.people.rules import (
    NumberTaken,
    ResetOver,
    ResetWaiting,
    ask_reset,
    confirm_reset,
    give_card,
    withdraw_reset,
)
from tests.support.clients import signed_in
from tests.support.people import (
    StructureFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
)

pytestmark = pytest.mark.django_db
OLD, NEW = "+33639980041", "+33639980042"


class House:
    def __init__(self) -> None:
        self.structure = StructureFactory()
        self.awa = a_person(self.structure, phone=OLD, email="awa@exemple.fr")
        self.nadia, self.samira = a_worker(self.structure, "Nadia"), a_worker(self.structure, "Samira")
        accompany(self.nadia, self.awa, self.structure)

    def ask(self, *, new_phone: str = NEW, by: User | None = None) -> PhoneReset:
        return ask_reset(self.awa.pk, reason=ResetReason.LOST, new_phone=new_phone, by=by or self.nadia)


@pytest.fixture
def house() -> House:
    return House()


def is_in(client) -> bool:
    return client.get(reverse("people:account")).status_code == 200


def test_asking_alone_changes_nothing(house):
    hers = signed_in(house.awa)
    house.ask()
    house.awa.refresh_from_db()
    assert house.awa.phone == OLD
    assert is_in(hers)
    assert not Message.objects.exists()


def test_the_second_worker_gives_her_the_new_number_and_closes_all_the_rest(house):
    house.awa.set_password("482913")
    house.awa.save()
    Authenticator.objects.create(user=house.awa, type=Authenticator.Type.WEBAUTHN, data={})
    Contact.objects.create(user=house.awa, phone=OLD, whose="elle")
    hers, also_hers = signed_in(house.awa), signed_in(house.awa)
    confirm_reset(house.ask().pk, by=house.samira)
    house.awa.refresh_from_db()
    assert house.awa.phone == NEW
    assert not house.awa.has_usable_password()
    assert not house.awa.own_phone
    assert now() - house.awa.phone_sure_at < dt.timedelta(minutes=1)
    assert not Authenticator.objects.filter(user=house.awa).exists()
    assert not is_in(hers)
    assert not is_in(also_hers)
    assert Contact.objects.get(user=house.awa).phone == ""


def test_the_old_number_the_new_one_and_the_email_are_told_once(house):
    reset = house.ask()
    confirm_reset(reset.pk, by=house.samira)
    confirm_reset(reset.pk, by=house.samira)
    assert sorted(Message.objects.values_list("address", flat=True)) == sorted([OLD, NEW, "awa@exemple.fr"])
    assert all(OLD[4:] not in key and "exemple" not in key for key in Message.objects.values_list("key", flat=True))


def test_no_sms_goes_where_none_may_go(house):
    Contact.objects.create(user=house.awa, never_sms=True)
    confirm_reset(house.ask().pk, by=house.samira)
    assert list(Message.objects.values_list("address", flat=True)) == ["awa@exemple.fr"]


def test_without_a_number_she_keeps_a_name_and_gets_a_card(house):
    give_card(house.awa.pk, by=house.nadia)
    confirm_reset(house.ask(new_phone="").pk, by=house.samira)
    house.awa.refresh_from_db()
    assert house.awa.phone is None
    assert house.awa.username
    assert not Invitation.objects.live(now()).filter(user=house.awa).exists()
    assert give_card(house.awa.pk, by=house.nadia).username == house.awa.username


def test_it_is_written_who_did_what(house):
    reset = house.ask()
    confirm_reset(reset.pk, by=house.samira)
    entries = Entry.objects.filter(stream=f"people:{house.awa.pk}").values_list("verb", "actor")
    assert list(entries) == [
        ("ResetAsked", house.nadia.pk),
        ("SessionsEnded", house.samira.pk),
        ("ResetConfirmed", house.samira.pk),
    ]


def test_who_asked_never_confirms(house):
    reset = house.ask()
    with pytest.raises(NotAllowed):
        confirm_reset(reset.pk, by=house.nadia)
    reset.refresh_from_db()
    assert reset.confirmed_at is None


def test_a_stand_in_asks_too_and_the_referent_may_be_the_second(house):
    relation = Referent.objects.get(worker=house.nadia)
    Referent.objects.create(
        worker=house.samira,
        person=house.awa,
        structure=house.structure,
        stands_in_for=relation,
        told_at=now(),
        ends_on=now().date() + dt.timedelta(days=3),
    )
    confirm_reset(house.ask(by=house.samira).pk, by=house.nadia)
    house.awa.refresh_from_db()
    assert house.awa.phone == NEW


def test_a_coordinator_may_be_the_second(house):
    assert confirm_reset(house.ask().pk, by=a_coordinator(house.structure)).confirmed_at


def test_nobody_else_asks(house):
    helper = a_user("Lucie")
    give_mandate(house.awa, helper)
    partner = a_worker(StructureFactory(territory=house.structure.territory))
    others = (house.samira, a_coordinator(house.structure), house.awa, helper, partner, a_worker())
    for other in others:
        with pytest.raises(NotAllowed):
            house.ask(by=other)


def test_nobody_else_confirms_nor_knows(house):
    reset, helper = house.ask(), a_user("Lucie")
    give_mandate(house.awa, helper)
    partner = a_worker(StructureFactory(territory=house.structure.territory))
    for other in (house.awa, helper, partner, a_worker(), house.nadia):
        assert not visible_resets(other).exists()
        with pytest.raises(NotAllowed):
            confirm_reset(reset.pk, by=other)
    assert visible_resets(house.samira).get() == reset
    assert Mandate.objects.exists()


def test_a_request_dies_after_a_day(house):
    reset = house.ask()
    with time_machine.travel(now() + RESET_LIFE + dt.timedelta(minutes=1)):
        with pytest.raises(ResetOver):
            confirm_reset(reset.pk, by=house.samira)
        assert not visible_resets(house.samira).exists()
        assert house.ask().pk != reset.pk


def test_asked_twice_it_is_one_request_and_another_one_waits(house):
    assert house.ask().pk == house.ask().pk
    with pytest.raises(ResetWaiting):
        house.ask(new_phone="")


def test_a_number_that_opens_another_account_is_refused_then_and_later(house):
    a_user(phone=NEW)
    with pytest.raises(NumberTaken):
        house.ask()
    reset = house.ask(new_phone="+33639980043")
    a_user(phone="+33639980043")
    with pytest.raises(NumberTaken):
        confirm_reset(reset.pk, by=house.samira)
    reset.refresh_from_db()
    house.awa.refresh_from_db()
    assert (reset.confirmed_at, house.awa.phone) == (None, OLD)


def test_who_asked_and_has_left_since_cannot_have_it_confirmed(house):
    reset = house.ask()
    Membership.objects.filter(user=house.nadia).delete()
    with pytest.raises(ResetOver):
        confirm_reset(reset.pk, by=house.samira)


def test_refused_it_is_over(house):
    reset = house.ask()
    withdraw_reset(reset.pk, by=house.samira)
    withdraw_reset(reset.pk, by=house.samira)
    with pytest.raises(ResetOver):
        confirm_reset(reset.pk, by=house.samira)
    with pytest.raises(NotAllowed):
        withdraw_reset(reset.pk, by=a_worker())
    assert Entry.objects.filter(verb="ResetWithdrawn").count() == 1


def test_confirmed_it_is_not_taken_back(house):
    reset = house.ask()
    confirm_reset(reset.pk, by=house.samira)
    with pytest.raises(ResetOver):
        withdraw_reset(reset.pk, by=house.nadia)
    with pytest.raises(ResetOver):
        confirm_reset(reset.pk, by=a_coordinator(house.structure))


def test_a_staff_account_has_its_own_ways_back(house):
    colleague = a_worker(house.structure)
    accompany(house.nadia, colleague, house.structure)
    with pytest.raises(NotAllowed):
        ask_reset(colleague.pk, reason=ResetReason.LOST, new_phone=NEW, by=house.nadia)
