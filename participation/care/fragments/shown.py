"""One alert, as its page shows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from journal.models import Entry
from kit.time import in_paris
from participation.care.engine.sealing import Said
from participation.care.engine.signs import Piece, pieces
from participation.care.events import readings_of
from participation.care.models import CareAct, CareAlert, CareCall, ChildContact
from participation.care.permissions import child_contact_of
from participation.people.engine.numbers import say_number
from participation.people.fragments.reaching import say_reach
from participation.people.models import Referent, User, accompanying

from .calling import AT_ONCE, TO_TALK


@dataclass(frozen=True)
class Shown:
    """said: what she wrote here, and the number she left, as it is dialled and as it is said. beside: other alerts
    without a name of the same day: a number may have been left there."""

    alert: CareAlert
    words: Sequence[Piece]
    said: Said
    number: str
    reach: Sequence[tuple[str, str]]
    referent: User | None
    acts: Sequence[CareAct]
    calls: Sequence[CareCall]
    child: ChildContact | None
    child_number: str
    beside: Sequence[CareAlert]

    numbers = AT_ONCE + TO_TALK


def shown_alert(alert: CareAlert) -> Shown:
    said, child = alert.said, child_contact_of(alert) if alert.of_child else None
    return Shown(
        alert=alert,
        words=pieces(alert.item.her_words) if alert.item else [],
        said=said,
        number=say_number(said.number) if said.number else "",
        reach=say_reach(alert.person) if alert.person and not alert.is_closed else [],
        referent=_referent(alert),
        acts=list(alert.acts.select_related("by", "to")),
        calls=list(alert.calls.select_related("to")),
        child=child,
        child_number=say_number(child.phone) if child else "",
        beside=_beside(alert),
    )


def readings_said(alert: CareAlert) -> list[tuple[str, dt.datetime]]:
    """Who opened the alert, and when for the last time; the newest first."""
    opened = Entry.objects.filter(stream=readings_of(alert.pk), actor__isnull=False)
    last = list(opened.order_by().values("actor").annotate(last=Max("at")).order_by("-last", "actor"))
    names = User.objects.in_bulk([one["actor"] for one in last])
    gone = _("Quelqu’un de l’équipe")
    return [(names[one["actor"]].get_full_name() if one["actor"] in names else gone, one["last"]) for one in last]


def _referent(alert: CareAlert) -> User | None:
    relation = Referent.objects.filter(accompanying(), person=alert.person, stands_in_for=None).first()
    return relation.worker if alert.person and relation else None


def _beside(alert: CareAlert) -> list[CareAlert]:
    if alert.person_id or alert.is_drill or alert.is_closed:
        return []
    same = CareAlert.objects.real().living().filter(structure=alert.structure, person=None).exclude(pk=alert.pk)
    # The day that is written down begins at midnight in Paris: in UTC that is still the day before.
    day = in_paris(alert.created_at).date()
    return [other for other in same if in_paris(other.created_at).date() == day]
