"""What she wrote by hand is hers once she has read it and said yes; and it stays known that it came on paper."""

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.engine.life import Mover
from participation.plans.engine.text import LONGEST, Unwritable
from participation.plans.models import Box, DraftPost, Pillar, Proposal, WordsVersion
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.rules import (
    NothingToShow,
    PlanClosed,
    answer_words,
    copy_handwriting,
    open_section,
    what_blocks_signing,
    withdraw_plan,
)
from participation.plans.rules.sign_plan import SigningWaits
from tests.support.people import a_user, a_worker, give_mandate
from tests.support.plans import a_pair
from tests.support.signing import both_agree, signs

pytestmark = pytest.mark.django_db


def copies(pair, *texts: str, **changes) -> list[Proposal]:
    """The texts, in the parts of the plan after what she wants first."""
    parts = pair.plan.sections.exclude(pillar=Pillar.WISH).order_by("rank").values_list("pk", flat=True)
    asked = {"texts": dict(zip(parts, texts, strict=False)), "key": new_id(), "by": pair.worker} | changes
    return copy_handwriting(pair.plan.pk, **asked)


def test_it_waits_part_by_part_for_her_yes_and_keeps_its_channel(pair):
    health = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    pair.shows("Je veux partir.")
    pair.keeps("Je veux partir. Un secret.")
    first, second = copies(pair, "Avant l’hiver.", "Voir un dentiste.")
    assert {first.how, second.how} == {Channel.PAPER}
    assert pair.words().shown == "Je veux partir."
    answer_words(first.pk, yes=True, by=pair.person)
    answer_words(second.pk, yes=False, by=pair.person)
    words = pair.words()
    assert words.shown == "Je veux partir.\nAvant l’hiver."
    assert [(run.author, run.how) for run in words.passages] == [
        (str(pair.person.pk), Channel.SELF),
        (str(pair.person.pk), Channel.PAPER),
    ]
    version = WordsVersion.objects.filter(words=words).latest("seq")
    assert (version.author, version.channel, version.wrote) == (pair.person, Channel.PAPER, pair.worker)
    assert pair.draft().text == "Je veux partir. Un secret.\nAvant l’hiver."
    assert health.words.get(box=Box.OWN).shown == ""
    told = Entry.objects.filter(verb="WordsProposed")
    assert {(entry.actor, entry.on_behalf, entry.channel) for entry in told} == {
        (pair.worker.pk, pair.person.pk, Channel.PAPER)
    }


def test_a_sheet_sent_twice_is_typed_in_once(pair):
    key = new_id()
    assert copies(pair, "Avant l’hiver.", key=key) == copies(pair, "Avant l’hiver.", key=key)
    with pytest.raises(KeyUsedElsewhere):
        copies(pair, "Après l’hiver.", key=key)
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("text", ["é" * (LONGEST + 1), "un\0deux"])
def test_a_sheet_is_typed_in_whole_or_not_at_all(pair, text):
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    with pytest.raises(Unwritable):
        copies(pair, "Avant l’hiver.", text)
    with pytest.raises(NothingToShow):
        copies(pair, " \n ", "")
    assert not Proposal.objects.exists()


def test_only_who_accompanies_her_types_in_and_only_in_her_plan(pair):
    lucie, elsewhere = a_user("Lucie"), a_pair()
    give_mandate(pair.person, lucie)
    for other in (lucie, pair.person, a_worker(pair.structure), elsewhere.worker):
        with pytest.raises(NotAllowed):
            copies(pair, "À sa place", by=other)
    with pytest.raises(NotAllowed):
        copies(pair, texts={elsewhere.section.pk: "Ailleurs"})
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        copies(pair, "Trop tard")
    assert not Proposal.objects.exists()


def test_signing_waits_until_she_has_said_yes_or_no(pair):
    agreement = both_agree(pair)
    [waiting] = copies(pair, "Avant l’hiver.")
    assert what_blocks_signing(pair.reload()) == [
        "Des mots dictés ou recopiés attendent une réponse. Lisez-les d’abord."
    ]
    with pytest.raises(SigningWaits):
        signs(agreement, pair.worker, Mover.TEAM)
    answer_words(waiting.pk, yes=False, by=pair.person)
    signs(agreement, pair.worker, Mover.TEAM)


def test_no_words_typed_for_her_are_said_to_be_typed_by_her(pair):
    [waiting] = copies(pair, "Avant l’hiver.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=waiting.pk).update(how=Channel.SELF)
    assert not DraftPost.objects.exists(), "nothing of it is in her draft before she says yes"
