"""A message is read by one at a time: the lease."""

import datetime as dt
import re

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from participation.moderation.models import LEASE, State
from participation.moderation.rules import (
    HeldByAnother,
    claim_item,
    escalate_item,
    publish_item,
    release_item,
    take_over,
)
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


def verbs():
    return [entry.verb for entry in Entry.objects.filter(stream="moderation").order_by("seq")][1:]


def test_who_has_it_keeps_it_and_the_others_wait_two_minutes():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia Benali"), a_worker(item.structure, "Samira Costa")
    claim_item(item.pk, by=nadia)
    claim_item(item.pk, by=nadia)
    assert verbs() == ["MessageClaimed"]
    with pytest.raises(HeldByAnother, match="Nadia lit ce message"):
        claim_item(item.pk, by=samira)
    with pytest.raises(HeldByAnother):
        publish_item(item.pk, seen=0, by=samira)
    with time_machine.travel(now() + LEASE + dt.timedelta(seconds=1)):
        assert publish_item(item.pk, seen=0, by=samira).state == State.APPROVED


def test_taking_over_and_leaving_are_written():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    claim_item(item.pk, by=nadia)
    assert take_over(item.pk, by=samira).holder_id == samira.pk
    with pytest.raises(HeldByAnother):
        publish_item(item.pk, seen=0, by=nadia)
    release_item(item.pk, by=nadia)
    release_item(item.pk, by=samira)
    assert verbs() == ["MessageClaimed", "ClaimTakenOver", "MessageReleased"]


def test_who_reads_what_is_the_coordination_s_leaves_it_to_her():
    item = a_message()
    nadia, claire = a_worker(item.structure, "Nadia"), a_coordinator(item.structure)
    escalate_item(item.pk, seen=0, note="Je ne sais pas.", by=nadia)
    for act in (claim_item, take_over):
        with pytest.raises(NotAllowed):
            act(item.pk, by=nadia)
    claim_item(item.pk, by=claire)
    page, asks = f"/equipe/moderation/{item.pk}/", "data-release"
    hers, not_hers = (signed_in(one).get(page).content.decode() for one in (claire, nadia))
    assert ["data-over" in re.search(rf"<div[^>]*{asks}[^>]*>", one)[0] for one in (hers, not_hers)] == [False, True]
    assert "lire/suite" not in not_hers


def test_who_may_not_read_it_cannot_take_it():
    structure = StructureFactory()
    moussa, nadia = a_person(structure), a_worker(structure)
    accompany(nadia, moussa, structure)
    item = a_message(structure, moussa)
    for act in (claim_item, take_over, release_item):
        with pytest.raises(NotAllowed):
            act(item.pk, by=nadia)
