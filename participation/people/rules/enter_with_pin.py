"""Enter with a PIN, after the right code, when the number has not served for too long."""

from uuid import UUID

from django.contrib.auth.hashers import check_password

from kit.time import now
from participation.people.engine.codes import read_figures
from participation.people.models import CODE_LIFE, EntryCode, Spending, User
from participation.people.permissions import can_choose_pin

from .enter_with_card import PINS_A_DAY
from .new_invitation import whose_pin
from .refusals import OldCode, TooManyGuesses, WrongPin
from .request_code import DAY


def enter_with_pin(*, code_id: UUID, browser: str, typed: str, own_phone: bool) -> User:
    """Whose the number is. code_id: the code that was right a moment ago, in this browser.

    PINS_A_DAY wrong ones a day, counted with those of the card's door. Raises OldCode, TooManyGuesses, WrongPin.
    """
    entry = EntryCode.objects.filter(pk=code_id, browser=browser, used_at__gt=now() - CODE_LIFE).first()
    person = User.objects.entering_with(entry.phone).first() if entry else None
    if person is None or not can_choose_pin(person):
        raise OldCode
    if not Spending.objects.spend("pins of", whose_pin(person), limit=PINS_A_DAY, per=DAY):
        raise TooManyGuesses
    if not check_password(read_figures(typed), person.password):
        raise WrongPin
    Spending.objects.give_back("pins of", whose_pin(person), per=DAY)
    User.objects.filter(pk=person.pk).update(own_phone=own_phone, phone_sure_at=now())
    return person
