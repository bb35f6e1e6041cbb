"""Say what became of a call that one had in hand."""

import datetime as dt
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, Stale
from kit.time import now
from outbox import kinds
from outbox.engine.meaning import Meaning
from outbox.models import Call, Outcome
from participation.people.events import CallEnded
from participation.people.models import Contact, User

from .calls import call_for

AGAIN_IN = dt.timedelta(hours=3)
MOST_TRIES = 5


class CallResult(StrEnum):
    """What the team says: called (and she said yes, or no, to what was asked), nobody answered, words were left on the
    machine, nothing to say any more."""

    REACHED = "reached"
    SAID_YES = "yes"
    SAID_NO = "no"
    NO_ANSWER = "no_answer"
    LEFT_WORDS = "left"
    NO_REASON = "none"


TOLD = {CallResult.REACHED: None, CallResult.SAID_YES: Meaning.YES, CallResult.SAID_NO: Meaning.NO}
"""Somebody has spoken to her: what she answered, if anything."""


class CallNotInHand(Stale):
    sentence = _("Cet appel n’est plus à vous. Regardez la liste.")


class NoVoicemail(Refusal):
    sentence = _("Cette personne ne veut pas de message sur son répondeur.")


@transaction.atomic
def end_call(call_id: UUID, *, result: CallResult, by: User) -> None:
    """Without an answer it comes back in AGAIN_IN, MOST_TRIES times in all. Words are left only where she agreed.
    Once somebody has reached her, what was to be told is told (outbox.kinds.when_reached).

    Raises CallNotInHand, NoVoicemail, NotAllowed.
    """
    at = now()
    kept = Call.objects.filter(pk=call_id, taken_by=by.pk).update(tries=F("tries") + 1)
    call, person = call_for(call_id, by=by)
    if not kept:
        raise CallNotInHand
    if result == CallResult.LEFT_WORDS and not Contact.objects.filter(user=person, voicemail=True).exists():
        raise NoVoicemail
    if result == CallResult.NO_ANSWER and call.tries < MOST_TRIES:
        changes: dict[str, object] = {"not_before": at + AGAIN_IN}
    else:
        outcome = _outcome(result)
        changes = {"ended_at": at, "outcome": outcome}
    if not Call.objects.release(call_id, by.pk, **changes):
        raise CallNotInHand
    if result in TOLD:
        kinds.reached(call.message, said=TOLD[result], by=by.pk)
    record(CallEnded(person=call.to, call=call.pk), by=by.pk)


def _outcome(result: CallResult) -> Outcome:
    if result in TOLD:
        return Outcome.REACHED
    return Outcome.MISSED if result == CallResult.NO_ANSWER else Outcome(result)
