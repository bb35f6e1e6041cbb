"""Enter with the name and the code of a paper card, once; then with the same name and the PIN one chose."""

import datetime as dt
from typing import NamedTuple

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.people.engine.codes import read_figures
from participation.people.engine.pins import PIN_LENGTH
from participation.people.events import CardUsed
from participation.people.models import STAFF, Invitation, Membership, Spending, User, dated

from .refusals import AccountClosed, TooManyGuesses, WrongCard
from .request_code import DAY

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 20
PINS_A_DAY = 5
NOTHING = make_password(None)  # no secret fits it, and it takes as long to compare


class EnteredByCard(NamedTuple):
    user: User
    must_choose_pin: bool


def enter_with_card(*, username: str, typed: str) -> EnteredByCard:
    """The person whose card it is. A staff password never opens this door.

    Six figures are a PIN: PINS_A_DAY wrong ones a day, and a new card for whoever was kept out by somebody else.
    More are the code of a card, or that of a card of before, which works as a PIN: GUESSES_A_QUARTER of twelve figures
    find nothing in lifetimes. A name that nobody has costs the same queries and the same hashes.
    Raises WrongCard (also for a card used, dead or replaced), TooManyGuesses, AccountClosed.
    """
    username, figures = username.strip().lower(), read_figures(typed)
    is_pin = len(figures) == PIN_LENGTH
    what, limit, per = ("pins of", PINS_A_DAY, DAY) if is_pin else ("cards of", GUESSES_A_QUARTER, QUARTER)
    if not Spending.objects.spend(what, username, limit=limit, per=per):
        raise TooManyGuesses
    user = User.objects.filter(username=username).first()
    card = Invitation.objects.live(now()).filter(user__username=username).first()
    of_staff = Membership.objects.filter(dated(), user__username=username, role__in=STAFF).exists()
    by_pin = check_password(figures, user.password if user else NOTHING)
    by_card = not is_pin and check_password(figures, card.code if card else NOTHING)
    if user is None or of_staff or not (by_pin or by_card):
        raise WrongCard
    Spending.objects.give_back(what, username, per=per)
    if not user.is_active:
        raise AccountClosed
    if by_card:
        _use(card)
    return EnteredByCard(user, must_choose_pin=by_card)


@transaction.atomic
def _use(card: Invitation) -> None:
    if not Invitation.objects.use(card.pk, now()):
        raise WrongCard
    record(CardUsed(person=card.user_id), by=card.user_id)
