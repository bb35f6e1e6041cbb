"""The person answers about who stands in: yes, « parlons-en », no. Her no ends it at once."""

from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now
from participation.people import notices
from participation.people.events import StandInAgreed, StandInRefused, StandInTalkAsked
from participation.people.models import Referent, User
from participation.people.permissions import can_accept_stand_in, can_refuse_stand_in


class StandInAnswer(StrEnum):
    YES = "yes"
    TALK = "talk"
    NO = "no"


class StandInOver(Stale):
    sentence = _("Ce remplacement est déjà fini.")


DATES = {StandInAnswer.YES: "agreed_at", StandInAnswer.TALK: "talk_asked_at", StandInAnswer.NO: "refused_at"}
EVENTS = {StandInAnswer.YES: StandInAgreed, StandInAnswer.TALK: StandInTalkAsked, StandInAnswer.NO: StandInRefused}


@transaction.atomic
def answer_stand_in(stand_in_id: UUID, *, answer: StandInAnswer, by: User) -> None:
    """The last answer counts; the same twice changes nothing. Whoever named it and who is away are told.

    Raises NotAllowed (it is hers to say), StandInOver: refused before, or the last day is past.
    """
    # The lock.
    require(bool(Referent.objects.filter(pk=stand_in_id).exclude(stands_in_for=None).update(worker=F("worker"))))
    stand_in = Referent.objects.select_related("person", "stands_in_for").get(pk=stand_in_id)
    allowed = can_accept_stand_in if answer is StandInAnswer.YES else can_refuse_stand_in
    require(allowed(by, stand_in))
    if getattr(stand_in, DATES[answer]) is not None:
        return
    if stand_in.refused_at is not None or not stand_in.is_to_come:
        raise StandInOver
    answered_at = now()
    stand_in.agreed_at = stand_in.talk_asked_at = None
    setattr(stand_in, DATES[answer], answered_at)
    # Who answers has read the page: she knows.
    stand_in.told_at = stand_in.told_at or answered_at
    stand_in.save(update_fields=["agreed_at", "talk_asked_at", "refused_at", "told_at"])
    notices.stand_in_answered(stand_in, answered_at)
    record(EVENTS[answer](person=stand_in.person_id, stand_in=stand_in.pk), by=by.pk)
