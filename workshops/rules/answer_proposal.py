"""Answer what somebody proposed: yes, and there is a workshop; or not this time, and why."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import now
from participation.people.models import User
from workshops import notices
from workshops.events import ProposalAnswered
from workshops.models import Outcome, Proposal
from workshops.permissions import can_manage

from .keep_workshop import WorkshopDetails, add_workshop


class AnsweredAlready(Stale):
    sentence = _("Quelqu’un de l’équipe a déjà répondu.")


class NotReadYet(Stale):
    sentence = _("Ces mots n’ont pas encore été relus. Lisez-les d’abord dans la modération.")


@transaction.atomic
def accept_proposal(proposal_id: UUID, *, details: WorkshopDetails | None = None, by: User) -> Proposal:
    """details: of the workshop that is written down for it; None to let her lead the one that is there.

    Raises NotAllowed, AnsweredAlready, NotReadYet.
    """
    proposal = _held(proposal_id, by=by)
    if proposal.workshop is None:
        if details is None:
            raise NotAllowed
        proposal.workshop = add_workshop(proposal.structure_id, details=details, key=proposal.pk, by=by)
    return _answered(proposal, Outcome.ACCEPTED, "", by=by)


@transaction.atomic
def decline_proposal(proposal_id: UUID, *, answer: str, by: User) -> Proposal:
    """answer: why, in words for her. Raises NotAllowed, AnsweredAlready, NotReadYet."""
    return _answered(_held(proposal_id, by=by), Outcome.DECLINED, answer, by=by)


def _held(proposal_id: UUID, *, by: User) -> Proposal:
    """Its row is held until the end of the transaction, so that of two who answer the second sees the first."""
    if not Proposal.objects.filter(pk=proposal_id).update(part=F("part")):
        raise NotAllowed
    proposal = Proposal.objects.told().get(pk=proposal_id)
    require(can_manage(by, proposal.structure_id))
    if proposal.is_answered:
        raise AnsweredAlready
    if not proposal.review.is_published:
        raise NotReadYet
    return proposal


def _answered(proposal: Proposal, outcome: Outcome, answer: str, *, by: User) -> Proposal:
    proposal.outcome, proposal.answer, proposal.answered_at = outcome, answer, now()
    proposal.save(update_fields=["workshop", "outcome", "answer", "answered_at"])
    notices.proposal_answered(proposal)
    record(ProposalAnswered(structure=proposal.structure_id, proposal=proposal.pk), by=by.pk)
    return proposal
