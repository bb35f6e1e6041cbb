"""The code of a new invitation: part of every rule that hands one over."""

from django.contrib.auth.hashers import make_password

from kit.time import now
from participation.people.engine import codes
from participation.people.models import INVITATION_LIFE, Invitation, Spending, User

from .request_code import DAY


def new_invitation(user: User, *, by: User | None) -> str:
    """Twelve figures, shown once: only their hash is kept. The invitation before, and the PIN or password, stop.

    In the caller's transaction, which holds the user's row. by: None for the house itself.
    """
    moment = now()
    code = codes.new_card_code()
    Invitation.objects.filter(user=user, used_at=None, cancelled_at=None).update(cancelled_at=moment)
    Invitation.objects.create(
        user=user, code=make_password(code), made_by=by, created_at=moment, expires_at=moment + INVITATION_LIFE
    )
    user.set_unusable_password()
    user.save(update_fields=["password"])
    # Whoever guessed at the PIN of before has not guessed at the next one.
    Spending.objects.forget("pins of", whose_pin(user), per=DAY)
    return code


def whose_pin(user: User) -> str:
    """Under which name the guesses at somebody's PIN are counted, at both doors."""
    return user.username or str(user.pk)
