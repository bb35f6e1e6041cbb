"""Erase what alerts hold about somebody."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.db import transaction

from journal.rules import record_all
from participation.care.events import AlertErased
from participation.care.models import CareAct, CareAlert, State
from participation.people.models import User


@transaction.atomic
def erase_alerts(person: User) -> None:
    """What is not over goes whole; of what is, its dates stay, for the figures, and lead to nobody."""
    hers = CareAlert.objects.filter(person=person)
    living = hers.exclude(state=State.CLOSED)
    gone = list(living.order_by("pk").values_list("pk", flat=True))
    living.delete()
    CareAct.objects.filter(alert__in=hers).delete()
    hers.update(person=None, item=None, started_by=None, first=None)
    if gone:
        # Afterwards: the erasure goes on to other rooms and their streams, and who sends words of danger holds that of
        # moderation before ours. A process killed in between leaves one line as it was until the next thing happens.
        transaction.on_commit(partial(_say_gone, gone), robust=True)


@transaction.atomic
def _say_gone(alerts: Sequence[UUID]) -> None:
    """The team's line counts them no more."""
    record_all([AlertErased(alert=alert_id) for alert_id in alerts], by=None)
