"""Keep a version on paper: as it is to be signed, then as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.plans import events
from participation.plans.engine.canonical import digest
from participation.plans.models import Agreement, Document, Done, Leaf, Plan
from participation.plans.permissions import can_read_agreement

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


@transaction.atomic
def keep_paper(agreement_id: UUID, *, leaf: Leaf, pdf: bytes, by: User) -> Document:
    """The PDF of this sort, kept once and for all: made a second time, it is the first that stays.

    Raises NotAllowed.
    """
    agreement = Agreement.objects.select_related("plan__person").filter(pk=agreement_id).first()
    if agreement is None:
        raise NotAllowed
    Plan.objects.lock(agreement.plan_id)
    require(can_read_agreement(by, agreement) and leaf is not Leaf.SCAN)
    if already := agreement.documents.filter(leaf=leaf).first():
        return already
    document = Document.objects.create(
        agreement=agreement, leaf=leaf, content_type="application/pdf", content=pdf, sha256=digest(pdf)
    )
    proof = agreement.add_proof(Done.PRINTED, by=by, document=document, document_sha256=document.sha256)
    printed = events.AgreementPrinted(plan=agreement.plan_id, agreement=agreement.pk, proof=proof.pk)
    journal.record(printed, by=by.pk)
    return document
