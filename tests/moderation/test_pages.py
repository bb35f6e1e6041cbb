"""The desk, without script: plain pages and forms."""

import datetime as dt
import re

import pytest
import time_machine

from kit.time import midnight, now, say_day, today
from participation.moderation.models import Reason, ReviewItem, State
from participation.moderation.rules import claim_item, publish_item, refuse_item
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db
DESK = "/equipe/moderation/"


def desk(structure=None, name="Samira Costa"):
    worker = a_worker(structure, name)
    return signed_in(worker), worker


def test_the_queue_shows_the_words_and_never_the_name():
    structure = StructureFactory()
    item = a_message(structure, a_person(structure, "Moussa Diallo"), "Appelez-moi au 06 12 34 56 78 <b>svp</b>")
    client, _ = desk(structure)
    for page in (client.get(DESK), client.get(f"{DESK}{item.pk}/")):
        text = page.content.decode()
        assert "<mark>06 12 34 56 78</mark> &lt;b&gt;svp&lt;/b&gt;" in text
        assert "Moussa" not in text
        assert "1 message à lire" in text


def test_of_nameless_words_the_queue_tells_the_day_and_no_hour():
    item = a_message()
    client, _ = desk(item.structure)
    assert "<time" in client.get(DESK).content.decode()
    ReviewItem.objects.filter(pk=item.pk).update(author=None, created_at=midnight(today()))
    page = client.get(DESK).content.decode()
    assert say_day(today()) in page
    assert "<time" not in page


def test_the_panel_proposes_to_hide_what_looks_private():
    item = a_message(text="Appelez-moi au 06 12 34 56 78.")
    client, _ = desk(item.structure)
    assert "Appelez-moi au [numéro].</textarea>" in client.get(f"{DESK}{item.pk}/").content.decode()
    sent = {"version": 0, "text": "Appelez-moi au [numéro]."}
    assert client.post(f"{DESK}{item.pk}/publier/", sent).url == DESK
    item.refresh_from_db()
    assert item.published_text == "Appelez-moi au [numéro]."


def test_the_button_of_the_queue_publishes_the_message_as_it_is():
    item = a_message()
    client, _ = desk(item.structure)
    page = client.get(DESK).content.decode()
    assert re.search(rf'form="geste" formaction="{DESK}{item.pk}/publier/" name="version" value="0"', page)
    client.post(f"{DESK}{item.pk}/publier/", {"version": 0})
    item.refresh_from_db()
    assert item.published_text == item.text


def test_words_changed_come_back_with_a_sentence_and_nothing_lost():
    item = a_message(text="Ouvrez le samedi.")
    client, _ = desk(item.structure)
    response = client.post(f"{DESK}{item.pk}/publier/", {"version": 0, "text": "Fermez le samedi."})
    page = response.content.decode()
    assert response.status_code == 400
    assert "Les autres mots ne changent pas." in page
    assert "Fermez le samedi.</textarea>" in page


def test_what_comes_back_from_a_form_says_where_its_page_is():
    item = a_message()
    client, _ = desk(item.structure)
    here = f"{DESK}{item.pk}/"
    shown, refused = (
        answer.content.decode() for answer in (client.get(here), client.post(f"{here}refuser/", {"version": 0}))
    )
    assert ("data-page" in shown, f'data-page="{here}"' in refused) == (False, True)
    assert [f'href="{here}" data-live-reload' in page for page in (shown, refused)] == [False, True]
    assert f'<a class="back" href="{here}">' in refused  # « Entrez à nouveau »


def test_refusing_needs_a_reason():
    item = a_message()
    client, _ = desk(item.structure)
    response = client.post(f"{DESK}{item.pk}/refuser/", {"version": 0})
    assert response.status_code == 400
    assert "Choisissez une raison." in response.content.decode()
    client.post(f"{DESK}{item.pk}/refuser/", {"version": 0, "reason": Reason.INSULT})
    item.refresh_from_db()
    assert (item.state, item.reason) == (State.REFUSED, Reason.INSULT)


def test_the_second_decider_gets_409_with_who_what_when_and_what_she_typed():
    item = a_message(text="Sandrine m’écoute.")
    client, _ = desk(item.structure, "Nadia Benali")
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=a_worker(item.structure, "Samira Costa"))
    response = client.post(f"{DESK}{item.pk}/publier/", {"version": 0, "text": "[prénom] m’écoute."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Samira Costa n’a pas publié ce message, à l’instant." in page
    assert ">[prénom] m’écoute.</textarea>" in page


def test_a_question_that_could_not_be_asked_stays_open_with_its_words():
    item = a_message()
    client, _ = desk(item.structure, "Nadia Benali")
    a_worker(item.structure)
    claim_item(item.pk, by=a_worker(item.structure, "Samira Costa"))
    response = client.post(f"{DESK}{item.pk}/avis/", {"version": 0, "note": "Est-ce un nom ?"})
    page = response.content.decode()
    assert response.status_code == 409
    [fold] = [one for one in page.split("<details")[1:] if "Est-ce un nom" in one]
    assert fold.startswith(' class="more" open>')


def test_one_s_own_decision_can_be_undone_for_five_minutes():
    item = a_message()
    client, samira = desk(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    with time_machine.travel(now() + dt.timedelta(minutes=1, seconds=1)):
        assert "Encore 4 minutes pour changer." in client.get(DESK).content.decode()
        other, _ = desk(item.structure, "Nadia Benali")
        assert "pour changer" not in other.get(DESK).content.decode()
        assert client.post(f"{DESK}{item.pk}/annuler/", {"version": 1}).status_code == 302
    item.refresh_from_db()
    assert item.state == State.PENDING


def test_too_late_to_undo_is_said_plainly():
    item = a_message()
    client, samira = desk(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    with time_machine.travel(now() + dt.timedelta(minutes=6)):
        page = client.post(f"{DESK}{item.pk}/annuler/", {"version": 1}, follow=True).content.decode()
    assert "Les 5 minutes sont passées." in page


def test_after_five_minutes_a_decided_message_is_under_done():
    item = a_message(text="Un micro-ondes.")
    client, samira = desk(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    assert "Publié par Samira" in client.get(DESK).content.decode()
    with time_machine.travel(now() + dt.timedelta(minutes=6)):
        assert "Un micro-ondes." not in client.get(DESK).content.decode()
        assert "Un micro-ondes." in client.get(f"{DESK}?voir=fait").content.decode()


def test_the_message_of_a_person_one_accompanies_does_not_exist():
    structure = StructureFactory()
    moussa = a_person(structure)
    item = a_message(structure, moussa)
    client, nadia = desk(structure, "Nadia Benali")
    accompany(nadia, moussa, structure)
    assert client.get(f"{DESK}{item.pk}/").status_code == 404
    assert client.post(f"{DESK}{item.pk}/publier/", {"version": 0}).status_code == 404
    assert item.text not in client.get(DESK).content.decode()


def test_an_erased_decider_leaves_the_decision_readable():
    item = a_message()
    client, _ = desk(item.structure)
    other = a_worker(item.structure, "Ming Chen")
    publish_item(item.pk, seen=0, by=other)
    other.memberships.all().delete()
    other.delete()
    assert "Publié par l’équipe" in client.get(DESK).content.decode()
    assert client.get(f"{DESK}{item.pk}/").status_code == 200


def test_the_page_takes_a_steady_number_of_queries(django_assert_max_num_queries):
    structure = StructureFactory()
    client, samira = desk(structure)
    for _ in range(6):
        publish_item(a_message(structure).pk, seen=0, by=samira)
        a_message(structure)
    with django_assert_max_num_queries(30):
        client.get(DESK)
