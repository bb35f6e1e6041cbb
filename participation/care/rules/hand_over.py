"""Somebody else takes care of it: because who did asks her to, or because she does it in her place, and says why."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal
from kit.time import now
from participation.care import notices
from participation.care.events import AlertHandedOver
from participation.care.models import Act, CareAlert, State
from participation.care.permissions import claimants
from participation.people.models import User

from .holding import alert_for, replayed, written


class CannotTakeIt(Refusal):
    sentence = _("Cette personne ne peut pas s’en occuper. Choisissez quelqu’un d’autre.")


@transaction.atomic
def hand_over(alert_id: UUID, *, to: User, text: str, seen: int, by: User) -> CareAlert:
    """From who has claimed it to somebody who may, and is told at once by a neutral message.

    Raises NotAllowed, AlertMoved, NothingWritten, CannotTakeIt.
    """
    mine = CareAlert.objects.filter(state=State.CLAIMED, claimed_by=by)
    taken = mine.take(alert_id, seen=seen, claimed_by=to, claimed_at=now())
    return _passed(alert_id, taken, what=Act.HANDED, to=to, text=text, seen=seen, by=by)


@transaction.atomic
def take_over(alert_id: UUID, *, text: str, seen: int, by: User) -> CareAlert:
    """In the place of who has claimed it. Raises NotAllowed, AlertMoved, NothingWritten."""
    others = CareAlert.objects.filter(state=State.CLAIMED).exclude(claimed_by=by)
    taken = others.take(alert_id, seen=seen, claimed_by=by, claimed_at=now())
    return _passed(alert_id, taken, what=Act.TAKEN, to=by, text=text, seen=seen, by=by)


def _passed(alert_id: UUID, taken: bool, *, what: Act, to: User, text: str, seen: int, by: User) -> CareAlert:
    alert = alert_for(alert_id, by=by)
    text = written(text)
    if not taken:
        return replayed(alert, seen=seen, what=what, text=text, by=by)
    if not claimants(alert).filter(pk=to.pk).exists():
        raise CannotTakeIt
    act = alert.acts.create(what=what, text=text, by=by, to=to)
    if to != by:
        notices.hand(act)
    record(AlertHandedOver(alert=alert.pk, to=to.pk), by=by.pk)
    return alert
