"""Enter with the name and the code of a paper card."""

import datetime as dt

from django.contrib.auth.hashers import make_password

from participation.people.engine.codes import read_figures
from participation.people.models import Spending, User
from participation.people.permissions import is_staff

from .refusals import AccountClosed, TooManyGuesses, WrongCard

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 20


def enter_with_card(*, username: str, typed: str) -> User:
    """The person whose card it is. A staff password never opens this door.

    Twelve figures and GUESSES_A_QUARTER: guessing takes lifetimes, and nobody is locked out for long by somebody else.
    Raises WrongCard, TooManyGuesses, AccountClosed.
    """
    username = username.strip().lower()
    if not Spending.objects.spend("cards of", username, limit=GUESSES_A_QUARTER, per=QUARTER):
        raise TooManyGuesses
    user = User.objects.filter(username=username).first()
    figures = read_figures(typed)
    if user is None:
        make_password(figures)  # as long as for a name that exists
        raise WrongCard
    if not user.check_password(figures) or is_staff(user):
        raise WrongCard
    Spending.objects.give_back("cards of", username, per=QUARTER)
    if not user.is_active:
        raise AccountClosed
    return user
