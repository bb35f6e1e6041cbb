"""What we send about an alert: that something waits. Whoever holds the phone learns nothing else."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from outbox.models import Message
from outbox.rules import queue_message, take_back
from participation.care.models import CareAct, CareAlert, CareCall, State

RING, HANDED = "care_ring", "care_handed"


def ring(call: CareCall) -> None:
    """At once, whatever the hour: somebody is on call for that. It names the call alone: the call knows its alert."""
    queue_message(kind=RING, to=call.to_id, data={"call": call.pk}, key=_ring_key(call))


def forget_rings(calls: Iterable[CareCall]) -> None:
    """No row says any more that and when somebody was called: of words that are nobody's it would keep the hour."""
    take_back(_ring_key(call) for call in calls)


def _ring_key(call: CareCall) -> str:
    return f"{RING}:{call.pk}"


def hand(act: CareAct) -> None:
    """To whom it was handed, at once: nobody else is called any more."""
    queue_message(kind=HANDED, to=act.to_id, data={"alert": act.alert_id}, key=f"{HANDED}:{act.pk}")


def render_handed(message: Message) -> str | None:
    """None once it is over, or somebody else's."""
    mine = CareAlert.objects.filter(pk=message.data["alert"], state=State.CLAIMED, claimed_by=message.to)
    alert = mine.first()
    return _say(alert) if alert else None


def render_ring(message: Message) -> str | None:
    """None once somebody took it, or another team is to. The address leads to the team's day, where it stands above
    all: its own would say what it is about."""
    alert = CareAlert.objects.filter(calls=message.data["call"], state=State.OPEN).first()
    return _say(alert) if alert else None


def _say(alert: CareAlert) -> str:
    where = f"{settings.LINK_URL}/equipe/"
    if alert.is_drill:
        return _("Exercice. Quelque chose vous attend, comme si c'était pressé : %(where)s") % {"where": where}
    return _("Quelque chose vous attend. C'est pressé : %(where)s") % {"where": where}
