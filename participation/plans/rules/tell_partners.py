"""Tell the structures that are asked to a meeting that there is something new."""

from participation.plans import notices
from participation.plans.models import Coordination
from participation.plans.permissions import workers_invited


def tell_partners(coordination: Coordination) -> None:
    """Those who work there: each may say whether somebody comes. Read again when it leaves: what was closed meanwhile
    is told to nobody."""
    for invite in coordination.invites.all():
        notices.partners_told(invite, coordination.seq, workers_invited(invite))
