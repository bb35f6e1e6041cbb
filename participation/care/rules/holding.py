"""What every act on an alert shares: it is read after it was taken, and the second one is told who was first."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import say_ago
from participation.care.models import Act, CareAlert, State
from participation.care.permissions import can_claim
from participation.people.models import User

LONGEST = 4000
"""Letters of what was done."""


class AlertMoved(Stale):
    """Somebody else acted first. `alert` is how it stands now."""

    def __init__(self, alert: CareAlert) -> None:
        self.alert = alert
        super().__init__(_say(alert))


class NothingWritten(Refusal):
    sentence = gettext_lazy("Écrivez ce qui a été fait.")


def _say(alert: CareAlert) -> str:
    who = alert.claimed_by.get_full_name() if alert.claimed_by else _("Quelqu’un de l’équipe")
    if alert.state == State.CLOSED:
        return _("%(who)s a fini cette alerte, %(when)s.") % {"who": who, "when": say_ago(alert.closed_at)}
    if alert.state == State.CLAIMED:
        return _("%(who)s s’occupe de cette alerte, %(when)s.") % {"who": who, "when": say_ago(alert.claimed_at)}
    return _("Cette alerte attend encore quelqu’un.")


def alert_for(alert_id: UUID, *, by: User) -> CareAlert:
    """The alert, read after it was taken. Raises NotAllowed when it does not exist for `by`."""
    alert = CareAlert.objects.select_related("structure", "person", "claimed_by").filter(pk=alert_id).first()
    if alert is None:
        raise NotAllowed
    require(can_claim(by, alert))
    return alert


def replayed(alert: CareAlert, *, seen: int, what: Act, text: str, by: User) -> CareAlert:
    """The alert again, when this very act is the one that moved it: a button pressed twice. Raises AlertMoved."""
    last = alert.acts.order_by("at", "pk").last()
    mine = last is not None and (last.what, last.text, last.by_id) == (what, text, by.pk)
    if mine and alert.version == seen + 1:
        return alert
    raise AlertMoved(alert)


def written(text: str) -> str:
    """What was typed, if it says something. Raises NothingWritten."""
    text = text.strip()[:LONGEST]
    if not text:
        raise NothingWritten
    return text
