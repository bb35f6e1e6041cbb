"""« Montrer »: her words leave her draft and are shown."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.diff import diff
from participation.plans.engine.runs import change_runs
from participation.plans.engine.text import written
from participation.plans.models import Box, Draft, Plan, Voice, Words
from participation.plans.permissions import can_write_own_words

from .refusals import NothingToShow, WroteElsewhere, refuse_if_closed
from .save_own_words import in_her_box, keep_in_draft
from .typed import Typed


@transaction.atomic
def show_own_words(section_id: UUID, *, typed: Typed, by: User, channel: Channel = Channel.SELF) -> Words:
    """What is in her box now is what everybody who reads the plan sees; her draft is empty again.

    The version kept is this text alone: what she wrote and erased before is nowhere. Showing the same text again
    changes nothing for the others. The same post twice is once.
    Raises NotAllowed; PlanClosed; Unwritable; NothingToShow; WroteElsewhere (what another of her phones wrote would be
    shown with it, unread); UnknownBase; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    draft = Draft.objects.lock(section_id)
    require(can_write_own_words(by, plan))
    refuse_if_closed(plan)
    words = Words.objects.get(section=section_id, box=Box.OWN)
    text = written(typed.text)
    if draft.text is None and text == words.shown and draft.posts.filter(op_id=typed.op_id).exists():
        return words  # shown already, by this very post
    if not text.strip() and not words.shown:
        raise NothingToShow
    if in_her_box(keep_in_draft(draft, typed, by)) != text:
        raise WroteElsewhere(kept=in_her_box(draft), seq=draft.seq)
    draft.empty()
    if text == words.shown:
        return words
    runs = change_runs(words.passages, diff(words.shown, text), author=str(by.pk), how=channel)
    version = words.show(text, author=by, channel=channel, runs=runs)
    plan.change(Voice.PERSON)
    shown = events.WordsShown(plan=plan.pk, section=section_id, words=words.pk, version=version.pk)
    journal.record(shown, by=by.pk, channel=channel)
    return words
