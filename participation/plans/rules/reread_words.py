"""« C’est relu »: one side has read again what both had changed at once."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Box, Plan, Voice, Words
from participation.plans.permissions import Writes, how_writes, voice_of

from .refusals import PlanChanged

LETTERS = {Voice.PERSON: "p", Voice.TEAM: "t"}


@transaction.atomic
def reread_words(words_id: UUID, *, seen: int, by: User) -> Words:
    """The marks « À relire ensemble » wait for the other side only; for nobody once both have read. Twice is once.

    seen: the sequence of the words on the page. Raises NotAllowed; PlanChanged (other words were read).
    """
    words = Words.objects.filter(pk=words_id).first()
    if words is None:
        raise NotAllowed
    plan = Plan.objects.lock_of_section(words.section_id)
    words.refresh_from_db()
    if how_writes(by, plan, Box(words.box)) not in (Writes.FREELY, Writes.BESIDE):
        raise NotAllowed
    letter = LETTERS[voice_of(by, plan)]
    if not any(letter in waits_for for _start, _end, waits_for in words.again):
        return words
    if words.seq != seen:
        raise PlanChanged
    left = [[start, end, waits_for.replace(letter, "")] for start, end, waits_for in words.again]
    words.again = [mark for mark in left if mark[2]]
    words.save(update_fields=["again"])
    journal.record(events.WordsReread(plan=plan.pk, section=words.section_id, words=words.pk), by=by.pk)
    return words
