"""What we send about plans. Never what is in them: not even that there is a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils.translation import gettext as _

from kit.time import NBSP, now, say_day, say_hour, today
from outbox.rules import queue_message
from participation.people.notices import render_something_new
from participation.plans.engine.life import Mover
from participation.plans.models import (
    Agreement,
    BreakGlass,
    Coordination,
    Meeting,
    Message,
    PartnerInvite,
    Plan,
    ReadMark,
    Review,
    Voice,
)
from workshops.engine import eve_at_ten

if TYPE_CHECKING:
    from uuid import UUID

    from outbox import models as outbox
    from participation.people.models import User
    from participation.plans.models.gathering import Gathering

GLASS_OPENED = "glass_opened"
GLASS_REVIEWED = "glass_reviewed"
GLASS_TO_REVIEW = "glass_to_review"
GLASS_OVERDUE = "glass_overdue"
MESSAGE_WAITS = "message_waits"
REVIEW_SOON = "review_soon"
PLAN_ENDS = "plan_ends"
MEETING_CHANGED = "meeting_changed"
MEETING_REMINDER = "meeting_reminder"
# Time to read it where it is: who looks at the page now gets no SMS about it.
ON_SCREEN = dt.timedelta(minutes=3)
COPY_READY = "copy_ready"
CONTRACT_WAITS = "contract_waits"
COORDINATION_CHANGED = "coordination_changed"
COORDINATION_REMINDER = "coordination_reminder"
PARTNERS_TOLD = "partners_told"


def glass_opened(glass: BreakGlass, reviewers: Iterable[User]) -> None:
    """She is told, and whoever may say whether it was right: now, and once more when nobody said so in time.

    Her message waits for the end of her night, as all but codes do; her page says it at once.
    """
    queue_message(
        kind=GLASS_OPENED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_OPENED}:{glass.pk}"
    )
    for user in reviewers:
        for kind, due_at in ((GLASS_TO_REVIEW, None), (GLASS_OVERDUE, glass.review_due_at)):
            key = f"{kind}:{glass.pk}:{user.pk}"
            queue_message(kind=kind, to=user.pk, data={"glass": glass.pk}, key=key, due_at=due_at)


def glass_reviewed(glass: BreakGlass) -> None:
    queue_message(
        kind=GLASS_REVIEWED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_REVIEWED}:{glass.pk}"
    )


def message_waits(message: Message, person: User) -> None:
    """She is told once that there is something new, until she has read something: not at each message, not of what
    she wrote or who helps her wrote for her. The team looks at its own pages."""
    if message.voice != Voice.TEAM:
        return
    read = ReadMark.objects.filter(user=person).aggregate(sum=Sum("seq"))["sum"] or 0
    queue_message(
        kind=MESSAGE_WAITS,
        to=person.pk,
        data={"message": message.pk},
        key=f"{MESSAGE_WAITS}:{person.pk}:{read}",
        due_at=now() + ON_SCREEN,
    )


def review_near(review: Review, users: Iterable[User]) -> None:
    """Once for each day agreed."""
    for user in users:
        queue_message(
            kind=REVIEW_SOON,
            to=user.pk,
            data={"review": review.pk, "on": review.on},
            key=f"{REVIEW_SOON}:{review.pk}:{review.on}:{user.pk}",
        )


def plan_ends(plan: Plan, days: int, users: Iterable[User]) -> None:
    """Once for each announcement of each contract: `days` before its end."""
    for user in users:
        queue_message(
            kind=PLAN_ENDS,
            to=user.pk,
            data={"plan": plan.pk, "ends": plan.ends_on},
            key=f"{PLAN_ENDS}:{plan.pk}:{plan.ends_on}:{days}:{user.pk}",
        )


def render_review_soon(message: outbox.Message) -> str | None:
    """Read again when it leaves: a day that moved, or has passed, is not reminded of."""
    review = Review.objects.select_related("plan").filter(pk=message.data["review"], held_on=None).first()
    still = review and review.plan.is_open and str(review.on) == message.data["on"] and review.on >= today()
    return render_date_near(message) if still else None


def render_plan_ends(message: outbox.Message) -> str | None:
    plan = Plan.objects.under_contract().filter(pk=message.data["plan"]).first()
    return render_date_near(message) if plan and str(plan.ends_on) == message.data["ends"] else None


def render_date_near(message: outbox.Message) -> str:
    return _("Une date approche. Elle est dans votre espace. Allez voir quand vous voulez.")


def meeting_changed(meeting: Meeting, *, by_team: bool) -> None:
    """What the team does with a meeting is told to her, by the words of any news. The team looks at its own pages."""
    if by_team:
        queue_message(
            kind=MEETING_CHANGED,
            to=meeting.person_id,
            data={"meeting": meeting.pk, "told": str(meeting.seq)},
            key=f"{MEETING_CHANGED}:{meeting.pk}:{meeting.seq}",
            due_at=now() + ON_SCREEN,
        )


def meeting_agreed(meeting: Meeting) -> None:
    _remind(MEETING_REMINDER, meeting, meeting.person_id, {"meeting": meeting.pk}, f"{meeting.pk}")


def _remind(kind: str, gathering: Gathering, to: UUID, data: dict[str, object], key: str) -> None:
    """A word the day before, unless that moment is already past."""
    due_at = eve_at_ten(gathering.starts_at)
    if due_at > now():
        queue_message(kind=kind, to=to, data=data, key=f"{kind}:{key}", due_at=due_at)


def render_meeting_changed(message: outbox.Message) -> str | None:
    """None once something else has happened to it: she was there, or another message says it."""
    meeting = Meeting.objects.filter(pk=message.data["meeting"], starts_at__gt=now()).first()
    as_told = meeting is not None and str(meeting.seq) == message.data["told"]
    return render_something_new(message) if as_told else None


def render_meeting_reminder(message: outbox.Message) -> str | None:
    """None when it was moved or cancelled, or has begun."""
    meeting = Meeting.objects.agreed().filter(pk=message.data["meeting"], starts_at__gt=now()).first()
    return say_reminder(meeting) if meeting else None


def say_reminder(gathering: Gathering) -> str:
    """A day and an hour, neither where nor with whom."""
    when = {"day": say_day(gathering.starts_at), "hour": say_hour(gathering.starts_at)}
    text = _("Rappel : %(day)s à %(hour)s. Pour changer, allez dans votre espace.") % when
    # An SMS of 160 knows neither the no-break space, nor the û of « août ».
    return text.translate({ord(NBSP): " ", ord("û"): "u"})


def coordination_changed(coordination: Coordination, *, by_team: bool) -> None:
    """What the team does with a meeting with her partners is told to her, as for a meeting of the two."""
    if by_team:
        queue_message(
            kind=COORDINATION_CHANGED,
            to=coordination.plan.person_id,
            data={"coordination": coordination.pk, "told": str(coordination.seq)},
            key=f"{COORDINATION_CHANGED}:{coordination.pk}:{coordination.seq}",
            due_at=now() + ON_SCREEN,
        )


def coordination_agreed(coordination: Coordination) -> None:
    data = {"coordination": coordination.pk, "told": str(coordination.seq)}
    key = f"{coordination.pk}:{coordination.seq}"
    _remind(COORDINATION_REMINDER, coordination, coordination.plan.person_id, data, key)


def partners_told(invite: PartnerInvite, seq: int, workers: Iterable[User]) -> None:
    """Once for each thing that happens to a meeting they know of. seq: of the meeting, after it happened."""
    for user in workers:
        queue_message(
            kind=PARTNERS_TOLD,
            to=user.pk,
            data={"invite": invite.pk, "told": str(seq)},
            key=f"{PARTNERS_TOLD}:{invite.pk}:{seq}:{user.pk}",
        )


def render_coordination_changed(message: outbox.Message) -> str | None:
    """None once something else has happened to it: she was there, or another message says it."""
    found = Coordination.objects.filter(pk=message.data["coordination"]).first()
    return render_something_new(message) if found and str(found.seq) == message.data["told"] else None


def render_coordination_reminder(message: outbox.Message) -> str | None:
    """None when it was cancelled, waits for her yes again, or has begun."""
    agreed = Coordination.objects.agreed().filter(pk=message.data["coordination"], starts_at__gt=now()).first()
    return say_reminder(agreed) if agreed and str(agreed.seq) == message.data["told"] else None


def copy_ready(agreement: Agreement) -> None:
    """All have signed: she has a copy, like everybody who signs something."""
    key = f"{COPY_READY}:{agreement.pk}"
    queue_message(kind=COPY_READY, to=agreement.plan.person_id, data={"agreement": agreement.pk}, key=key)


def contract_waits(agreement: Agreement, users: Iterable[User]) -> None:
    """The person and the structure have signed: the département is asked to, each of those who may, once."""
    for user in users:
        key = f"{CONTRACT_WAITS}:{agreement.pk}:{user.pk}"
        queue_message(kind=CONTRACT_WAITS, to=user.pk, data={"agreement": agreement.pk}, key=key)


def render_contract_waits(message: outbox.Message) -> str | None:
    """None once it does not wait any more: signed or refused by a colleague, or changed."""
    agreement = Agreement.objects.select_related("plan").filter(pk=message.data["agreement"]).first()
    answered = agreement and agreement.proofs.filter(party=Mover.TERRITORY.value).exists()
    waits = agreement and agreement.plan.waiting == agreement.number and not answered
    return render_something_new(message) if waits else None


def render_copy_ready(message: outbox.Message) -> str:
    return _("Votre copie vous attend dans votre espace.")
