"""sign_plan, refuse_to_sign, sign_on_paper, keep_paper and hand_copy."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from outbox.rules import text_of
from participation.people.models import Role
from participation.plans.engine.canonical import digest
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import LARGEST_SCAN, Method
from participation.plans.models import (
    Agreement,
    Answer,
    Box,
    Document,
    Done,
    Kind,
    Leaf,
    Plan,
    Proof,
    State,
    Words,
)
from participation.plans.rules import (
    NotAScan,
    NotProved,
    NotThere,
    PlanClosed,
    ScanTooLarge,
    SigningWaits,
    VersionMoved,
    choose_kind,
    content_bytes,
    finish_step,
    hand_copy,
    keep_paper,
    refuse_to_sign,
    sign_on_paper,
    withdraw_plan,
)
from tests.support.people import a_coordinator, a_user, a_worker, give_mandate, with_role
from tests.support.signing import PNG, all_sign, both_agree, evidence, signs, with_budget

pytestmark = pytest.mark.django_db


def test_two_yes_freeze_the_version_that_will_be_signed(pair):
    agreement = both_agree(pair)
    assert (agreement.number, pair.plan.state) == (1, State.AGREED)
    assert agreement.content.encode() == content_bytes(pair.plan)
    assert agreement.sha256 == digest(agreement.content.encode())
    assert "Je veux un logement." in agreement.content


def test_what_she_keeps_for_herself_is_never_frozen(pair):
    pair.shows("Je veux un logement.")
    pair.keeps("Un secret à moi.")
    assert "secret" not in both_agree(pair).content


def test_it_is_in_force_when_all_have_signed_and_she_is_told_of_her_copy(pair):
    agreement = both_agree(pair)
    signs(agreement, pair.person, Mover.PERSON, evidence=evidence(present="Ma sœur", read_aloud=True))
    assert (pair.reload().state, pair.plan.in_force) == (State.AGREED, None)
    signs(agreement, pair.worker, Mover.TEAM)
    assert (pair.reload().state, pair.plan.in_force, pair.plan.waiting) == (State.ACTIVE, 1, None)
    assert Message.objects.get(kind="copy_ready").to == pair.person.pk
    hers = agreement.proofs.get(party="person")
    assert (hers.method, hers.device, hers.present, hers.read_aloud) == ("code", "own", "Ma sœur", True)
    assert "Je signe la version 1" in hers.words


def test_signing_twice_is_once(pair):
    agreement = all_sign(pair)
    signs(agreement, pair.person, Mover.PERSON)
    assert agreement.proofs.filter(done=Done.SIGNED).count() == 2


def test_nobody_else_signs(pair):
    agreement = both_agree(pair)
    helper = a_user("Lucie")
    give_mandate(pair.person, helper)
    territory = with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    for other in (helper, a_worker(pair.structure, "Samira"), a_coordinator(pair.structure), territory):
        with pytest.raises(NotAllowed):
            signs(agreement, other, Mover.TEAM)


@pytest.mark.parametrize("change", ["shows", "team_writes", "agreed_step"])
def test_a_signature_on_a_version_that_moved_is_refused(pair, change):
    agreement = both_agree(pair)
    signs(agreement, pair.worker, Mover.TEAM)
    getattr(pair, change)("Autre chose")
    assert (pair.reload().state, pair.plan.waiting) == (State.REVIEW, None)
    with pytest.raises(VersionMoved):
        signs(agreement, pair.person, Mover.PERSON)
    assert both_agree(pair).number == 2
    with pytest.raises(VersionMoved):
        signs(agreement, pair.person, Mover.PERSON)


def test_other_words_than_those_on_the_screen_are_not_signed(pair):
    with pytest.raises(VersionMoved):
        signs(both_agree(pair), pair.person, Mover.PERSON, words_seen="Je signe.")


@pytest.mark.parametrize("proved_at", [None, now() - dt.timedelta(minutes=11), now() + dt.timedelta(days=1)])
def test_a_signature_asks_for_an_entrance_of_a_moment_ago(pair, proved_at):
    agreement = both_agree(pair)
    with pytest.raises(NotProved):
        signs(agreement, pair.person, Mover.PERSON, evidence=evidence(proved_at=proved_at))
    with pytest.raises(NotProved):
        refuses(agreement, pair.person, evidence=evidence(proved_at=proved_at))


def refuses(agreement: Agreement, by, **changes) -> Agreement:
    said = {"seen": agreement.sha256, "reason": "", "evidence": evidence(), "by": by} | changes
    return refuse_to_sign(agreement.plan_id, **said)


def test_refusing_needs_no_reason_and_may_have_one(pair):
    agreement = both_agree(pair)
    signs(agreement, pair.worker, Mover.TEAM)
    refuses(agreement, pair.person, reason=" Je veux relire. ")
    assert agreement.proofs.get(done=Done.REFUSED).reason == "Je veux relire."
    assert (pair.reload().state, pair.plan.person_answer) == (State.REVIEW, Answer.NO)
    refuses(both_agree(pair), pair.worker)
    assert (pair.reload().state, pair.plan.team_answer) == (State.REVIEW, Answer.NO)


def test_what_is_signed_holds_while_an_amendment_is_written_and_refused(pair):
    first = all_sign(pair)
    pair.shows("Je veux un logement avec deux fenêtres.")
    assert (pair.reload().state, pair.plan.in_force) == (State.AMENDMENT, 1)
    second = both_agree(pair)
    assert (second.number, second.amends) == (2, first)
    refuses(second, pair.person)
    assert (pair.reload().state, pair.plan.in_force) == (State.AMENDMENT, 1)
    third = all_sign(pair)
    assert (pair.plan.state, pair.plan.in_force) == (State.ACTIVE, third.number)


def test_doing_a_step_changes_nothing_of_what_is_signed(pair):
    step = pair.agreed_step()
    agreement = all_sign(pair)
    finish_step(step.pk, done=True, seen=step.seq, by=pair.person)
    assert pair.reload().state == State.ACTIVE
    assert content_bytes(pair.plan).decode() == agreement.content


def test_stopping_deletes_nothing_and_nobody_signs_any_more(pair):
    agreement = all_sign(pair)
    pair.shows("Autre chose")
    waiting = both_agree(pair)
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        signs(waiting, pair.person, Mover.PERSON)
    assert Agreement.objects.filter(plan=pair.plan).count() == 2
    assert agreement.proofs.exists()


def masp_2(pair) -> Plan:
    terms = Terms(Kind.MASP_2, today() + dt.timedelta(days=3), 12, "le RSA")
    return choose_kind(pair.plan.pk, terms=terms, seen=pair.reload().version, by=pair.worker)


def test_what_both_changed_at_once_is_read_together_first(pair):
    agreement = both_agree(pair)
    Words.objects.filter(section=pair.section, box=Box.OWN).update(again=[[0, 2, "pt"]])
    with pytest.raises(SigningWaits, match="relire ensemble"):
        signs(agreement, pair.person, Mover.PERSON)


def test_a_masp_2_waits_for_its_budget_then_for_the_departement(pair):
    masp_2(pair)
    with pytest.raises(SigningWaits, match="Budget"):
        signs(both_agree(pair), pair.person, Mover.PERSON)
    with_budget(pair)
    ines = with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    agreement = all_sign(pair)
    assert pair.plan.state == State.AGREED
    told = Message.objects.get(kind="contract_waits")
    assert (told.to, bool(text_of(told))) == (ines.pk, True)
    assert "J’autorise le département à recevoir pour moi" in agreement.proofs.get(party="person").words
    elsewhere = with_role(a_user("Autre", phone=None, username="a"), Role.TERRITORY, territory=a_territory())
    with pytest.raises(NotAllowed):
        signs(agreement, elsewhere, Mover.TERRITORY)
    signs(agreement, ines, Mover.TERRITORY)
    assert text_of(told) is None, "it does not wait any more"
    assert (pair.reload().state, pair.plan.in_force) == (State.ACTIVE, agreement.number)
    content = json.loads(agreement.content)
    assert content["terms"]["benefits"] == "le RSA"
    assert content["parties"] == ["person", "team", "territory"]


def a_territory():
    return a_worker(name="Paul").memberships.get(role=Role.WORKER).structure.territory


def on_paper(pair, agreement, **changes) -> Agreement:
    said = {"seen": agreement.sha256, "scan": PNG, "was_there": True, "read_aloud": True, "by": pair.worker} | changes
    return sign_on_paper(pair.plan.pk, **said)


def test_she_signs_by_hand_and_the_worker_who_was_there_attaches_the_paper(pair):
    agreement = both_agree(pair)
    on_paper(pair, agreement, present="Son fils")
    hers = agreement.proofs.get(party="person")
    assert (hers.by, hers.witness, hers.method) == (pair.person, pair.worker, Method.PAPER)
    assert bytes(hers.document.content) == PNG
    assert hers.document_sha256 == digest(PNG)
    assert Entry.objects.get(verb="AgreementSigned").channel == Channel.PAPER
    on_paper(pair, agreement)
    assert Document.objects.count() == 1, "twice is once"
    signs(agreement, pair.worker, Mover.TEAM)
    assert pair.reload().state == State.ACTIVE


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"scan": b"MZ\x90\x00" + b"\0" * 40}, NotAScan),
        ({"scan": b"<svg onload=alert(1)>"}, NotAScan),
        ({"scan": PNG + b"\0" * LARGEST_SCAN}, ScanTooLarge),
        ({"was_there": False}, NotThere),
        ({"seen": "0" * 64}, VersionMoved),
    ],
)
def test_what_is_no_paper_of_hers_is_not_kept(pair, changes, refusal):
    with pytest.raises(refusal):
        on_paper(pair, both_agree(pair), **changes)
    assert not Document.objects.exists()


def test_a_paper_is_kept_once(pair):
    agreement = both_agree(pair)
    first = keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=b"%PDF-1", by=pair.person)
    assert keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=b"%PDF-2", by=pair.worker) == first
    with pytest.raises(NotAllowed):
        keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=b"%PDF-1", by=a_worker(pair.structure, "Samira"))


def test_the_copy_is_ticked_when_it_is_in_her_hand(pair):
    waiting = both_agree(pair)
    with pytest.raises(NotAllowed):
        hand_copy(waiting.pk, by=pair.worker)
    agreement = all_sign(pair)
    assert hand_copy(agreement.pk, by=pair.worker) == hand_copy(agreement.pk, by=pair.worker)


@pytest.mark.parametrize("rows", [Agreement, Document, Proof])
def test_the_database_never_changes_a_version_nor_what_proves_it(pair, rows):
    agreement = all_sign(pair)
    keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=b"%PDF-1", by=pair.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.objects.update(agreement=agreement) if rows is not Agreement else rows.objects.update(number=9)


def test_the_database_refuses_a_digest_cut_short(pair):
    agreement = both_agree(pair)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(plan=pair.plan, number=9, kind=Kind.PROJECT, term=1, content="{}", sha256="ab")
    with pytest.raises(IntegrityError), transaction.atomic():
        agreement.add_proof(Done.SIGNED, party="person", by=pair.person)
