"""Ask for another reading, and hear it: another worker and a concerned member of the committee."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import Stale, require
from kit.time import today
from participation.moderation.engine.delays import answer_due
from participation.moderation.models import Care, ReviewItem, Side, State, Verdict, Voice, alarms, juries
from participation.moderation.permissions import can_moderate, concerned_left, side_of
from participation.people.models import User

from .publish_item import make_public
from .refuse_item import keep_out_of_sight
from .settle import AlreadyDecided, find_item, replayed, settle, take_hers
from .submit_for_review import care_level


class HeardAlready(Stale):
    """Two people read it again: their answer holds for this text."""

    sentence = _("Deux autres personnes ont déjà relu votre message. Vous pouvez changer vos mots et les envoyer.")


@transaction.atomic
def appeal_item(
    item_id: UUID, *, seen: int, note: str = "", by: User | None, channel: str = Channel.SELF
) -> ReviewItem:
    """Two others read it again, within the same delay. What was published with hidden words stays where it is; words of
    danger in the note wake the team as those of a message do.

    seen: the version on the screen; note: why, in her words. by: her account, or the worker she called (channel
    « phone »), or None for who holds the receipt, which the calling rule has verified. Raises NotAllowed,
    AlreadyDecided, HeardAlready.
    """
    taken = take_hers(ReviewItem.objects.filter(state__in=(State.REFUSED, State.EDITED)), item_id, seen=seen)
    item = find_item(item_id)
    for_her = by is not None and item.author_id != by.pk
    require(not for_her or (channel == Channel.PHONE and can_moderate(by, item)))
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.APPEALED, by=by if for_her else None, note=note)
    if not item.can_be_appealed:
        raise HeardAlready
    worry = care_level(note)
    due_on = answer_due(today(), urgent=worry > Care.NONE)
    settle(
        item,
        verdict=Verdict.APPEALED,
        # Who takes the call is known, who wrote is not: her name is nowhere in what the team reads.
        by=by if for_her else None,
        note=note,
        channel=channel,
        state=State.APPEALED,
        round=item.round + 1,
        # Who reported it was promised a day too.
        due_on=min(due_on, item.due_on) if item.is_reported else due_on,
        care_level=max(item.care_level, worry),
    )
    if worry:
        alarms.sound(item)
    return item


@transaction.atomic
def hear_appeal(item_id: UUID, *, seen: int, publishes: bool, note: str, by: User) -> ReviewItem:
    """Give one of the two voices. The second one that comes decides: both agree, or the coordination does.

    Where the territory has no concerned member yet, the voice of another worker is enough. seen: the version on the
    screen; note: why, not empty. Raises NotAllowed, AlreadyDecided.
    """
    taken = ReviewItem.objects.appealed().take(item_id, seen=seen)
    item = find_item(item_id)
    if not taken:
        if item.voices.filter(by=by, publishes=publishes, note=note).exists():
            return item
        require(can_moderate(by, item) or by.pk in juries.concerned_of(item.structure.territory_id))
        raise AlreadyDecided(item)
    side = side_of(by, item)
    require(side is not None)
    item.voices.create(round=item.round, side=side, publishes=publishes, note=note, by=by)
    voices = list(item.voices.filter(round=item.round))
    if len(voices) < len(_sides(item, voices)):
        return settle(item, verdict=Verdict.HEARD, by=by, note=note)
    return _conclude(item, voices, by=by, note=note)


def conclude_appeals() -> int:
    """Those whose last concerned member left before speaking: the voice that was given is the answer. How many."""
    waiting = ReviewItem.objects.appealed().filter(voices__round=F("round")).distinct().values_list("pk", "version")
    return sum(_conclude_alone(item_id, seen) for item_id, seen in list(waiting))


@transaction.atomic
def _conclude_alone(item_id: UUID, seen: int) -> bool:
    item = find_item(item_id)
    voices = list(item.voices.filter(round=item.round))
    if item.version != seen or len(voices) < len(_sides(item, voices)):
        return False
    if not ReviewItem.objects.appealed().take(item_id, seen=seen):
        return False
    item.refresh_from_db()
    _conclude(item, voices, by=voices[-1].by, note=voices[-1].note)
    return True


def _conclude(item: ReviewItem, voices: list[Voice], *, by: User, note: str) -> ReviewItem:
    said = {voice.publishes for voice in voices}
    if len(said) > 1 and item.published_text:  # what is shown stays shown: the two do not agree to show more
        return _leave_as_it_is(item, by=by)
    if len(said) > 1:
        return settle(
            item,
            verdict=Verdict.ESCALATED,
            by=by,
            note=note,
            state=State.ESCALATED,
            reason="",
            more="",
            decided_at=None,
        )
    if voices[0].publishes:
        return make_public(item, text=item.text, by=by)
    return _leave_as_it_is(item, by=by)


def _sides(item: ReviewItem, voices: list[Voice]) -> set[str]:
    """Which voices it takes."""
    heard = {voice.side for voice in voices}
    return heard | ({Side.TEAM, Side.CONCERNED} if concerned_left(item) else {Side.TEAM})


def _leave_as_it_is(item: ReviewItem, *, by: User) -> ReviewItem:
    if item.published_text:  # the appeal was against the words that are hidden
        left_out = item.picture_left_out
        return make_public(item, text=item.published_text, without_picture=left_out, by=by)
    return keep_out_of_sight(item, reason=item.reason, more=item.more, by=by)
