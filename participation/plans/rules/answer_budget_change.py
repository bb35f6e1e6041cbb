"""« D’accord », « En parler avant », « Garder mes chiffres »: her answer to a change the team proposes in her lines."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import BudgetProposal, ChangeState, Voice
from participation.plans.models.budget import WAITING
from participation.plans.permissions import can_write, voice_of

from .change_budget_line import end_line, put_in_place
from .figures import LineChanged, columns, locked_line
from .refusals import refuse_if_closed

EVENTS = {
    ChangeState.ACCEPTED: events.BudgetChangeAccepted,
    ChangeState.TALK: events.BudgetChangeTalkAsked,
    ChangeState.DECLINED: events.BudgetChangeDeclined,
}


@transaction.atomic
def answer_budget_change(proposal_id: UUID, *, answer: ChangeState, by: User) -> BudgetProposal:
    """The proposal, answered. Only her « D’accord » changes the line, which stays hers. The same answer twice is once.

    Raises NotAllowed (nobody answers for her); PlanClosed; LineChanged (the line, or the answer, moved on).
    """
    proposal = BudgetProposal.objects.filter(pk=proposal_id).first()
    if proposal is None or answer not in EVENTS:
        raise NotAllowed
    plan, line = locked_line(proposal.line_id)
    require(can_write(by, plan) and voice_of(by, plan) is Voice.PERSON)
    proposal = BudgetProposal.objects.filter(pk=proposal_id).first()  # as it is under the lock
    if proposal is None:
        raise LineChanged
    if proposal.state == answer:
        return proposal
    refuse_if_closed(plan)
    if line.ended_at or proposal.state not in WAITING:
        raise LineChanged
    proposal.take(answer)
    if answer == ChangeState.ACCEPTED:
        if proposal.removes:
            end_line(line)
        else:
            put_in_place(line, columns(proposal.figures), voice=Voice.PERSON, author=by, channel=line.channel)
        plan.change(Voice.PERSON)
    answered = EVENTS[answer](plan=plan.pk, section=line.section_id, line=line.pk, proposal=proposal.pk)
    journal.record(answered, by=by.pk)
    return proposal
