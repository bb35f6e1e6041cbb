"""Write what was decided together, and who was there."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal, require
from kit.time import in_paris, today
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import (
    LONGEST_OTHERS,
    MOST_DECISIONS,
    Becomes,
    Coordination,
    CoordinationState,
    Pillar,
    Presence,
    Receipt,
    Section,
    StepState,
    Who,
)
from participation.plans.permissions import can_hold_coordination

from .propose_coordination import CoordinationChanged, locked_coordination, record
from .propose_goal import put_goal
from .propose_step import put_step
from .refusals import refuse_if_closed
from .step_details import Details


class NothingDecided(Refusal):
    sentence = _("Écrivez au moins une décision.")


class TooMuchDecided(Refusal):
    sentence = _("Écrivez 12 décisions au plus.")


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One sentence, the part it is about, what becomes of it. who, due_on, details: of a step, as propose_step()."""

    section: UUID
    text: str
    becomes: Becomes
    who: Who = Who.TOGETHER
    due_on: dt.date | None = None
    details: Details | None = None


@transaction.atomic
def hold_coordination(
    coordination_id: UUID,
    *,
    decisions: Sequence[Decided],
    person_came: Presence,
    came: Collection[UUID] = (),
    others_came: str = "",
    seen: int,
    key: UUID,
    by: User,
) -> Coordination:
    """The meeting took place. Each decision is proposed to her, whether she was there or not: the plan has not changed.

    decisions: 1 to MOST_DECISIONS, each about a part that is no wish. came: of the structures invited. On its day or
    after. seen: the meeting's sequence on the page. Asked twice with one key, it is once.
    Raises NotAllowed; PlanClosed; CoordinationChanged; NothingDecided; TooMuchDecided; Unwritable; KeyUsedElsewhere;
    and what propose_step() and propose_goal() refuse: then none of it is kept.
    """
    meeting = locked_coordination(coordination_id, by)
    require(can_hold_coordination(by, meeting.plan))
    refuse_if_closed(meeting.plan)
    if not Receipt.objects.is_new(key, author=by, target=coordination_id):
        return meeting
    if meeting.state != CoordinationState.AGREED or meeting.seq != seen or in_paris(meeting.starts_at).date() > today():
        raise CoordinationChanged
    if not decisions:
        raise NothingDecided
    if len(decisions) > MOST_DECISIONS:
        raise TooMuchDecided
    for rank, one in enumerate(decisions, start=1):
        _write(meeting, rank, one, by)
    for invite in meeting.invites.all():
        invite.came = invite.structure_id in came
        invite.save()
    there = {"person_came": person_came, "others_came": written(others_came, LONGEST_OTHERS).strip()}
    meeting.settle(CoordinationState.HELD, by, **there)
    notices.coordination_changed(meeting, by_team=True)
    record(events.CoordinationHeld, meeting, by)
    return meeting


def _write(meeting: Coordination, rank: int, one: Decided, by: User) -> None:
    section = Section.objects.filter(pk=one.section, plan=meeting.plan_id).select_related("plan__person").first()
    if section is None or section.pillar == Pillar.WISH:
        raise NotAllowed
    text = written(one.text, LONGEST_LINE).strip()
    if not text:
        raise NothingDecided
    step = goal = None
    if one.becomes == Becomes.STEP:
        details = one.details or Details()
        step = put_step(section, title=text, who=one.who, due_on=one.due_on, details=details, by=by)
    elif one.becomes == Becomes.GOAL:
        goal = put_goal(section, title=text, by=by)
    state = StepState.PROPOSED if one.becomes == Becomes.NOTED else ""
    meeting.decisions.create(
        rank=rank, section=section, text=text, becomes=one.becomes, step=step, goal=goal, state=state
    )
