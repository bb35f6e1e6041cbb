"""Pass a message on: to the coordination, or to another structure when it is about one's own."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.moderation.models import ReviewItem, State, Verdict, alarms
from participation.people.models import Membership, User
from participation.people.permissions import TEAM

from .choose_reader import other_reader, team_named_in
from .settle import item_for, replayed, settle


class NobodyElse(Refusal):
    """No other structure of the territory has anybody to read it."""

    status = 409
    sentence = _("Aucune autre structure ne peut lire ce message. Demandez un avis, ou confiez-le à la coordination.")


@transaction.atomic
def escalate_item(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """From now on a coordinator decides.

    seen: the version on the screen; note: why, not empty. Raises NotAllowed, AlreadyDecided, HeldByAnother.
    """
    taken = ReviewItem.objects.filter(state__in=(State.PENDING, State.HELD)).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.ESCALATED, by=by, note=note)
    return settle(item, verdict=Verdict.ESCALATED, by=by, note=note, state=State.ESCALATED, wants_opinion=False)


@transaction.atomic
def move_item(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """It speaks of us: a structure of the same territory reads it in our place, and of its team nobody who is named.

    Never the one that owns the subject, nor one that passed it on before: it spoke of them. seen: the version on the
    screen; note: why. Raises NotAllowed, AlreadyDecided, HeldByAnother, NobodyElse.
    """
    taken = ReviewItem.objects.filter(state__in=(State.PENDING, State.HELD)).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.MOVED, by=by, note=note)
    other = other_reader(item.reader, but=(item.structure_id, *_who_passed_it_on(item)))
    if other is None:
        raise NobodyElse
    item.named.add(*team_named_in(item.text, other))
    settle(
        item,
        verdict=Verdict.MOVED,
        by=by,
        note=note,
        state=State.PENDING,
        wants_opinion=False,
        reader=other,
        about_team=True,
    )
    alarms.moved(item)
    return item


def _who_passed_it_on(item: ReviewItem) -> Iterable[UUID]:
    """The structures of those who did, of this text."""
    movers = item.decisions.filter(revision=item.revision, verdict=Verdict.MOVED).values("by")
    return Membership.objects.filter(user__in=movers, role__in=TEAM).values_list("structure_id", flat=True)
