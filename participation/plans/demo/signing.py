"""Versions signed, in the days the demo tells of: on paper, on the screen, and one that waits for the département."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kit.time import now
from outbox.models import Channel, Message
from participation.people.models import User
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Evidence, Method
from participation.plans.fragments import NoPdf, version_pdf
from participation.plans.models import Agreement, Document, Leaf, Plan, Proof
from participation.plans.notices import COPY_READY
from participation.plans.rules import (
    choose_kind,
    hand_copy,
    keep_paper,
    renew_plan,
    sign_on_paper,
    sign_plan,
    words_for,
)

if TYPE_CHECKING:
    from .tale import Tale

MINUTE = dt.timedelta(minutes=1)
# The smallest PNG there is: what a photograph of her signature would be.
PAPER = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000 3a7e9b550000000a49444154789c63680000008200 8177cd72b6"
    "0000000049454e44ae426082"
)


def signs(tale: Tale, by: User, party: Mover, *, method: Method = Method.CODE, device: Device = Device.OWN) -> None:
    """Somebody signs the version that waits, a minute after entering."""
    plan = Plan.objects.get(pk=tale.plan.pk)
    agreement = plan.agreements.get(number=plan.waiting)
    evidence = Evidence(method, device, now() - MINUTE)
    words = words_for(plan, party, agreement.number)
    sign_plan(plan.pk, seen=agreement.sha256, words_seen=words, evidence=evidence, by=by)


def team_signs(tale: Tale) -> None:
    signs(tale, tale.worker, Mover.TEAM, method=Method.FACTOR, device=Device.WORK)


def by_hand(tale: Tale) -> None:
    """She has no telephone: she signs on paper before her référente, who gives her the copy."""
    plan = Plan.objects.get(pk=tale.plan.pk)
    agreement = plan.agreements.get(number=plan.waiting)
    put_on_paper(agreement, tale.worker)
    sign_on_paper(
        plan.pk, seen=agreement.sha256, scan=PAPER, was_there=True, present="", read_aloud=True, by=tale.worker
    )
    team_signs(tale)
    hand_copy(agreement.pk, by=tale.worker)


def put_on_paper(agreement: Agreement, by: User) -> None:
    try:
        keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=version_pdf(agreement, Leaf.COPY), by=by)
    except NoPdf:  # a machine without WeasyPrint's libraries has the demo all the same
        return


def becomes(tale: Tale, terms: Terms) -> None:
    choose_kind(tale.plan.pk, terms=terms, seen=tale.seen, by=tale.worker)


def continues(tale: Tale, terms: Terms) -> None:
    renew_plan(tale.plan.pk, terms=terms, seen=tale.seen, by=tale.worker)


def retell_versions(plan: Plan, *, since: dt.datetime, at: dt.datetime) -> None:
    """Say of what was frozen and signed since `since` that it was at `at`. For the demo alone, as journal.demo.retell:
    these rows never change, so they are taken out and put in again, with a chain that holds."""
    for agreement in plan.agreements.order_by("number"):
        proofs, papers = list(agreement.proofs.order_by("rank")), list(agreement.documents.order_by("pk"))
        if agreement.frozen_at < since and all(proof.at < since for proof in proofs):
            continue
        for rows in (Proof, Document):
            rows.objects.filter(agreement=agreement).delete()
        fresh = agreement.frozen_at >= since
        if fresh:
            agreement.frozen_at = at
            Agreement.objects.filter(pk=agreement.pk).delete()
            Agreement.objects.bulk_create([agreement])
        for paper in papers:
            paper.made_at = at if paper.made_at >= since else paper.made_at
        Document.objects.bulk_create(papers)
        _chain_again(agreement, proofs, since, at)
        told = Message.objects.filter(kind=COPY_READY, data__agreement=str(agreement.pk), created_at__gte=since)
        told.update(created_at=at, due_at=at, sent_at=at, channel=Channel.SMS)


def _chain_again(agreement: Agreement, proofs: list[Proof], since: dt.datetime, at: dt.datetime) -> None:
    before = agreement.root()
    for proof in proofs:
        if proof.at >= since:
            proof.at, proof.proved_at = at, proof.proved_at and at - MINUTE
        proof.link = before = proof.after(before)
    Proof.objects.bulk_create(proofs)
