"""Propose a workshop, or to lead one with others: the words are read before others see them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from journal.models import Channel
from kit.once import said_once
from kit.refusals import NotAllowed, require
from participation.moderation.models import ReviewItem, subjects
from participation.moderation.rules import submit_for_review
from participation.people.models import Structure, User
from workshops.models import Part, Proposal, Workshop
from workshops.permissions import can_propose

IDEA = "workshop_idea"
"""Name of these words in the registry of moderation."""


class Idea(NamedTuple):
    """What moderation is shown. The words are kept there alone, as they came."""

    proposal: Proposal
    text: str


@transaction.atomic
def propose_workshop(
    structure_id: UUID,
    *,
    text: str,
    part: Part,
    when: str = "",
    show_name: bool = False,
    workshop_id: UUID | None = None,
    person: User,
    key: UUID,
    by: User,
) -> Proposal:
    """text: as the form cleaned it, not empty. workshop_id: the one she would lead with others; None for a new one.
    person: in whose name. The same key and words twice are one.

    The journal entry is the one of `submit_for_review`. Raises NotAllowed.
    """
    if not Structure.objects.filter(pk=structure_id).update(name=F("name")):
        raise NotAllowed
    require(can_propose(by, person))
    require(workshop_id is None or Workshop.objects.filter(pk=workshop_id, structure=structure_id).exists())
    proposal_id = said_once(key, structure_id, workshop_id, person.pk, text, part, when, show_name)
    if earlier := Proposal.objects.filter(pk=proposal_id).first():
        return earlier
    helped = person.pk != by.pk
    channel = Channel.ASSISTED if helped else Channel.SELF
    proposal = Proposal(
        pk=proposal_id,
        **{"structure_id": structure_id, "workshop_id": workshop_id, "of_workshop": workshop_id is not None},
        **{"author": person, "helper": by if helped else None, "channel": channel},
        **{"part": part, "when": when, "show_name": show_name},
    )
    proposal.review = submit_for_review(IDEA, Idea(proposal, text), by=by, channel=channel)
    proposal.save(force_insert=True)
    return proposal


def idea_subject(idea: Idea) -> subjects.Subject:
    """What moderation asks of these words: whose they are."""
    proposal = idea.proposal
    about = _("Une idée d’atelier")
    if proposal.workshop:
        about = _("Pour co-animer « %(workshop)s »") % {"workshop": proposal.workshop.title}
    return subjects.Subject(
        id=proposal.pk,
        structure_id=proposal.structure_id,
        author_id=proposal.author_id,
        text=idea.text,
        context=about,
        writer_id=proposal.helper_id,
    )


def hear_idea(_item: ReviewItem) -> None:
    """Nothing to note: pages read the review itself, and nobody looks at them live."""
