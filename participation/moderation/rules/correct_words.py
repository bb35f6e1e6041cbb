"""The author changes her words: before they were read, or after they were not published."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import Refusal, require
from kit.time import today
from participation.moderation.models import OPEN, ReviewItem, ReviewPicture, State, Verdict, alarms, subjects
from participation.people.models import User

from .choose_reader import choose_reader, team_named_in
from .settle import TOLD, AlreadyDecided, find_item, settle, take_hers
from .submit_for_review import read_words


class SameWords(Refusal):
    """Nothing was changed."""

    sentence = _("Vous n’avez rien changé. Changez vos mots, puis envoyez.")


@transaction.atomic
def correct_words(
    item_id: UUID,
    *,
    seen: int,
    text: str,
    without_picture: bool = False,
    by: User | None,
    channel: str = Channel.SELF,
) -> ReviewItem:
    """Send other words in the place of the first: they wait to be read, with a new promise.

    seen: the version of her page; text: as its form cleaned it (SubjectKind.clean), the same where only the picture
    goes. without_picture: the one that came with them goes, for good. by: her account; None for who holds the receipt,
    which the calling rule has verified. Raises NotAllowed, AlreadyDecided, SameWords, and what `corrected` does.
    """
    taken = take_hers(ReviewItem.objects.filter(state__in=(*OPEN, State.REFUSED)), item_id, seen=seen)
    item = find_item(item_id)
    require(by is None or item.author_id == by.pk)
    if not taken:
        last = item.decisions.filter(version__gt=seen, verdict__in=TOLD).order_by("version").last()
        # Two windows, two texts: the second one must not be lost without a word.
        is_done = item.text == text and not (without_picture and item.picture_says)
        if last is None or last.verdict != Verdict.CORRECTED or not is_done:
            raise AlreadyDecided(item)
        return item
    require(item.can_be_corrected)
    drops = without_picture and bool(item.picture_says)
    if text == item.text and not drops:
        raise SameWords
    if drops:
        ReviewPicture.objects.filter(item=item).delete()
    says = "" if drops else item.picture_says
    reader, about_team = choose_reader(item.structure_id, text)
    settle(
        item,
        verdict=Verdict.CORRECTED,
        by=None,
        channel=channel,
        state=State.PENDING,
        reason="",
        more="",
        wants_opinion=False,
        decided_at=None,
        picture_says=says,
        picture_left_out=False,
        revision=item.revision + 1,
        round=1,
        reader=reader,
        about_team=about_team,
        **read_words(text, today(), kind=item.subject_kind, picture_says=says),
    )
    item.named.set(team_named_in(text, reader))
    subjects.find(item.subject_kind).corrected(item)
    (alarms.sound if item.urgent else alarms.moved)(item)
    return item
