"""Opinions, the coordination, another structure: what one reader does not decide alone."""

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.moderation.models import Reason, State, Verdict
from participation.moderation.permissions import can_moderate, visible_items
from participation.moderation.rules import (
    AlreadyDecided,
    NeedsTwo,
    NobodyElse,
    ask_opinion,
    escalate_item,
    give_opinion,
    hold_item,
    move_item,
    publish_item,
    refuse_item,
    undo_decision,
)
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_worker, accompany

pytestmark = pytest.mark.django_db
ILL = "J’ai été mal reçu par votre équipe."


def test_who_asks_for_an_opinion_waits_for_it_and_a_colleague_answers_or_decides():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    ask_opinion(item.pk, seen=0, note="Faut-il prévenir l’accueil ?", by=nadia)
    with pytest.raises(NeedsTwo):
        publish_item(item.pk, seen=1, by=nadia)
    with pytest.raises(NotAllowed):
        give_opinion(item.pk, seen=1, note="Oui.", by=nadia)
    give_opinion(item.pk, seen=1, note="Oui, appelons.", by=samira)
    assert publish_item(item.pk, seen=2, by=nadia).state == State.APPROVED
    told = [(one.verdict, one.note) for one in item.decisions.order_by("version")]
    assert told[:2] == [(Verdict.ASKED, "Faut-il prévenir l’accueil ?"), (Verdict.ADVISED, "Oui, appelons.")]


def test_a_colleague_may_decide_where_an_opinion_was_asked():
    item = a_message()
    ask_opinion(item.pk, seen=0, note="Qu’en penses-tu ?", by=a_worker(item.structure))
    assert publish_item(item.pk, seen=1, by=a_worker(item.structure)).state == State.APPROVED


def test_what_is_given_to_the_coordination_is_decided_there():
    item = a_message()
    nadia, claire = a_worker(item.structure, "Nadia"), a_coordinator(item.structure)
    escalate_item(item.pk, seen=0, note="Je ne sais pas.", by=nadia)
    with pytest.raises(NotAllowed):
        publish_item(item.pk, seen=1, by=nadia)
    assert publish_item(item.pk, seen=1, by=claire).state == State.APPROVED


def test_where_nobody_coordinates_what_was_given_to_the_coordination_does_not_wait_for_ever():
    item = a_message()
    nadia = a_worker(item.structure, "Nadia")
    escalate_item(item.pk, seen=0, note="Je ne sais pas.", by=nadia)
    near = a_coordinator(item.structure)
    accompany(near, item.author, item.structure)  # who may not read it
    assert publish_item(item.pk, seen=1, by=nadia).state == State.APPROVED


def test_words_put_aside_are_decided_later_and_what_was_put_aside_comes_back():
    item = a_message()
    nadia = a_worker(item.structure, "Nadia")
    hold_item(item.pk, seen=0, note="J’appelle la personne.", by=nadia)
    with pytest.raises(AlreadyDecided, match="Nadia a mis ce message de côté"):
        hold_item(item.pk, seen=0, note="Moi aussi.", by=a_worker(item.structure))
    assert undo_decision(item.pk, seen=1, by=nadia).state == State.PENDING
    hold_item(item.pk, seen=2, note="J’appelle.", by=nadia)
    assert refuse_item(item.pk, seen=3, reason=Reason.UNCLEAR, by=nadia).state == State.REFUSED


def test_words_that_criticise_a_structure_are_read_by_another_one_of_its_territory():
    here = StructureFactory()
    there = StructureFactory(territory=here.territory)
    far = a_worker()
    near, home = a_worker(there, "Paul"), a_worker(here, "Nadia")
    item = a_message(here, text=ILL)
    assert (item.reader, item.about_team) == (there, True)
    assert [can_moderate(one, item) for one in (home, near, far)] == [False, True, False]
    assert list(visible_items(near)) == [item]
    assert publish_item(item.pk, seen=0, by=near).state == State.APPROVED


def test_where_nobody_else_can_read_them_two_of_the_structure_do():
    item = a_message(text=ILL)
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    for decide in (
        lambda: publish_item(item.pk, seen=0, by=nadia),
        lambda: move_item(item.pk, seen=0, note="", by=nadia),
    ):
        with pytest.raises((NeedsTwo, NobodyElse)):
            decide()
    ask_opinion(item.pk, seen=0, note="C’est sur nous.", by=nadia)
    give_opinion(item.pk, seen=1, note="Il faut l’entendre.", by=samira)
    assert publish_item(item.pk, seen=2, by=nadia).state == State.APPROVED


def test_a_reader_hands_over_what_speaks_of_her_own_structure():
    here = StructureFactory()
    there = StructureFactory(territory=here.territory)
    nadia, paul = a_worker(here, "Nadia"), a_worker(there, "Paul")
    item = a_message(here)
    move_item(item.pk, seen=0, note="C’est de nous qu’on parle.", by=nadia)
    assert (list(visible_items(nadia)), list(visible_items(paul))) == ([], [item])
    assert Entry.objects.filter(stream="moderation").last().verb == "MessageMoved"


def test_what_is_handed_over_comes_back_neither_to_whom_it_criticises_nor_to_who_passed_it_on():
    here = StructureFactory(name="A")
    there = StructureFactory(name="B", territory=here.territory)
    a_worker(here, "Nadia")
    paul = a_worker(there, "Paul")
    item = a_message(here, text=ILL)
    with pytest.raises(NobodyElse):
        move_item(item.pk, seen=0, note="Nous aussi.", by=paul)
    third = StructureFactory(name="C", territory=here.territory)
    lea = a_worker(third, "Léa")
    assert move_item(item.pk, seen=0, note="Nous aussi.", by=paul).reader == third
    with pytest.raises(NobodyElse):
        move_item(item.pk, seen=1, note="Nous aussi.", by=lea)


def test_who_is_named_in_words_does_not_read_them_where_they_are_handed_over_either():
    here = StructureFactory()
    there = StructureFactory(territory=here.territory)
    nadia, paul, lea = a_worker(here, "Nadia"), a_worker(there, "Paul Morel"), a_worker(there, "Léa Roy")
    item = a_message(here, text="Paul Morel m’a mal parlé.")
    move_item(item.pk, seen=0, note="C’est une autre équipe.", by=nadia)
    assert [list(visible_items(one)) for one in (paul, lea)] == [[], [item]]


def test_who_is_named_in_words_does_not_read_them():
    structure = StructureFactory()
    nadia, samira = a_worker(structure, "Nadia Benali"), a_worker(structure, "Samira Costa")
    item = a_message(structure, text="nadia m’a bien aidé pour les papiers.")
    assert [can_moderate(one, item) for one in (nadia, samira)] == [False, True]
    with pytest.raises(NotAllowed):
        publish_item(item.pk, seen=0, by=nadia)
