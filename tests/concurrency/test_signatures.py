"""Two sides who sign at once, while the words change: what is in force is what both have signed, to the byte."""

import pytest

from journal.models import Entry
from participation.plans.models import Done, State, broken_versions
from tests.support.plans import a_pair
from tests.support.servers import race, results_of
from tests.support.signing import both_agree

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def test_a_change_while_both_sign_never_leaves_a_version_in_force_that_one_has_not_signed():
    pair = a_pair()
    both_agree(pair)
    ids = (pair.plan.pk, pair.section.pk, pair.person.pk, pair.worker.pk)
    results_of(race(3, "tests.concurrency.signatures:agree_and_sign", [(*ids, racer) for racer in range(3)]))
    plan = pair.reload()
    assert plan.state == State.ACTIVE
    held = plan.agreements.get(number=plan.in_force)
    assert "la fois 7" in held.content
    assert list(broken_versions()) == []
    for agreement in plan.agreements.all():
        signed = [proof.party for proof in agreement.proofs.filter(done=Done.SIGNED)]
        assert len(signed) == len(set(signed))
    in_force = Entry.objects.filter(verb="AgreementInForce", stream_id=f"plan:{plan.pk}")
    whole = [one for one in plan.agreements.all() if len(one.signed_by()) == 2]
    assert in_force.count() == len(whole), "each version comes into force once, and none without its two signatures"
