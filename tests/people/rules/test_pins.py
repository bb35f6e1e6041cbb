"""The PIN: chosen, changed, given up; never for staff, whose password is something else."""

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from outbox.models import Message
from participation.people.models import Role
from participation.people.rules import ObviousPin, OnlyWayIn, choose_pin, enter_with_card, remove_pin
from tests.support.people import StructureFactory, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db


def test_a_pin_opens_with_the_name_of_the_card():
    iryna = a_person(phone=None, username="iryna")
    choose_pin(pin="750318", by=iryna)
    assert enter_with_card(username="iryna", typed="75 03 18") == (iryna, False)
    assert Entry.objects.get(stream_id=f"people:{iryna.pk}").verb == "PinChosen"


@pytest.mark.parametrize("pin", ["123456", "000000", "150782", "639980", "12345", ""])
def test_what_is_guessed_first_is_refused(pin):
    awa = a_person(phone="+33639980042")
    with pytest.raises(ObviousPin):
        choose_pin(pin=pin, by=awa)
    awa.refresh_from_db()
    assert not awa.has_usable_password()


def test_choosing_and_changing_it_are_told_but_for_a_new_card_which_was():
    awa = a_person()
    choose_pin(pin="750318", by=awa, after_card=True)
    assert not Message.objects.exists()
    choose_pin(pin="903157", by=awa)
    assert Message.objects.get().kind == "pin_changed"


def test_staff_have_none_even_in_a_session_that_leaves_their_role_out():
    nadia = with_role(a_user(), Role.WORKER, StructureFactory())
    nadia.acts_as_staff = False
    for act in (lambda: choose_pin(pin="750318", by=nadia), lambda: remove_pin(by=nadia)):
        with pytest.raises(NotAllowed):
            act()
    nadia.refresh_from_db()
    assert not nadia.has_usable_password()


def test_staff_have_no_card_either():
    with pytest.raises(NotAllowed):
        choose_pin(pin="750318", by=a_worker())


def test_it_is_given_up_only_with_another_way_in():
    awa, iryna = a_person(), a_person(phone=None, username="iryna")
    for person in (awa, iryna):
        choose_pin(pin="750318", by=person)
    assert not remove_pin(by=awa).has_usable_password()
    assert not remove_pin(by=awa).has_usable_password()
    with pytest.raises(OnlyWayIn):
        remove_pin(by=iryna)
    assert Entry.objects.filter(verb="PinRemoved").count() == 1
