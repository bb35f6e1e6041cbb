"""« D’accord », or « Garder mes mots »: her answer to words that wait for it."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.ids import new_id
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.deltas import Delta, apply, compose, rebase, removed_by, tidy
from participation.plans.engine.merge import mend
from participation.plans.engine.runs import change_runs
from participation.plans.models import (
    Box,
    Draft,
    Plan,
    Proposal,
    ProposalKind,
    ProposalState,
    Voice,
    Words,
)
from participation.plans.permissions import can_answer_words

from .refusals import ProposalChanged, refuse_if_closed
from .write_words import apply_change


@transaction.atomic
def answer_words(proposal_id: UUID, *, yes: bool, by: User) -> Proposal:
    """The words become part of the plan, or stay as they are. The same answer twice is once.

    Raises NotAllowed; PlanClosed; ProposalChanged (another answer was given; or the words it would replace are not
    there any more: then only « Garder mes mots » is left).
    """
    plan, proposal = locked(proposal_id)
    require(can_answer_words(by, plan))
    answer = ProposalState.ACCEPTED if yes else ProposalState.REFUSED
    if proposal.state == answer:
        return proposal
    refuse_if_closed(plan)
    if proposal.state != ProposalState.WAITING:
        raise ProposalChanged
    if yes:
        _take(proposal, plan, by)
        plan.change(Voice.PERSON)
    proposal.settle(answer)
    happened = events.WordsAccepted if yes else events.WordsKept
    words = proposal.words
    said = happened(plan=plan.pk, section=words.section_id, words=words.pk, proposal=proposal.pk)
    journal.record(said, by=by.pk)
    return proposal


def locked(proposal_id: UUID) -> tuple[Plan, Proposal]:
    """The plan, locked, and the proposal as it is under that lock. Raises NotAllowed when there is none."""
    section = Proposal.objects.filter(pk=proposal_id).values_list("words__section", flat=True).first()
    if section is None:
        raise NotAllowed
    plan = Plan.objects.lock_of_section(section)
    return plan, Proposal.objects.select_related("words", "author").get(pk=proposal_id)


def _take(proposal: Proposal, plan: Plan, by: User) -> None:
    words = proposal.words
    if words.box == Box.OWN:
        _add_to_own(words, proposal, by)
        return
    delta = delta_now(proposal)
    if delta is None:
        raise ProposalChanged
    # What she dictated, or let somebody write for her, is hers; what the team asked for stays the team's.
    # Of somebody whose account is erased, they become hers: words need an author.
    if proposal.kind == ProposalKind.CHANGE and proposal.author is not None:
        author, how = proposal.author, Channel.SELF
    else:
        author, how = by, _came_by(proposal)
    apply_change(words, delta, apply(words.shown, delta), author=author, how=how)
    words.posts.create(
        seq=words.seq, op_id=new_id(), author=author, wrote=proposal.author, how=how, base=proposal.base, delta=delta
    )


def delta_now(proposal: Proposal) -> Delta | None:
    """What it does to the words as they are; None when what it would take out is not all there any more."""
    words, delta = proposal.words, proposal.delta
    if proposal.base < words.since:
        return None
    for post in words.posts.filter(seq__gt=proposal.base).order_by("seq"):
        delta = rebase(delta, post.delta)
    if removed_by(delta) != removed_by(proposal.delta):
        return None
    return compose(delta, mend(words.shown, delta))


def _came_by(proposal: Proposal) -> Channel:
    """By which way the words that become hers came."""
    return Channel.ASSISTED if proposal.kind == ProposalKind.CHANGE else Channel(proposal.how)


def _add_to_own(words: Words, proposal: Proposal, by: User) -> None:
    """After what she shows; and in her box too, so that showing her draft does not take it away again."""
    draft, added, how = Draft.objects.lock(words.section_id), proposal.added, _came_by(proposal)
    in_box = at_end(words.shown if draft.text is None else draft.text, added)
    delta = at_end(words.shown, added)
    runs = change_runs(words.passages, delta, author=str(by.pk), how=how)
    words.show(apply(words.shown, delta), author=by, channel=how, runs=runs, wrote=proposal.author)
    draft.add(in_box)
    draft.posts.create(seq=draft.seq, op_id=new_id(), author=by, base=draft.seq - 1, delta=in_box)


def at_end(text: str, added: str) -> Delta:
    """On a line of its own."""
    return tidy([len(text), "+" + ("\n" if text.strip() else "") + added])
