"""Propose the name that others are to see, and take it off."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.rules import record_all
from kit.once import said_once
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import now
from participation.moderation.events import NameTakenBack, NameTakenOff
from participation.moderation.models import LONGEST_NAME, OPEN, ReviewItem, ShownName, State, names_shown, subjects
from participation.moderation.permissions import can_propose_name
from participation.people.models import User

from .choose_reader import structure_that_reads
from .submit_for_review import submit_for_review

NAME = "display_name"
"""Name of these words in the registry of moderation."""
WAITING = (*OPEN, State.APPEALED)


class NameWaits(Stale):
    """One is already being read."""

    sentence = gettext_lazy("Un nom attend déjà d’être lu. Retirez-le pour en proposer un autre.")


class NameTooLong(Refusal):
    """More than LONGEST_NAME characters, or several lines."""

    sentence = gettext_lazy("Ce nom est trop long : 40 signes au plus, sur une ligne.")


class NobodyReads(Refusal):
    """No structure has anybody who reads."""

    sentence = gettext_lazy("Personne ne peut lire votre nom pour le moment. Dites-le à l’accueil.")


class Proposed(NamedTuple):
    """What moderation is shown. The words are kept there alone."""

    name: ShownName
    text: str
    structure_id: UUID


@transaction.atomic
def propose_name(*, text: str, key: UUID, by: User) -> ShownName:
    """text: as the form cleaned it, 1 to LONGEST_NAME characters. The one that is shown stays until this one is read.

    The same key and words twice are one. Raises NotAllowed, NameWaits, NameTooLong, NobodyReads.
    """
    if not User.objects.filter(pk=by.pk, is_active=True).update(is_active=True):  # the lock: one proposal at a time
        raise NotAllowed
    require(can_propose_name(by))
    _measure(text)
    name_id = said_once(key, by.pk, text)
    if earlier := ShownName.objects.filter(pk=name_id, user=by).first():
        return earlier
    if ShownName.objects.held().filter(user=by, review__state__in=WAITING).exists():
        raise NameWaits
    structure_id = structure_that_reads(by)
    if structure_id is None:
        raise NobodyReads
    name = ShownName(pk=name_id, user=by)
    name.review = submit_for_review(NAME, Proposed(name, text, structure_id), by=by)
    name.save(force_insert=True)
    return name


@transaction.atomic
def take_name_off(*, by: User) -> None:
    """At once, wherever it was shown: « Une personne » is read in its place. What waited is no longer read by anybody.

    Nothing happens to who has none. Raises NotAllowed.
    """
    if not User.objects.filter(pk=by.pk, is_active=True).update(is_active=True):
        raise NotAllowed
    # Locked in the order of a decision: the words, then the name.
    ReviewItem.objects.filter(shown_name__in=ShownName.objects.held().filter(user=by)).update(version=F("version"))
    held = list(ShownName.objects.held().filter(user=by))
    if not held:
        return
    ShownName.objects.filter(pk__in=[one.pk for one in held]).update(taken_off_at=now())
    waiting = ShownName.objects.filter(user=by, review__state__in=WAITING, review__published_text="")
    waited = list(waiting.select_related("review"))
    ShownName.objects.filter(pk__in=[one.pk for one in waited]).delete()
    # Whatever somebody decides meanwhile, the name is off.
    ReviewItem.objects.filter(pk__in=[one.review_id for one in waited]).delete()
    readers = {one.review_id: one.review.reader_id for one in waited}
    appealed = {one.review_id for one in waited if one.review.is_appealed}
    back = [
        NameTakenBack(
            item=one.review_id, author=by.pk, reader=readers.get(one.review_id), appealed=one.review_id in appealed
        )
        for one in held
    ]
    record_all([NameTakenOff(person=by.pk), *back], by=by.pk)


def name_subject(proposed: Proposed) -> subjects.Subject:
    return subjects.Subject(
        id=proposed.name.pk,
        structure_id=proposed.structure_id,
        author_id=proposed.name.user_id,
        text=proposed.text,
        context=_("Le nom que les autres voient"),
    )


def hear_name(_item: ReviewItem) -> None:
    """Nothing to note: pages read the review itself."""


def name_corrected(item: ReviewItem) -> None:
    """A name stays a name; sent again it is the latest that she proposes, and alone to wait. Raises NameTooLong,
    NameWaits, and NotAllowed for one that she took off."""
    _measure(item.text)
    name = item.shown_name
    require(name.taken_off_at is None)
    if ShownName.objects.held().filter(user=name.user_id, review__state__in=WAITING).exclude(pk=name.pk).exists():
        raise NameWaits
    ShownName.objects.filter(pk=name.pk).update(created_at=now())


def has_shown_name(user: User) -> bool:
    """Whether others see a name of hers today."""
    return bool(names_shown([user.pk]))


def _measure(text: str) -> None:
    if not text.strip() or len(text) > LONGEST_NAME or len(text.splitlines()) > 1:
        raise NameTooLong
