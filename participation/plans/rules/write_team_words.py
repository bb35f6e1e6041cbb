"""The team's words in a part of the plan."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import written
from participation.plans.models import Plan, Receipt, Voice, Words
from participation.plans.permissions import can_write_for_team

from .refusals import NothingToShow, StaleWords, refuse_if_closed
from .save_own_words import sent_again


@transaction.atomic
def write_team_words(section_id: UUID, *, text: str, base_seq: int, key: UUID, by: User) -> Words:
    """Shown at once to the person. base_seq: the words' sequence on the page they were typed in.

    Raises NotAllowed; PlanClosed; Unwritable; NothingToShow; StaleWords; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    words = Words.objects.get(section=section_id, voice=Voice.TEAM)
    text = written(text)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return sent_again(words, same=words.shown == text)
    if words.seq != base_seq:
        raise StaleWords(kept=words.shown, seq=words.seq)
    if not text.strip() and not words.shown:
        raise NothingToShow
    if text == words.shown:
        return words
    version = words.show(text, author=by, channel=Channel.SELF)
    plan.change(Voice.TEAM)
    wrote = events.TeamWordsWritten(plan=plan.pk, section=section_id, words=words.pk, version=version.pk)
    journal.record(wrote, by=by.pk)
    return words
