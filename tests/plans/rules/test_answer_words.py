"""Words that wait for her yes: what she accepts becomes part of the plan, what she refuses changes nothing."""

import pytest

from journal.models import Channel
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.models import Box, Proposal, ProposalState
from participation.plans.rules import (
    ProposalChanged,
    answer_words,
    offer_words,
    take_back_words,
)
from tests.support.people import a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(pair):
    """The worker asks for another word in her sentence."""
    pair.writes("Je veux un F2.", Box.WISH)
    return pair.writes("Je veux un studio.", Box.WISH, by=pair.worker).waiting[0]


def test_with_her_yes_the_words_are_changed_and_each_has_its_author(pair, asked):
    answer_words(asked.pk, yes=True, by=pair.person)
    words = pair.words(Box.WISH)
    assert words.shown == "Je veux un studio."
    assert [run.author for run in words.passages] == [str(pair.person.pk), str(pair.worker.pk), str(pair.person.pk)]


def test_her_words_stay_when_she_keeps_them(pair, asked):
    answer_words(asked.pk, yes=False, by=pair.person)
    assert pair.words(Box.WISH).shown == "Je veux un F2."
    with pytest.raises(ProposalChanged):
        answer_words(asked.pk, yes=True, by=pair.person)


def test_a_yes_given_twice_is_once(pair, asked):
    answer_words(asked.pk, yes=True, by=pair.person)
    answer_words(asked.pk, yes=True, by=pair.person)
    assert pair.words(Box.WISH).shown == "Je veux un studio."


def test_nobody_answers_for_her(pair, asked):
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    for other in (pair.worker, helper, a_worker(pair.structure, "Samira")):
        with pytest.raises(NotAllowed):
            answer_words(asked.pk, yes=True, by=other)
    with pytest.raises(NotAllowed):
        take_back_words(asked.pk, by=pair.person)


def test_what_she_wrote_meanwhile_stays_beside_what_she_accepts(pair, asked):
    pair.writes("Bonjour. Je veux un F2. Au calme.", Box.WISH)
    answer_words(asked.pk, yes=True, by=pair.person)
    assert pair.words(Box.WISH).shown == "Bonjour. Je veux un studio. Au calme."


def test_words_she_has_changed_since_are_not_replaced(pair, asked):
    pair.writes("Je veux une maison.", Box.WISH)
    with pytest.raises(ProposalChanged):
        answer_words(asked.pk, yes=True, by=pair.person)
    assert pair.words(Box.WISH).shown == "Je veux une maison."
    answer_words(asked.pk, yes=False, by=pair.person)


def test_a_box_that_still_holds_what_she_answered_does_not_ask_again(pair):
    pair.writes("Je veux un F2.", Box.WISH)
    first, second = new_id(), new_id()
    typed = "Je veux un studio."
    asked = pair.writes(typed, Box.WISH, by=pair.worker, op_id=first, base_seq=1).waiting[0]
    answer_words(asked.pk, yes=True, by=pair.person)
    pair.writes(f"{typed} En mai.", Box.WISH, by=pair.worker, op_id=second, after=first, base_seq=1)
    assert pair.words(Box.WISH).shown == "Je veux un studio. En mai."
    pair.writes(f"{typed} En mai. Ou en juin.", Box.WISH, by=pair.worker, after=second, base_seq=1)
    assert pair.words(Box.WISH).shown == "Je veux un studio. En mai. Ou en juin."
    assert not Proposal.objects.waiting().exists()


def test_what_somebody_erased_since_had_asked_for_may_still_be_accepted(pair, asked):
    Proposal.objects.update(author=None)
    answer_words(asked.pk, yes=True, by=pair.person)
    assert pair.words(Box.WISH).shown == "Je veux un studio."


def test_the_same_change_in_two_sentences_is_asked_twice_and_stays_so(pair):
    pair.writes("Un F2 ici. Un F2 là.", Box.WISH)
    first = new_id()
    for key, after in ((first, None), (new_id(), first)):
        pair.writes("Un F3 ici. Un F3 là.", Box.WISH, by=pair.worker, op_id=key, after=after, base_seq=1)
        assert Proposal.objects.waiting().count() == 2


def test_taken_back_it_can_be_accepted_no_more(pair, asked):
    take_back_words(asked.pk, by=pair.worker)
    with pytest.raises(ProposalChanged):
        answer_words(asked.pk, yes=True, by=pair.person)


def test_what_she_dictates_waits_until_she_says_yes(pair):
    pair.shows("Je veux partir.")
    pair.keeps("Je veux partir. Un secret.")
    offered = offer_words(pair.section.pk, text="Avant l’hiver.", key=new_id(), by=pair.worker)
    assert (offered.kind, pair.words().shown) == ("dictated", "Je veux partir.")
    answer_words(offered.pk, yes=True, by=pair.person)
    words = pair.words()
    assert words.shown == "Je veux partir.\nAvant l’hiver."
    assert [(run.author, run.how) for run in words.passages] == [
        (str(pair.person.pk), Channel.SELF),
        (str(pair.person.pk), Channel.ASSISTED),
    ]
    assert pair.draft().text == "Je veux partir. Un secret.\nAvant l’hiver.", "her draft has them too, and its secret"


def test_a_helper_writes_in_her_words_only_with_her_yes(pair):
    lucie = a_user("Lucie Diallo")
    give_mandate(pair.person, lucie)
    key = new_id()
    offered = offer_words(pair.section.pk, text="Je veux partir.", key=key, by=lucie)
    assert offer_words(pair.section.pk, text="Je veux partir.", key=key, by=lucie) == offered
    answer_words(offered.pk, yes=False, by=pair.person)
    assert pair.words().shown == ""
    assert Proposal.objects.get().state == ProposalState.REFUSED
    for other in (a_worker(pair.structure, "Samira"), a_user("Joël"), pair.person):
        with pytest.raises(NotAllowed):
            offer_words(pair.section.pk, text="À sa place", key=new_id(), by=other)
