"""Enter the team by invitation: the name and the code, then a password of one's own."""

import datetime as dt
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, Stale
from kit.time import now
from participation.people.engine.codes import read_figures
from participation.people.events import InvitationAccepted
from participation.people.models import Invitation, Spending, User
from participation.people.permissions import is_staff

from .refusals import AccountClosed, TooManyGuesses

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 20
NOTHING = make_password(None)  # no code fits it, and it takes as long to compare


class WrongInvitation(Refusal):
    """The same for a name nobody has, a wrong code, and a code that was used, cancelled, or is too old."""

    sentence = _("Le nom ou le code n’est pas bon, ou le code ne marche plus. Demandez à votre coordination.")


class InvitationOver(Stale):
    sentence = _("Ce code ne marche plus. Demandez à votre coordination.")


def check_invitation(*, username: str, typed: str) -> Invitation:
    """The invitation of this name, when the code is right. Nothing is used yet.

    A guess is counted before it is checked, and given back when it was right. Raises WrongInvitation, TooManyGuesses.
    """
    username = username.strip().lower()
    if not Spending.objects.spend("invitations of", username, limit=GUESSES_A_QUARTER, per=QUARTER):
        raise TooManyGuesses
    invitation = Invitation.objects.live(now()).select_related("user").filter(user__username=username).first()
    right = check_password(read_figures(typed), invitation.code if invitation else NOTHING)
    if invitation is None or not right or not is_staff(invitation.user):
        raise WrongInvitation
    Spending.objects.give_back("invitations of", username, per=QUARTER)
    return invitation


@transaction.atomic
def accept_invitation(invitation_id: UUID, *, password: str) -> User:
    """Whose account it is, once its password is set: the code never works again.

    The password was checked by the form. Raises InvitationOver, AccountClosed.
    """
    if not Invitation.objects.use(invitation_id, now()):
        raise InvitationOver
    user = User.objects.get(invitations=invitation_id)
    if not user.is_active or not is_staff(user):
        raise AccountClosed
    user.set_password(password)
    user.save(update_fields=["password"])
    record(InvitationAccepted(person=user.pk), by=user.pk)
    return user
