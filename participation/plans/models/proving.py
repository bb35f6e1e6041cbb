"""Whether every version still says what was agreed to, and what proves it: read again, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from participation.plans.engine.canonical import NotCanonical, digest, read

from .agreement import Agreement, Document, signed_by_all
from .plan import Plan

if TYPE_CHECKING:
    from uuid import UUID

VERBS = ("AgreementFrozen", "AgreementSigned", "AgreementRefused", "AgreementPrinted", "CopyHanded")


class Fault(Enum):
    """What is wrong, in words."""

    CONTENT = _("le texte n’a plus la même empreinte")
    WRITING = _("le texte n’est pas écrit comme il doit l’être")
    PAPER = _("un papier n’a plus la même empreinte")
    PROOF = _("une preuve, ou une preuve avant elle, a été changée")
    MISSING = _("une preuve manque")
    ADDED = _("quelque chose a été ajouté sans passer par le journal")
    LOST = _("cette version n’est plus là")
    JOURNAL = _("le journal ne dit pas la même empreinte")
    IN_FORCE = _("le projet est dit signé, mais il manque une signature")


@dataclass(frozen=True)
class Broken:
    plan: UUID
    number: int
    fault: Fault


def broken_versions() -> Iterator[Broken]:
    """The first fault of each version that does not hold, and of each plan that is said to be signed and is not.

    What no chain in one database can show: all of it computed again, the journal's own chain included; compare with a
    backup, or with the copy she has.
    """
    versions = Agreement.objects.select_related("plan").prefetch_related("proofs").order_by("plan", "number")
    for agreement in versions.iterator(chunk_size=100):
        if fault := _fault(agreement):
            yield Broken(agreement.plan_id, agreement.number, fault)
    for plan in Plan.objects.filter(in_force__isnull=False).order_by("pk"):
        held = plan.agreements.filter(number=plan.in_force).first()
        if held is None or not signed_by_all(held):
            yield Broken(plan.pk, plan.in_force, Fault.IN_FORCE)
    yield from _lost()


def _lost() -> Iterator[Broken]:
    """Those that the journal says were frozen, one number after the other, and that are nowhere. The versions of who
    was erased went with her plan."""
    plans = {f"plan:{pk}": pk for pk in Plan.objects.values_list("pk", flat=True)}
    kept = {str(pk) for pk in Agreement.objects.values_list("pk", flat=True)}
    frozen = Entry.objects.filter(verb="AgreementFrozen").order_by("stream_id", "seq")
    for stream, entries in groupby(frozen.iterator(), key=lambda entry: entry.stream_id):
        for number, entry in enumerate(entries, start=1):
            if stream in plans and entry.targets["agreement"] not in kept:
                yield Broken(plans[stream], number, Fault.LOST)


def _fault(agreement: Agreement) -> Fault | None:
    content = agreement.content.encode("utf-8", "surrogatepass")
    if digest(content) != agreement.sha256:
        return Fault.CONTENT
    try:
        read(content)
    except NotCanonical:
        return Fault.WRITING
    return _fault_of_papers(agreement) or _fault_of_proofs(agreement) or _fault_beside_journal(agreement)


def _fault_of_papers(agreement: Agreement) -> Fault | None:
    """Their bytes, that the chain of proofs holds the digest of each of them, and that each it holds is there."""
    held = {proof.document_id: proof.document_sha256 for proof in agreement.proofs.all() if proof.document_id}
    papers = Document.objects.filter(agreement=agreement).order_by("pk")
    for paper in papers.iterator(chunk_size=1):
        if not digest(bytes(paper.content)) == paper.sha256 == held.pop(paper.pk, None):
            return Fault.PAPER
    return Fault.MISSING if held else None


def _fault_of_proofs(agreement: Agreement) -> Fault | None:
    before = agreement.root()
    for rank, proof in enumerate(sorted(agreement.proofs.all(), key=lambda one: one.rank), start=1):
        if proof.rank != rank:
            return Fault.MISSING
        if proof.link != proof.after(before):
            return Fault.PROOF
        before = proof.link
    return None


def _fault_beside_journal(agreement: Agreement) -> Fault | None:
    """Each link has its line in the journal, and the other way round: the last one cannot be taken off quietly."""
    entries = Entry.objects.filter(stream_id=f"plan:{agreement.plan_id}", verb__in=VERBS).order_by("seq")
    told = [entry for entry in entries if entry.targets.get("agreement") == str(agreement.pk)]
    frozen = [entry.targets.get("sha256") for entry in told if entry.verb == "AgreementFrozen"]
    if frozen != [agreement.sha256]:
        return Fault.JOURNAL
    proofs, lines = (
        {str(proof.pk) for proof in agreement.proofs.all()},
        {entry.targets["proof"] for entry in told if "proof" in entry.targets},
    )
    if lines - proofs:
        return Fault.MISSING
    return Fault.ADDED if proofs - lines else None
