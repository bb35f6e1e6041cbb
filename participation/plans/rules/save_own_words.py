"""Keep what she typed in « Mes mots » for herself alone."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Box, Draft, DraftPost, Words, WordsPost
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_write_own_words

from .refusals import refuse_if_closed
from .typed import Live, Typed, chain_of, merge_typed, posted


@transaction.atomic
def save_own_words(section_id: UUID, *, typed: Typed, by: User) -> Draft:
    """Her draft, with what she typed in it; with what another of her phones wrote meanwhile, when there is some.

    Only her draft's own rows are touched: nothing that anybody else reads moves.
    Raises NotAllowed; PlanClosed; Unwritable; UnknownBase; KeyUsedElsewhere.
    """
    draft = Draft.objects.lock(section_id)
    if draft is None:
        raise NotAllowed
    plan = draft.section.plan
    require(can_write_own_words(by, plan))
    refuse_if_closed(plan)
    return keep_in_draft(draft, typed, by)


def keep_in_draft(draft: Draft, typed: Typed, by: User) -> Draft:
    """What she typed, kept in her draft, whose row is locked. The same post twice is once."""
    if WordsPost.objects.filter(op_id=typed.op_id).exists():
        raise KeyUsedElsewhere
    live = Live(draft.pk, in_her_box(draft), draft.seq, draft.since, draft.posts)
    chain = chain_of(live, typed, by)
    if chain.same:
        return draft
    merged = merge_typed(live, chain, by_others=lambda post: False)
    draft.keep(merged.text)
    DraftPost.objects.create(
        draft=draft,
        seq=draft.seq,
        author=by,
        **posted(chain.typed, merged),
    )
    journal.record(events.DraftKept(plan=draft.section.plan_id, section=draft.pk), by=by.pk)
    return draft


def in_her_box(draft: Draft) -> str:
    """What her box holds when she opens it: her draft, else what she shows."""
    if draft.text is not None:
        return draft.text
    return Words.objects.values_list("shown", flat=True).get(section=draft.section_id, box=Box.OWN)
