"""Write another line in the place of one."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.budget import Figures
from participation.plans.models import BudgetLine, ChangeState, Plan, Receipt, Voice
from participation.plans.models.budget import WAITING
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_write, voice_of

from .figures import LineChanged, columns, locked_line
from .refusals import refuse_if_closed


@transaction.atomic
def change_budget_line(
    line_id: UUID, *, figures: Figures, key: UUID, by: User, channel: Channel = Channel.SELF
) -> BudgetLine:
    """The line that is there from now on; the other is kept, ended. The same figures again change nothing.

    She may change every line of her budget; the team its own, and hers only by propose_budget_change().
    Raises NotAllowed; PlanClosed; LineChanged; NoLabel; Unwritable; TooMuch; KeyUsedElsewhere.
    """
    plan, line = locked_line(line_id)
    require(can_write(by, plan) and not is_hers_alone(line, by, plan))
    refuse_if_closed(plan)
    said = columns(figures)
    if not Receipt.objects.is_new(key, author=by, target=line_id):
        return already_there(line, said)
    if line.ended_at:
        raise LineChanged
    if said == columns(line.figures):
        return line
    after = put_in_place(line, said, voice=voice_of(by, plan), author=by, channel=channel)
    plan.change(voice_of(by, plan))
    changed = events.BudgetLineChanged(plan=plan.pk, section=line.section_id, line=after.pk)
    journal.record(changed, by=by.pk, channel=channel)
    return after


def is_hers_alone(line: BudgetLine, by: User, plan: Plan) -> bool:
    """Whether only she may change or remove it, as what she wrote is to the team."""
    return line.voice == Voice.PERSON and voice_of(by, plan) is not Voice.PERSON


def put_in_place(line: BudgetLine, said: dict, **of_whom: object) -> BudgetLine:
    """The line ends; another has its place."""
    end_line(line)
    return BudgetLine.objects.create(section_id=line.section_id, rank=line.rank, **of_whom, **said)


def end_line(line: BudgetLine) -> None:
    """It is kept, and what was proposed for it has nothing left to change."""
    line.end()
    waiting = line.proposals.filter(state__in=WAITING)
    waiting.update(state=ChangeState.OVER)


def already_there(line: BudgetLine, said: dict) -> BudgetLine:
    """The answer to a key that has served: what it wrote, unless that is not what it carries."""
    there = BudgetLine.objects.live().filter(section=line.section_id, rank=line.rank, **said).first()
    if there is None:
        raise KeyUsedElsewhere
    return there
