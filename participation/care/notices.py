"""What we send about an alert: that something waits. Whoever holds the phone learns nothing else."""

from django.conf import settings
from django.utils.translation import gettext as _

from outbox.models import Message
from outbox.rules import queue_message
from participation.care.models import CareAlert, CareCall, State

RING = "care_ring"


def ring(call: CareCall) -> None:
    """At once, whatever the hour: somebody is on call for that."""
    queue_message(kind=RING, to=call.to_id, data={"alert": call.alert_id}, key=f"{RING}:{call.pk}")


def render_ring(message: Message) -> str | None:
    """None once somebody took it. The address leads to the team's day, where it stands above all: its own would say
    what it is about."""
    alert = CareAlert.objects.filter(pk=message.data["alert"], state=State.OPEN).first()
    if alert is None:
        return None
    where = f"{settings.LINK_URL}/equipe/"
    if alert.is_drill:
        return _("Exercice. Quelque chose vous attend, comme si c'était pressé : %(where)s") % {"where": where}
    return _("Quelque chose vous attend. C'est pressé : %(where)s") % {"where": where}
