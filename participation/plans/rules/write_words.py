"""Write in words that others read: together, for the team, or for oneself alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.deltas import Delta
from participation.plans.engine.merge import Aside, Merged, touches
from participation.plans.models import (
    Box,
    DraftPost,
    Plan,
    Proposal,
    ProposalKind,
    ProposalState,
    Section,
    Start,
    Words,
)
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import Writes, can_commit, how_writes, voice_of

from .refusals import refuse_if_closed
from .typed import Chain, Live, Typed, chain_of, merge_typed, posted


@dataclass(frozen=True)
class Written:
    """The words after a post, and what of it waits for her yes."""

    words: Words
    waiting: list[Proposal]


@transaction.atomic
def write_words(
    section_id: UUID,
    box: Box,
    *,
    typed: Typed,
    by: User,
    structure_id: UUID | None = None,
    channel: Channel = Channel.SELF,
) -> Written:
    """What was typed, among what the others wrote meanwhile: every word of every post, once.

    structure_id: whose commitments, for Box.PARTNER alone. They are part of what the two sides sign: what changes there
    moves the plan as the team's own commitments do, and takes both yes away.
    Of what a worker sends, what would change the person's own words is not done: it becomes a proposal, in place of
    the one that this same box made before. All that a helper sends waits. The same post twice is once.
    Raises NotAllowed; PlanClosed; Unwritable; UnknownBase; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    writes = _how(by, plan, section_id, box, structure_id)
    if writes is Writes.NOT:
        raise NotAllowed
    refuse_if_closed(plan)
    words = Words.objects.at(section_id, box, structure_id)
    if DraftPost.objects.filter(op_id=typed.op_id, author=by).exists():
        raise KeyUsedElsewhere
    live = Live(words.pk, words.shown, words.seq, words.since, words.posts)
    chain = chain_of(live, typed, by)
    if chain.same:
        return Written(words, _waiting(words, by))
    merged = _merged(words, live, chain, plan, by, writes)
    _keep(words, plan, merged, chain.typed, by, channel)
    if writes is Writes.FREELY:
        return Written(words, [])
    _set_aside(words, merged.aside, chain, by, writes)
    return Written(words, _waiting(words, by))


def _how(by: User, plan: Plan, section_id: UUID, box: Box, structure_id: UUID | None) -> Writes:
    if structure_id is None:
        return how_writes(by, plan, box)
    section = Section(pk=section_id, plan=plan)
    return Writes.FREELY if box is Box.PARTNER and can_commit(by, section, structure_id) else Writes.NOT


def _merged(words: Words, live: Live, chain: Chain, plan: Plan, by: User, writes: Writes) -> Merged:
    """The guard reads the words as they are under the lock."""
    hers = str(plan.person_id)
    guards = {
        Writes.FREELY: None,
        Writes.BESIDE: partial(touches, text=words.shown, runs=words.passages, author=hers),
        Writes.WAITS: bool,
    }
    answers = {}
    if writes is not Writes.FREELY and words.seq:
        mine = words.proposals.filter(author=by).exclude(state__in=(ProposalState.WAITING, ProposalState.DROPPED))
        since = mine.filter(op_id=chain.before.op_id) if chain.before is not None else mine.none()
        answers = {(one.removed, one.added): one.state == ProposalState.ACCEPTED for one in since}
    return merge_typed(
        live,
        chain,
        by_others=lambda post: (post.author_id == plan.person_id) is not (by.pk == plan.person_id),
        guarded=guards[writes],
        answered=answers,
    )


def _keep(words: Words, plan: Plan, merged: Merged, typed: Typed, by: User, channel: Channel) -> None:
    again = [[start, end, "pt"] for start, end in merged.again]
    apply_change(words, merged.delta, merged.text, author=by, how=channel, again=again)
    words.posts.create(seq=words.seq, author=by, how=channel, **posted(typed, merged))
    if merged.delta:
        plan.change(voice_of(by, plan), aside=words.structure_id is not None)
        wrote = events.WordsWritten(plan=plan.pk, section=words.section_id, words=words.pk, post=words.seq)
        journal.record(wrote, by=by.pk, on_behalf=words.structure_id, channel=channel)


def apply_change(words: Words, delta: Delta, text: str, *, author: User, how: str, again: list | None = None) -> None:
    """Words, changed and saved; with what their log begins with, the first time. author: whose the new words are."""
    if words.seq == words.since:
        Start.objects.update_or_create(pk=words.pk, defaults={"text": words.shown, "runs": words.runs})
    words.change(delta, text, author=author, how=how, again=again or [])


def _set_aside(words: Words, asides: list[Aside], chain: Chain, by: User, writes: Writes) -> None:
    """What waits, in place of what the box that sent this post had made wait before."""
    kind, how = ProposalKind.CHANGE, Channel.SELF
    if writes is Writes.WAITS:
        kind, how = ProposalKind.HELPED, Channel.ASSISTED
    earlier = list(words.proposals.waiting().filter(author=by, kind=kind)) if words.seq > 1 else []
    again = {(one.removed, one.added, one.before): one for one in earlier}
    kept = set()
    for aside in asides:
        fields = {
            "op_id": chain.typed.op_id,
            "base": words.seq,
            "delta": aside.delta,
            "removed": aside.removed,
            "added": aside.added,
            "before": aside.before,
            "after": aside.after,
        }
        same = again.get((aside.removed, aside.added, aside.before))
        if same is None:
            same = words.proposals.create(kind=kind, how=how, author=by, **fields)
            made = events.WordsProposed(
                plan=words.section.plan_id, section=words.section_id, words=words.pk, proposal=same.pk
            )
            journal.record(made, by=by.pk)
        else:
            Proposal.objects.filter(pk=same.pk).update(**fields)
        kept.add(same.pk)
    if chain.before is None:
        return
    gone = [one.pk for one in earlier if one.op_id == chain.before.op_id and one.pk not in kept]
    if gone:
        words.proposals.filter(pk__in=gone).update(state=ProposalState.DROPPED, answered_at=now())
    # What this box proposed and she answered is still in it: it is not proposed again.
    words.proposals.filter(author=by, op_id=chain.before.op_id).update(op_id=chain.typed.op_id)


def _waiting(words: Words, by: User) -> list[Proposal]:
    return list(words.proposals.waiting().filter(author=by))
