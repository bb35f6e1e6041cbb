"""« Je signe »: one of the parties signs the version that waits, as it is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from journal.models import Channel
from kit.refusals import NotAllowed, Refusal, Stale
from kit.time import now
from participation.plans import events, notices
from participation.plans.engine.life import Act, Fact, Mover
from participation.plans.engine.signing import FRESH_FOR, Evidence, Method, signing_words
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import Agreement, Done, Kind, Plan, State, Words, signed_by_all
from participation.plans.permissions import party_of, signatories_of

from .blocking import what_blocks_signing
from .freezing import freeze
from .refusals import refuse_if_closed

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User
    from participation.plans.models import Proof


class VersionMoved(Stale):
    """What is on the screen is not, or is no longer, what waits for signatures."""

    sentence = _("Le projet a changé pendant votre lecture. Personne ne signe un texte qui a changé. Relisez-le.")


class NotProved(Refusal):
    """Nobody proved a moment ago who signs."""

    status = 403
    sentence = _("Pour signer, entrez encore une fois. Cela prouve que c’est vous.")


class SigningWaits(Refusal):
    """Something has to be done first: says what."""

    status = 409


@transaction.atomic
def sign_plan(plan_id: UUID, *, seen: str, words_seen: str, evidence: Evidence, by: User) -> Agreement:
    """The version, signed for the party `by` stands for; in force once all of them have signed. Twice is once.

    seen: the SHA-256 of the content on the screen. words_seen: the sentences above the button, one a line: they must be
    signing_words(), and are kept. evidence: how who signs has just proved who it is.
    Raises NotAllowed; PlanClosed; NotProved; VersionMoved; SigningWaits; Unwritable.
    """
    plan, party = asked(plan_id, by)
    refuse_old_proof(evidence)
    return sign(plan, party, seen=seen, words_seen=words_seen, evidence=evidence, signatory=by, by=by)


def sign(
    plan: Plan, party: Mover, *, seen: str, words_seen: str, evidence: Evidence, signatory: User, by: User, **paper
) -> Agreement:
    """What signing is, on the screen or on paper. plan: locked. paper: witness and document, as Proof has them."""
    if earlier := signed_already(plan, party, seen):
        return earlier
    agreement, told = the_version(plan, seen)
    words = _refuse_other_words(agreement, plan, party, words_seen)
    if waits := what_blocks_signing(plan):
        raise SigningWaits("\n".join(waits))
    whole = signed_by_all(agreement, also=[party])
    proof = answered(agreement, Done.SIGNED, party, evidence, words=words, by=signatory, **paper)
    plan.move(Act.SIGN, party, Fact.NOTHING_BLOCKS, *([Fact.ALL_SIGNED] if whole else []))
    told.append(events.AgreementSigned(plan=plan.pk, agreement=agreement.pk, proof=proof.pk))
    if whole:
        plan.in_force, plan.renewing = agreement.number, False
        for words in Words.objects.filter(section__plan=plan):
            words.begin_again()  # what was written and erased on the way to this version is nowhere any more
        told.append(events.AgreementInForce(plan=plan.pk, agreement=agreement.pk))
        notices.copy_ready(agreement)
    elif set(agreement.parties) - agreement.signed_by() == {Mover.TERRITORY}:
        notices.contract_waits(agreement, signatories_of(plan))
    plan.save(update_fields=["state", "waiting", "in_force", "renewing"])
    channel = Channel.PAPER if evidence.method == Method.PAPER else Channel.SELF
    for event in told:
        journal.record(event, by=by.pk, channel=channel)
    return agreement


def answered(
    agreement: Agreement, done: Done, party: Mover, evidence: Evidence, *, words: str, by: User, **more: object
) -> Proof:
    """The link that says who answered what, and how it is proved."""
    return agreement.add_proof(
        done,
        party=party.value,
        method=evidence.method,
        device=evidence.device,
        proved_at=evidence.proved_at,
        present=written(evidence.present, LONGEST_LINE),
        read_aloud=evidence.read_aloud,
        words=words,
        by=by,
        **more,
    )


def asked(plan_id: UUID, by: User) -> tuple[Plan, Mover]:
    plan = Plan.objects.lock(plan_id)
    party = party_of(by, plan)
    if party is None:
        raise NotAllowed
    refuse_if_closed(plan)
    return plan, party


def refuse_old_proof(evidence: Evidence) -> None:
    if evidence.proved_at is None or not now() - FRESH_FOR <= evidence.proved_at <= now():
        raise NotProved


def signed_already(plan: Plan, party: Mover, seen: str) -> Agreement | None:
    """The version on the screen, when it waits or holds and this party has signed it."""
    here = plan.agreements.filter(number__in=[n for n in (plan.waiting, plan.in_force) if n], sha256=seen)
    return here.filter(proofs__done=Done.SIGNED, proofs__party=party.value).first()


def the_version(plan: Plan, seen: str) -> tuple[Agreement, list[events.PlanEvent]]:
    """The version that waits, which must be the one on the screen."""
    if plan.state != State.AGREED:
        raise VersionMoved
    agreement, told = freeze(plan)
    if agreement.sha256 != seen:
        raise VersionMoved
    return agreement, told


def _refuse_other_words(agreement: Agreement, plan: Plan, party: Mover, words_seen: str) -> str:
    """The sentences, when they are those of this version; they come back from the page as they were read."""
    words = words_for(plan, party, agreement.number)
    if written(words_seen) != words:
        raise VersionMoved
    return words


def words_for(plan: Plan, party: Mover, number: int) -> str:
    """What this party reads above « Je signe », one sentence a line."""
    return "\n".join(signing_words(kind=Kind(plan.kind), party=party, number=number, benefits=plan.benefits))
