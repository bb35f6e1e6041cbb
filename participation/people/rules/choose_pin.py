"""Choose a PIN, the six figures that one person alone knows; or another one."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.ids import new_id
from kit.refusals import Refusal, require
from participation.people import notices
from participation.people.engine.pins import PIN_LENGTH, is_obvious
from participation.people.events import PinChosen
from participation.people.models import Spending, User
from participation.people.permissions import can_choose_pin

from .new_invitation import whose_pin
from .request_code import DAY


class ObviousPin(Refusal):
    sentence = _("Ce code est trop facile à trouver. Pas une suite, pas une date de naissance.")


@transaction.atomic
def choose_pin(*, pin: str, by: User, after_card: bool = False) -> User:
    """The account, whose other sessions end. pin: PIN_LENGTH figures. She is told, in case it was not she; after a
    card, the card told her.

    Raises NotAllowed for an account of staff, ObviousPin.
    """
    require(bool(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True)))  # the lock
    person = User.objects.get(pk=by.pk)
    require(can_choose_pin(person))
    if len(pin) != PIN_LENGTH or is_obvious(pin, person.phone or ""):
        raise ObviousPin
    person.set_password(pin)
    person.save(update_fields=["password"])
    Spending.objects.forget("pins of", whose_pin(person), per=DAY)
    if not after_card:
        notices.pin_changed(person, new_id())
    record(PinChosen(person=person.pk), by=by.pk)
    return person
