"""The name that others see: proposed, read, shown, taken off."""

import datetime as dt

import pytest

from journal.models import entries_after, head_seq
from kit.ids import new_id
from kit.time import today
from participation.consultations.models import Contribution
from participation.consultations.rules import Who, post_contribution
from participation.moderation.models import Reason, ReviewItem, ShownName, names_shown
from participation.moderation.rules import (
    NameTooLong,
    NameWaits,
    correct_words,
    propose_name,
    publish_item,
    refuse_item,
    take_name_off,
)
from participation.moderation.rules.choose_reader import structure_that_reads
from participation.moderation.streams import render, render_mine, views
from participation.people.rules.erase_person import erase_person
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, an_anonymous_one
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def nadia(structure):
    return a_worker(structure)


@pytest.fixture
def awa(structure, nadia):
    return a_person(structure)


def propose(user, text="Awa du quai"):
    return propose_name(text=text, key=new_id(), by=user)


def approved(user, by, text="Awa du quai"):
    name = propose(user, text)
    publish_item(name.review_id, seen=0, by=by)
    return name


def test_it_is_seen_once_somebody_has_read_it(awa, nadia):
    name = propose(awa)
    assert names_shown([awa.pk]) == {}
    publish_item(name.review_id, seen=0, by=nadia)
    assert names_shown([awa.pk]) == {awa.pk: "Awa du quai"}


def test_the_one_before_is_seen_while_the_new_one_waits_and_two_do_not_wait(awa, nadia):
    approved(awa, nadia, "Awa")
    second = propose(awa, "Awa 2")
    with pytest.raises(NameWaits):
        propose(awa, "Awa 3")
    assert names_shown([awa.pk]) == {awa.pk: "Awa"}
    publish_item(second.review_id, seen=0, by=nadia)
    assert names_shown([awa.pk]) == {awa.pk: "Awa 2"}


def test_the_same_form_twice_is_one(awa):
    key = new_id()
    assert propose_name(text="Awa", key=key, by=awa) == propose_name(text="Awa", key=key, by=awa)


def test_a_first_name_is_no_private_matter_there_and_a_number_is(awa, nadia):
    item = propose(awa, "Fatoumata").review
    assert (item.private, item.looks_private, item.proposed_text) == (False, False, "Fatoumata")
    take_name_off(by=awa)
    item = propose(awa, "Awa 06 12 34 56 78").review
    assert (item.private, item.proposed_text) == (True, "Awa [numéro]")


def test_taken_off_it_is_no_longer_seen_nor_read(awa, nadia):
    approved(awa, nadia)
    waiting = propose(awa, "Une autre")
    take_name_off(by=awa)
    assert names_shown([awa.pk]) == {}
    assert not ReviewItem.objects.filter(pk=waiting.review_id).exists()
    take_name_off(by=awa)


def test_a_refused_name_may_be_corrected_into_a_name_only(awa, nadia):
    name = propose(awa)
    refuse_item(name.review_id, seen=0, reason=Reason.UNCLEAR, by=nadia)
    with pytest.raises(NameTooLong):
        correct_words(name.review_id, seen=1, text="x" * 41, by=awa)
    with pytest.raises(NameTooLong):
        correct_words(name.review_id, seen=1, text="Awa\nKeïta", by=awa)
    item = correct_words(name.review_id, seen=1, text="Fatoumata", by=awa)
    assert (item.text, item.private) == ("Fatoumata", False)


def test_a_name_sent_again_is_the_latest_and_waits_alone(awa, nadia):
    first = propose(awa, "Awa")
    refuse_item(first.review_id, seen=0, reason=Reason.UNCLEAR, by=nadia)
    second = approved(awa, nadia, "Awa 2")
    third = propose(awa, "Awa 3")
    address = f"/mes-messages-envoyes/{first.review_id}/changer/"
    answer = signed_in(awa).post(address, {"version": 1, "text": "Awa 4"})
    assert (answer.status_code, "Un nom attend déjà" in answer.content.decode()) == (409, True)
    assert "Awa 4</textarea>" in answer.content.decode()
    refuse_item(third.review_id, seen=0, reason=Reason.UNCLEAR, by=nadia)
    correct_words(first.review_id, seen=1, text="Awa 4", by=awa)
    assert names_shown([awa.pk]) == {awa.pk: "Awa 2"}
    publish_item(first.review_id, seen=2, by=nadia)
    assert names_shown([awa.pk]) == {awa.pk: "Awa 4"}, second


