"""« Montrer »: her words leave her draft and are shown."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import written
from participation.plans.models import Draft, Plan, Receipt, Voice, Words
from participation.plans.permissions import can_write_own_words

from .refusals import NothingToShow, refuse_if_closed
from .save_own_words import refuse_if_stale, sent_again


@transaction.atomic
def show_own_words(
    section_id: UUID, *, text: str, base_seq: int, key: UUID, by: User, channel: Channel = Channel.SELF
) -> Words:
    """What is in her box now is what everybody who reads the plan sees; her draft is empty again.

    The version kept is this text alone: what she wrote and erased before is nowhere. Showing the same text again
    changes nothing for the others. base_seq: the draft's sequence on the page she typed in.
    Raises NotAllowed; PlanClosed; Unwritable; NothingToShow; StaleWords; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    draft = Draft.objects.lock(section_id)
    require(can_write_own_words(by, plan))
    refuse_if_closed(plan)
    words = Words.objects.get(section=section_id, voice=Voice.PERSON)
    text = written(text)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return sent_again(words, same=draft.text is None and words.shown == text)
    refuse_if_stale(draft, base_seq)
    if not text.strip() and not words.shown:
        raise NothingToShow
    draft.keep(None)
    if text == words.shown:
        return words
    version = words.show(text, author=by, channel=channel)
    plan.change(Voice.PERSON)
    shown = events.WordsShown(plan=plan.pk, section=section_id, words=words.pk, version=version.pk)
    journal.record(shown, by=by.pk, channel=channel)
    return words
