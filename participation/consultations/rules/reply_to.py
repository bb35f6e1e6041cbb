"""Reply to a recommendation: yes, in part, no, or it is being studied; and say why, and until when."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import Refusal, require
from kit.time import today
from participation.consultations.events import FollowUpNoted, RecommendationAnswered
from participation.consultations.models import FollowUp, Recommendation, Reply, Verdict
from participation.consultations.permissions import can_follow, can_reply
from participation.people.models import User

from .archive_consultation import require_not_archived


class NoDate(Refusal):
    sentence = _("Dites avant quelle date. Elle est à venir.")


@transaction.atomic
def reply_to(recommendation_id: UUID, *, verdict: Verdict, reason: str, due_on: dt.date | None, by: User) -> Reply:
    """The last reply counts, the earlier ones stay to be read. Sent twice, it is one. due_on: not for a refusal.

    Raises NotAllowed, Archived, NoDate.
    """
    recommendation = Recommendation.objects.lock(recommendation_id)
    require(can_reply(by, recommendation))
    require_not_archived(recommendation.consultation)
    due_on = None if verdict == Verdict.REFUSED else due_on
    if verdict != Verdict.REFUSED and (due_on is None or due_on < today()):
        raise NoDate
    last = recommendation.reply
    if last and (last.verdict, last.reason, last.due_on) == (verdict, reason, due_on):
        return last
    number = last.number + 1 if last else 1
    reply = recommendation.replies.create(number=number, verdict=verdict, reason=reason, due_on=due_on, by=by)
    record(
        RecommendationAnswered(consultation=recommendation.consultation_id, recommendation=recommendation.pk), by=by.pk
    )
    return reply


@transaction.atomic
def note_follow_up(recommendation_id: UUID, *, text: str, done: bool, key: UUID, by: User) -> FollowUp:
    """Say what was done since: the addressee, or the committee that goes on asking. Raises NotAllowed, Archived."""
    recommendation = Recommendation.objects.lock(recommendation_id)
    require(can_follow(by, recommendation))
    require_not_archived(recommendation.consultation)
    key = said_once(key, done, text)
    if earlier := recommendation.follow_ups.filter(key=key).first():
        return earlier
    step = recommendation.follow_ups.create(text=text, done=done, key=key, by=by)
    record(FollowUpNoted(consultation=recommendation.consultation_id, recommendation=recommendation.pk), by=by.pk)
    return step
