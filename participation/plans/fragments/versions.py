"""The frozen versions of a plan: who has signed, how it is proved, what is left to do about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from kit.time import say_day, say_hour
from participation.plans.engine.life import Mover
from participation.plans.models import Agreement, Done, Leaf, Party, Proof, signed_by_all

from .content import ContentSaid, show_content

if TYPE_CHECKING:
    from participation.plans.models import Plan


@dataclass(frozen=True)
class SignatureShown:
    """One party. how: sentences that say by what it is proved; signed, refused: neither, when it has not answered."""

    party: str
    name: str
    face: str
    signed: bool
    refused: bool
    said: str
    how: list[str]
    reason: str


@dataclass(frozen=True)
class VersionShown:
    id: UUID
    number: int
    title: str
    standing: str
    holds: bool
    frozen_at: dt.datetime
    sha256: str
    signatures: list[SignatureShown]
    content: ContentSaid
    copies: list[Leaf]
    scans: list[UUID]
    handed: bool


def versions_of(plan: Plan) -> list[Agreement]:
    """With their proofs, latest first."""
    return list(plan.agreements.prefetch_related("proofs__by", "proofs__witness").order_by("-number"))


def signatures_of(agreement: Agreement) -> list[SignatureShown]:
    """One for each party, in their order; a queryset with proofs__by and proofs__witness read spares queries."""
    proofs = sorted(agreement.proofs.all(), key=lambda proof: proof.rank)
    names = names_of_parties(agreement.said)
    return [_signature(party, proofs, names[party]) for party in agreement.parties]


def names_of_parties(content: Mapping[str, Any]) -> dict[Mover, str]:
    """How each who may sign is named, in the content of a version or of the plan."""
    return {
        Mover.PERSON: content["person"]["name"],
        Mover.TEAM: content["structure"]["name"],
        Mover.TERRITORY: _("Le département"),
    }


def show_version(agreement: Agreement, plan: Plan) -> VersionShown:
    papers = list(agreement.documents.order_by("made_at").values_list("pk", "leaf"))
    content = show_content(agreement.said)
    return VersionShown(
        id=agreement.pk,
        number=agreement.number,
        title=_("Version %(number)s") % {"number": agreement.number},
        standing=say_standing(agreement, plan),
        holds=plan.in_force == agreement.number,
        frozen_at=agreement.frozen_at,
        sha256=agreement.sha256,
        signatures=signatures_of(agreement),
        content=content,
        copies=[Leaf(leaf) for _pk, leaf in papers if leaf != Leaf.SCAN],
        scans=[pk for pk, leaf in papers if leaf == Leaf.SCAN],
        handed=any(proof.done == Done.HANDED for proof in agreement.proofs.all()),
    )


def copy_to_hand(plan: Plan, shown: VersionShown) -> bool:
    """« Copie à remettre »: she has no telephone here to read it on, and nobody has ticked that it was given."""
    return shown.holds and not shown.handed and not plan.person.phone


def say_standing(agreement: Agreement, plan: Plan) -> str:
    if plan.in_force == agreement.number and plan.is_open:
        return _("Signée par tous. C’est elle qui compte.")
    if plan.waiting == agreement.number:
        return _("Attend des signatures.")
    if signed_by_all(agreement):
        return _("Signée par tous. Elle ne compte plus.")
    return _("Pas signée par tous. Elle ne compte pas.")


def _signature(party: Mover, proofs: list[Proof], name: str) -> SignatureShown:
    told = [proof for proof in proofs if proof.party == party.value]
    proof = told[-1] if told else None
    if proof and party is not Mover.PERSON:
        name = f"{proof.by.get_full_name()}, {name}"
    return SignatureShown(
        party=str(Party(party.value).label),
        name=name,
        face="me" if party is Mover.PERSON else "",
        signed=bool(proof and proof.done == Done.SIGNED),
        refused=bool(proof and proof.done == Done.REFUSED),
        said=_answer(proof),
        how=_how(proof) if proof else [],
        reason=proof.reason if proof else "",
    )


def _answer(proof: Proof | None) -> str:
    if proof is None:
        return _("Pas encore de signature")
    signed = proof.done == Done.SIGNED
    sentence = _("A signé le %(day)s à %(hour)s") if signed else _("N’a pas signé, le %(day)s à %(hour)s")
    return sentence % {"day": say_day(proof.at), "hour": say_hour(proof.at)}


def _how(proof: Proof) -> list[str]:
    """By what it is proved, one sentence each."""
    named = {"method": proof.get_method_display(), "device": proof.get_device_display()}
    said = [_("Preuve : %(method)s, sur %(device)s.") % named]
    if proof.witness:
        said = [_("Preuve : %(method)s.") % named]
        said.append(_("%(name)s était là.") % {"name": proof.witness.get_full_name()})
    if proof.present:
        said.append(_("Présent aussi : %(present)s.") % {"present": proof.present.rstrip(".")})
    aloud = _("Le texte a été lu à voix haute."), _("Le texte n’a pas été lu à voix haute.")
    return [*said, aloud[0] if proof.read_aloud else aloud[1]]
