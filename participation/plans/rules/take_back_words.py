"""Take back words that one has proposed, before she has answered."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Proposal, ProposalState
from participation.plans.permissions import can_read

from .answer_words import locked
from .refusals import ProposalChanged


@transaction.atomic
def take_back_words(proposal_id: UUID, *, by: User) -> Proposal:
    """The proposal waits no more. Twice is once. Raises NotAllowed (only its author may); ProposalChanged."""
    plan, proposal = locked(proposal_id)
    if proposal.author_id != by.pk or not can_read(by, plan):
        raise NotAllowed
    if proposal.state == ProposalState.DROPPED:
        return proposal
    if proposal.state != ProposalState.WAITING:
        raise ProposalChanged
    proposal.settle(ProposalState.DROPPED)
    words = proposal.words
    back = events.WordsTakenBack(plan=plan.pk, section=words.section_id, words=words.pk, proposal=proposal.pk)
    journal.record(back, by=by.pk)
    return proposal
