"""What an author reads of her words, and what she does about it, without script."""

import datetime as dt
import html
import re

import pytest
import time_machine

from journal.models import Entry
from kit.ids import new_id
from kit.time import now, say_day
from participation.consultations.models import College, Contribution, Seat, Statement
from participation.consultations.rules import Who, propose_statement
from participation.moderation.events import MINE
from participation.moderation.models import Reason, ReviewItem, State
from participation.moderation.rules import appeal_item, correct_words, hear_appeal, hold_item, publish_item, refuse_item
from participation.moderation.streams import render_mine, whose
from participation.people.models import Role
from participation.people.rules import keepers
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, a_contribution
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db
MY_WORDS = "/mes-messages-envoyes/"


def read(client, path=MY_WORDS) -> str:
    return html.unescape(client.get(path).content.decode()).replace("\xa0", " ")


def one(text="Le samedi, Sandrine aussi.", **structure):
    """Awa's message at a structure that has a telephone, her browser, and Nadia who reads."""
    place = StructureFactory(phone="04 42 00 00 00", **structure)
    awa = a_person(place, "Awa Keïta")
    return a_message(place, awa, text), signed_in(awa), a_worker(place, "Nadia Benali")


def test_she_reads_by_when_and_that_we_are_late():
    item, client, _nadia = one()
    assert f"En attente de relecture, réponse avant {say_day(item.due_on)} au soir." in read(client)
    ReviewItem.objects.update(due_on=now().date() - dt.timedelta(days=3))
    assert "Nous sommes en retard. Nous lisons votre message dès que possible." in read(client)


def test_she_reads_the_reason_and_may_correct_appeal_or_call():
    item, client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, more="Écrivez sans le prénom.", by=nadia)
    page = read(client)
    for words in (
        "Pourquoi : Parle de la vie privée de quelqu’un.",
        "Écrivez sans le prénom.",
        "Changer mes mots et renvoyer",
        "Je ne suis pas d’accord",
        'href="tel:0442000000"',
    ):
        assert words in page
    assert "Nadia" not in page


def test_hidden_words_are_shown_both_ways():
    item, client, nadia = one()
    publish_item(item.pk, seen=0, text="Le samedi, [prénom] aussi.", by=nadia)
    page = read(client)
    assert "Le samedi, Sandrine aussi." in page
    assert "Le samedi, [prénom] aussi." in page


def test_she_sends_other_words_by_the_form():
    item, client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    address = f"{MY_WORDS}{item.pk}/changer/"
    assert "Le samedi, Sandrine aussi.</textarea>" in read(client, address)
    same = client.post(address, {"version": 1, "text": item.text})
    assert (same.status_code, "Vous n’avez rien changé." in same.content.decode()) == (400, True)
    assert client.post(address, {"version": 1, "text": "Le samedi aussi."}).url == MY_WORDS
    item.refresh_from_db()
    assert (item.state, item.text) == (State.PENDING, "Le samedi aussi.")


def test_what_she_types_while_it_is_answered_is_given_back_and_nobody_is_named():
    item, client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    for path, typed in ((f"{item.pk}/changer/", {"text": "Autre chose."}), (f"{item.pk}/recours/", {"note": "Non !"})):
        answer = client.post(MY_WORDS + path, {"version": 0} | typed)
        page = html.unescape(answer.content.decode())
        assert answer.status_code == 409
        assert f">{next(iter(typed.values()))}</textarea>" in page
        assert "Votre message n’est pas publié." in page
        assert "Nadia" not in page


def test_what_the_team_does_among_itself_does_not_stop_her():
    item, client, nadia = one()
    hold_item(item.pk, seen=0, note="Je demande.", by=nadia)
    for _twice in range(2):
        assert client.post(f"{MY_WORDS}{item.pk}/changer/", {"version": 0, "text": "Le samedi aussi."}).url == MY_WORDS
    item.refresh_from_db()
    assert (item.state, item.text) == (State.PENDING, "Le samedi aussi.")


def test_hidden_words_and_a_picture_left_out_are_both_said():
    item, client, nadia = one()
    ReviewItem.objects.update(picture_says="Le salon")
    publish_item(item.pk, seen=0, text="Le samedi, [prénom] aussi.", without_picture=True, by=nadia)
    assert "Votre message est publié, sans l’image. Nous avons caché des mots." in read(client)


