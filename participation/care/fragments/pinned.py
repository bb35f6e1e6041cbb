"""What stands above the queue of moderation and on the team's day: how many alerts wait, and since when.

One line, whatever waits: what is below does not move when an alert arrives.
"""

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from journal.models import head_seq
from participation.care.events import STREAM
from participation.care.models import CareAlert, State
from participation.care.permissions import reaches
from participation.people.models import User

FOR_TEAM, LINK = "alertes-en-cours", "alertes-en-cours-lien"
"""Ids of the two pieces that the live view replaces: how many, and where they are. What is around them stays."""


def pinned_alerts(user: User, *, aside: bool = True) -> SafeString | str:
    """The line, and what makes it follow the stream; "" for who reads no alert. The sequence is read first: what comes
    after it arrives by the live view. aside: the page is about something else."""
    reach = reaches([user.pk]).get(user.pk) if user.acts_as_staff else None
    if reach is None:
        return ""
    seq, line = head_seq(STREAM), _line(reach.alerts())
    return render_to_string("care/_pinned_live.html", {"seq": seq, "aside": aside, **line})


def render_pinned(visible: QuerySet[CareAlert]) -> SafeString:
    """The pieces of the line, as on the page, for the live view. visible: what its reader may see."""
    return render_to_string("care/_pinned.html", _line(visible))


def _line(visible: QuerySet[CareAlert]) -> dict[str, object]:
    living = list(visible.living().select_related("claimed_by"))
    waiting = [alert for alert in living if alert.state == State.OPEN]
    return {
        "count_id": FOR_TEAM,
        "link_id": LINK,
        "waiting": len(waiting),
        "taken": len(living) - len(waiting),
        "drills": sum(alert.is_drill for alert in waiting),
        "overdue": any(alert.is_overdue for alert in waiting),
        "only": living[0] if len(living) == 1 else None,
    }
