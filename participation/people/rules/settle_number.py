"""A number written down face to face is hers once she has entered with it; until then it lives as long as her card."""

from kit.time import now
from participation.people.models import Invitation, User


def settle_number(phone: str) -> None:
    """Part of entering with a number that was just proved: her card has served; a dead one leaves the number free.

    A number that was written wrong must not open her account to a stranger some months later. In the caller's
    transaction, which holds the code.
    """
    invited = User.objects.filter(phone=phone, last_login=None, invitations__isnull=False).distinct().first()
    if invited is None:
        return
    if not Invitation.objects.live(now()).filter(user=invited).update(used_at=now()):
        forget_number(invited)


def forget_number(invited: User) -> None:
    """Of somebody who never entered, and keeps the name of her card. Nothing, for an account that has served."""
    used = Invitation.objects.filter(user=invited, used_at__isnull=False)
    if invited.last_login is None and invited.username and not used.exists():
        User.objects.filter(pk=invited.pk, last_login=None).update(phone=None)