def test_two_windows_with_two_texts_do_not_lose_one_without_a_word():
    item, client, _nadia = one()
    address = f"{MY_WORDS}{item.pk}/changer/"
    assert client.post(address, {"version": 0, "text": "Premier."}).status_code == 302
    assert client.post(address, {"version": 0, "text": "Premier."}).status_code == 302
    second = client.post(address, {"version": 0, "text": "Second."})
    assert (second.status_code, ">Second.</textarea>" in second.content.decode()) == (409, True)


def test_she_asks_for_another_reading_and_reads_who_answers_and_when():
    item, client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    assert client.post(f"{MY_WORDS}{item.pk}/recours/", {"version": 1, "note": "Elle est d’accord."}).url == MY_WORDS
    item.refresh_from_db()
    assert item.state == State.APPEALED
    assert f"Deux autres personnes relisent votre message, réponse avant {say_day(item.due_on)} au soir." in read(
        client
    )
    assert "Je ne suis pas d’accord" not in read(client)


def test_the_words_of_another_do_not_exist():
    item, _client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    other = signed_in(a_person(item.structure, "Moussa"))
    assert item.text not in read(other)
    for path in (f"{MY_WORDS}{item.pk}/changer/", f"{MY_WORDS}{item.pk}/recours/"):
        assert other.get(path).status_code == 404
        assert other.post(path, {"version": 1, "text": "Non", "note": ""}).status_code == 404


def test_her_stream_is_hers_alone_and_a_patched_card_is_a_reloaded_one():
    item, client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    awa = item.author
    assert whose([awa.pk, nadia.pk], str(awa.pk)) == {awa.pk: str(awa.pk)}
    entries = list(Entry.objects.filter(stream=f"{MINE}:{awa.pk}").order_by("seq"))
    assert [entry.verb for entry in entries] == ["MessageSubmitted", "MessageRefused"]
    live = render_mine(entries, str(awa.pk), str(awa.pk))[entries[-1].seq]
    flat = lambda text: re.sub(r"\s+", " ", text)  # noqa: E731
    assert live.kind == "replace"
    assert flat(live.html).strip() in flat(client.get(MY_WORDS).content.decode())


# What upper rooms keep of these words


def test_the_contribution_keeps_the_same_words_and_its_form_says_what_is_too_long():
    consultation, awa = a_consultation(), a_person()
    mine = a_contribution(consultation, awa, "Bof.")
    refuse_item(mine.review_id, seen=0, reason=Reason.UNCLEAR, by=a_worker(consultation.structure))
    client, address = signed_in(awa), f"{MY_WORDS}{mine.review_id}/changer/"
    long = client.post(address, {"version": 1, "text": "a" * 5001})
    assert (long.status_code, "trop long" in long.content.decode()) == (400, True)
    client.post(address, {"version": 1, "text": "Ouvrez le samedi."})
    assert Contribution.objects.get().text == "Ouvrez le samedi."


def test_a_statement_that_was_voted_on_keeps_its_words():
    consultation, awa = a_consultation(), a_person()
    propose_statement(consultation, text="Il faut des prises.", key=new_id(), who=Who.self(awa))
    item, nadia = ReviewItem.objects.get(), a_worker(consultation.structure)
    correct_words(item.pk, seen=0, text="Il faut des lits.", by=awa)
    assert Statement.objects.get().text == "Il faut des lits."
    publish_item(item.pk, seen=1, by=nadia)
    Statement.objects.get().votes.create(voter="x", turn=1, vote=1)
    ReviewItem.objects.update(reported_at=now())
    refuse_item(item.pk, seen=2, reason=Reason.INSULT, by=nadia)
    sent = signed_in(awa).post(f"{MY_WORDS}{item.pk}/changer/", {"version": 3, "text": "Fermez tout."})
    assert "D’autres personnes ont déjà répondu à ces mots." in sent.content.decode()
    assert Statement.objects.get().text == "Il faut des lits."


def test_she_takes_along_what_she_sent_with_the_answer():
    item, _client, nadia = one()
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, more="Sans le prénom.", by=nadia)
    (keeper,) = [keeper for keeper in keepers.every() if keeper.name == "moderation"]
    sheet, *_others = keeper.export(item.author)
    assert [(row[2], row[5]) for row in sheet.rows] == [
        ("Le samedi, Sandrine aussi.", "Parle de la vie privée de quelqu’un Sans le prénom.")
    ]


# By telephone, and those who hear it


