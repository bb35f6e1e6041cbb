"""verify_signatures finds one byte, wherever it is."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from participation.plans.engine.canonical import digest
from participation.plans.engine.life import Mover
from participation.plans.models import Agreement, Leaf, Plan, Proof
from participation.plans.rules import keep_paper, sign_on_paper
from participation.plans.rules.erase_plans import erase_plans
from tests.support.signing import PNG, all_sign, both_agree, signs, tamper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agreement(pair) -> Agreement:
    """Signed by hand and on the screen, on paper too."""
    agreement = both_agree(pair)
    keep_paper(agreement.pk, leaf=Leaf.COPY, pdf=b"%PDF-1.7 oui", by=pair.worker)
    sign_on_paper(pair.plan.pk, seen=agreement.sha256, scan=PNG, was_there=True, read_aloud=False, by=pair.worker)
    signs(agreement, pair.worker, Mover.TEAM)
    return agreement


def verified() -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("verify_signatures", stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()


def test_all_holds_when_nothing_was_touched(agreement):
    code, said = verified()
    assert (code, said) == (0, "1 versions, 3 preuves, 2 papiers. Tout tient.\n")


def test_each_byte_of_the_text_counts(agreement):
    for at in range(0, len(agreement.content), 97):
        one = agreement.content[:at] + chr(ord(agreement.content[at]) ^ 1) + agreement.content[at + 1 :]
        tamper("plans_agreement", "content", one, agreement.pk)
        assert verified()[0] == 1, f"byte {at}"
    tamper("plans_agreement", "content", agreement.content, agreement.pk)
    assert verified()[0] == 0


@pytest.mark.parametrize("leaf", [Leaf.COPY, Leaf.SCAN])
def test_a_byte_of_a_paper_counts(agreement, leaf):
    paper = agreement.documents.get(leaf=leaf)
    content = bytes(paper.content)
    tamper("plans_document", "content", content[:-1] + bytes([content[-1] ^ 1]), paper.pk)
    code, said = verified()
    assert code == 1
    assert "papier" in said


@pytest.mark.parametrize(
    ("column", "value"),
    [("words", "Je signe tout."), ("present", "Son fils"), ("read_aloud", True), ("reason", "x"), ("device", "own")],
)
def test_a_changed_proof_counts(agreement, column, value):
    tamper("plans_proof", column, value, agreement.proofs.order_by("rank").first().pk)
    code, said = verified()
    assert code == 1
    assert "preuve" in said


def test_where_a_version_stands_counts(agreement):
    tamper("plans_agreement", "term", 2, agreement.pk)
    assert verified()[0] == 1


def test_a_paper_and_its_digests_made_again_count(agreement):
    """Who changes the bytes and the digest beside them has the chain of proofs against him."""
    paper = agreement.documents.get(leaf=Leaf.COPY)
    tamper("plans_document", "sha256", "0" * 64, paper.pk)
    assert verified()[0] == 1


def test_a_signature_taken_away_or_put_in_counts(agreement):
    last = agreement.proofs.order_by("rank").last()
    Proof.objects.filter(pk=last.pk).delete()
    code, said = verified()
    assert (code, "manque" in said) == (1, True)


def test_an_earlier_version_that_is_gone_whole_counts(pair):
    first = all_sign(pair)
    pair.shows("Je veux autre chose.")
    tamper("plans_agreement", "amends_id", None, both_agree(pair).pk)
    Proof.objects.filter(agreement=first).delete()
    first.delete()
    code, said = verified()
    assert (code, f"Projet {pair.plan.pk}, version 1 : cette version n’est plus là." in said) == (1, True)


def test_who_was_erased_leaves_nothing_to_miss(pair):
    all_sign(pair)
    erase_plans(pair.person)
    assert verified()[0] == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other database lets no key go")
def test_a_paper_that_is_gone_counts(agreement):
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM plans_document WHERE leaf = 'scan'")
        code, said = verified()
        assert (code, "manque" in said) == (1, True)
        Proof.objects.filter(document__isnull=False)._raw_delete(using="default")


def test_a_plan_that_is_said_to_be_signed_and_is_not_counts(pair):
    both_agree(pair)
    Plan.objects.filter(pk=pair.plan.pk).update(in_force=1)
    assert verified()[0] == 1


def test_a_text_with_its_digest_made_again_has_the_journal_against_it(agreement):
    other = agreement.content.replace("logement", "logemenT")
    tamper("plans_agreement", "content", other, agreement.pk)
    tamper("plans_agreement", "sha256", digest(other.encode()), agreement.pk)
    assert verified()[0] == 1