def test_taken_off_it_leaves_the_screens_it_was_on(awa, nadia, structure):
    shown, near = approved(awa, nadia), a_worker(structure)
    accompany(near, awa, structure)
    waiting = propose(awa, "Une autre")
    seq = head_seq("moderation")
    take_name_off(by=awa)
    entries = entries_after("moderation", seq, 10)
    (piece,) = render(entries, "", views([nadia.pk], "")[nadia.pk]).values()
    assert piece.kind == f"remove:message-{waiting.review_id}"
    assert 'id="onglet-lire"' in piece.html
    for other in (near, a_worker()):
        assert render(entries, "", views([other.pk], "")[other.pk]) == {}
    hers = render_mine(entries_after(f"words:{awa.pk}", 0, 50), str(awa.pk), str(awa.pk))
    gone = [f"remove:mot-{one.review_id}" for one in (shown, waiting)]
    assert sorted(piece.kind for piece in hers.values() if piece.kind.startswith("remove")) == sorted(gone)
    assert "Awa du quai" not in signed_in(awa).get("/mes-messages-envoyes/").content.decode()


def test_somebody_reads_it_even_for_who_belongs_nowhere(nadia, structure):
    assert structure_that_reads(a_user("Léa")) == structure.pk
    alone = a_worker(StructureFactory(), "Paul")
    assert structure_that_reads(alone) == structure.pk, "nobody else is there to read the words of Paul"


def test_erased_with_her(awa, nadia):
    approved(awa, nadia)
    propose(awa, "Une autre")
    erase_person(awa, by=None)
    assert not ShownName.objects.exists()
    assert "Awa" not in str(list(ReviewItem.objects.values_list("text", "published_text")))


def test_it_signs_a_message_only_where_she_asked(awa, nadia, structure):
    consultation = a_consultation(structure)
    approved(awa, nadia)
    for text, signs in (("Ouvrir le samedi", True), ("Fermer le lundi", False)):
        sent = post_contribution(consultation, text=text, key=new_id(), who=Who.self(awa), show_name=signs)
        publish_item(sent.review_id, seen=0, by=nadia)
    page = signed_in(awa).get(consultation.get_absolute_url()).content.decode()
    assert page.count("Awa du quai") == 1
    assert page.count("Une personne</p>") == 1
    take_name_off(by=awa)
    assert "Awa du quai" not in signed_in(awa).get(consultation.get_absolute_url()).content.decode()


def test_the_box_is_there_for_who_has_a_name_is_not_ticked_and_never_without_names(awa, nadia, structure):
    named, anonymous = a_consultation(structure), an_anonymous_one(structure)
    client = signed_in(awa)
    assert "show_name" not in client.get(f"{named.get_absolute_url()}message/").content.decode()
    approved(awa, nadia)
    page = client.get(f"{named.get_absolute_url()}message/").content.decode()
    assert 'name="show_name"' in page
    assert "checked" not in page
    assert "show_name" not in client.get(f"{anonymous.get_absolute_url()}message/").content.decode()
    client.post(f"{named.get_absolute_url()}message/", {"text": "Oui", "key": new_id(), "show_name": "on"})
    assert Contribution.objects.get().show_name


def test_the_page_proposes_says_what_waits_and_takes_off(awa, nadia):
    client, page = signed_in(awa), "/compte/nom-affiche/"
    assert "Une personne</strong>" in client.get(page).content.decode()
    assert client.post(page, {"text": "x" * 41, "key": new_id()}).status_code == 400
    assert client.post(page, {"text": "Awa du quai", "key": new_id()}).url == page
    waits = client.get(page).content.decode()
    assert "attend d’être lu. Réponse le" in waits
    ReviewItem.objects.update(due_on=today() - dt.timedelta(days=1))
    assert "attend d’être lu. Nous sommes en retard." in client.get(page).content.decode()
    assert client.post(page, {"text": "Autre", "key": new_id()}).status_code == 409
    publish_item(ShownName.objects.get().review_id, seen=0, by=nadia)
    assert "Awa du quai</strong>" in client.get(page).content.decode()
    assert client.get(f"{page}retirer/").status_code == 405
    client.post(f"{page}retirer/")
    assert "Une personne</strong>" in client.get(page).content.decode()