@pytest.fixture
def appealed():
    consultation = a_consultation()
    place = consultation.structure
    kader = with_role(a_user("Kader Haddad"), Role.COMMITTEE, territory=place.territory)
    Seat.objects.create(user=kader, territory=place.territory, college=College.CONCERNED)
    awa, nadia = a_person(place, "Awa Keïta"), a_worker(place, "Nadia Benali")
    item = a_contribution(consultation, awa, "Le samedi, Sandrine aussi.").review
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    return item, awa, nadia, a_worker(place, "Samira Costa"), kader


def test_a_worker_writes_down_an_appeal_made_by_telephone(appealed):
    item, _awa, nadia, *_ = appealed
    client, address = signed_in(nadia), f"/equipe/moderation/{item.pk}/recours/"
    assert "Noter sa demande" in client.get(address).content.decode()
    assert client.post(address, {"version": 1, "note": "Elle est d’accord."}).status_code == 302
    assert Entry.objects.get(verb="AppealMade", stream="moderation").channel == "phone"
    again = client.post(address, {"version": 1, "note": "Autre chose."})
    assert (again.status_code, ">Autre chose.</textarea>" in again.content.decode()) == (409, True)


def test_the_team_reads_who_asked_for_another_reading_and_how(appealed):
    item, awa, _nadia, samira, _kader = appealed
    page = f"/equipe/moderation/{item.pk}/"
    appeal_item(item.pk, seen=1, by=awa)
    assert "La personne : autre lecture demandée, à l’instant." in read(signed_in(samira), page)
    item.decisions.filter(version=2).update(by=samira)
    assert "Samira : autre lecture demandée par téléphone, à l’instant." in read(signed_in(samira), page)
    item.decisions.update(by=None, verdict="refused")
    assert "<strong>L’équipe</strong>, à l’instant : pas publié" in read(signed_in(samira), page)


def test_the_committee_hears_it_without_a_name_and_the_team_too(appealed):
    item, awa, nadia, samira, kader = appealed
    appeal_item(item.pk, seen=1, note="Elle est d’accord.", by=awa)
    committee, address = signed_in(kader), f"/comite/recours/{item.pk}/"
    assert "1 personne n’est pas d’accord" in read(committee, "/comite/")
    for page in (read(committee, "/comite/recours/"), read(committee, address)):
        assert "Le samedi, Sandrine aussi." in page
        assert "Awa" not in page
    assert "Elle est d’accord." in read(committee, address)
    assert " checked" not in read(committee, address)
    empty = committee.post(address, {"version": 2, "publishes": "yes", "note": ""})
    assert (empty.status_code, "Dites pourquoi" in empty.content.decode()) == (400, True)
    assert committee.post(address, {"version": 2, "publishes": "yes", "note": "Oui."}).url == "/comite/recours/"
    assert signed_in(nadia).get(f"/equipe/moderation/{item.pk}/avis-recours/").status_code == 404
    team = signed_in(samira)
    late = team.post(f"/equipe/moderation/{item.pk}/avis-recours/", {"version": 2, "publishes": "yes", "note": "Oui."})
    assert (late.status_code, "Kader Haddad a donné son avis" in late.content.decode()) == (409, True)
    shown = re.search(r'name="version" value="(\d+)"', late.content.decode())
    sent = {"version": shown[1], "publishes": "yes", "note": "Oui."}
    assert team.post(f"/equipe/moderation/{item.pk}/avis-recours/", sent).status_code == 302
    item.refresh_from_db()
    assert item.state == State.APPROVED
    assert "Deux autres personnes ont relu votre message." in read(signed_in(awa))


def test_a_committee_member_of_another_college_hears_nothing(appealed):
    item, awa, _nadia, _samira, kader = appealed
    appeal_item(item.pk, seen=1, by=awa)
    Seat.objects.update(college=College.INSTITUTION)
    client = signed_in(kader)
    assert item.text not in read(client, "/comite/recours/")
    assert client.get(f"/comite/recours/{item.pk}/").status_code == 404


def test_an_appeal_that_nobody_hears_in_time_says_that_we_are_late(appealed):
    item, awa, *_ = appealed
    appeal_item(item.pk, seen=1, by=awa)
    client = signed_in(awa)
    with time_machine.travel(now() + dt.timedelta(days=9)):
        client = signed_in(awa)
        assert "Nous sommes en retard." in read(client)
        assert "En retard" in read(signed_in(appealed[4]), "/comite/recours/")
    assert hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=appealed[3])
