"""Enter with the code of an SMS; somebody new opens an account by entering."""

from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.people.engine.codes import is_code_for, read_figures
from participation.people.events import AccountOpened
from participation.people.models import EntryCode, Spending, User
from participation.people.notices import may_enter
from participation.people.permissions import can_choose_pin

from .refusals import AccountClosed, NotFound, OldCode, SeeUsFirst, TooManyGuesses, WrongCode
from .request_code import DAY
from .settle_number import settle_number

GUESSES_A_DAY = 5


class Entered(NamedTuple):
    """Whose the number is. needs_pin: the code was right and is not enough; `code` proves it to enter_with_pin."""

    user: User
    is_new: bool
    needs_pin: bool
    code: EntryCode


def enter_with_code(*, phone: str, browser: str, typed: str, own_phone: bool) -> Entered:
    """Whose the number is, once its code is right. Works once, in the browser that asked, for CODE_LIFE.

    A guess is counted before it is checked, and given back when it was right: two guesses at once cannot both be
    the last. Only whoever received the code learns more of the number: that its owner has to prove more (a number is
    given to somebody else some weeks after it is left), that the account is closed, that there is none.
    Raises OldCode, WrongCode, TooManyGuesses, AccountClosed, SeeUsFirst (not sure, and no PIN), NotFound (unknown, and
    no open door).
    """
    asked = list(EntryCode.objects.asked(phone, browser)[:8])
    if not asked:
        raise OldCode
    if not Spending.objects.spend("guesses of", phone, limit=GUESSES_A_DAY, per=DAY):
        raise TooManyGuesses
    figures = read_figures(typed)
    entry = next((entry for entry in asked if is_code_for(entry.pk, figures)), None)
    if entry is None:
        raise WrongCode
    Spending.objects.give_back("guesses of", phone, per=DAY)
    return _enter(entry, own_phone=own_phone)


@transaction.atomic
def _enter(entry: EntryCode, *, own_phone: bool) -> Entered:
    if not EntryCode.objects.use(entry.pk, now()):
        raise OldCode
    settle_number(entry.phone)
    if not may_enter(entry.phone):
        raise NotFound
    user, is_new = User.objects.get_or_create(phone=entry.phone, defaults={"password": make_password(None)})
    if not user.is_active:
        raise AccountClosed
    if not user.phone_is_sure:
        if not (user.has_usable_password() and can_choose_pin(user)):
            raise SeeUsFirst
        return Entered(user, False, True, entry)
    User.objects.filter(pk=user.pk).update(own_phone=own_phone, phone_sure_at=now())
    if is_new:
        record(AccountOpened(person=user.pk), by=user.pk)
    return Entered(user, is_new, False, entry)
