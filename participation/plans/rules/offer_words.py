"""Write for her, in « Mes mots », what she says: it waits until she has read it, or heard it, and said yes."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import written
from participation.plans.models import Box, Plan, Proposal, ProposalKind, Words
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import accompanies, can_offer_own_words

from .refusals import NothingToShow, refuse_if_closed


@transaction.atomic
def offer_words(section_id: UUID, *, text: str, key: UUID, by: User, channel: Channel = Channel.ASSISTED) -> Proposal:
    """A passage that waits for her yes, to go after what she shows. Her draft is neither read nor changed.

    By her référent it is « dicté par » her; by her helper, it is the helper's writing: nobody else sees it before.
    channel: how her words came to who types them, which is kept with them.
    The same key twice is once. Raises NotAllowed; PlanClosed; Unwritable; NothingToShow; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    require(can_offer_own_words(by, plan))
    refuse_if_closed(plan)
    text = written(text)
    words = Words.objects.get(section=section_id, box=Box.OWN)
    earlier = Proposal.objects.filter(op_id=key).first()
    if earlier is not None:
        if (earlier.author_id, earlier.words_id, earlier.added) != (by.pk, words.pk, text):
            raise KeyUsedElsewhere
        return earlier
    if not text.strip():
        raise NothingToShow
    kind = ProposalKind.DICTATED if accompanies(by, plan) else ProposalKind.HELPED
    said = {"kind": kind, "how": channel, "added": text, "after": text}
    offered = words.proposals.create(author=by, op_id=key, base=words.seq, **said)
    made = events.WordsProposed(plan=plan.pk, section=section_id, words=words.pk, proposal=offered.pk)
    journal.record(made, by=by.pk, on_behalf=plan.person_id, channel=channel)
    return offered
