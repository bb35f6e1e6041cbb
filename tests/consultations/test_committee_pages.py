"""`/comite/`, by its addresses: what a member sees, and what she does not see yet."""

import re

import pytest

from kit.ids import new_id
from participation.consultations.models import Coding, Settlement
from participation.consultations.rules import note_card
from tests.support.clients import signed_in
from tests.support.committee import Table, a_table, take_back
from tests.support.pdf import assert_tagged
from tests.support.people import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return a_table()


def address(table: Table, page: str = "") -> str:
    return f"/comite/{table.consultation.slug}/{page}"


def page(client, table: Table, where: str = "") -> str:
    response = client.get(address(table, where))
    assert response.status_code == 200
    return response.content.decode()


def ids(*themes) -> list[str]:
    return [str(theme.pk) for theme in themes]


def test_choosing_leads_to_the_next_message_and_the_last_one_to_the_desk(table):
    client = signed_in(table.kader)
    where = client.get(address(table, "suivant/")).url
    for _message in range(4):
        where = client.post(where, {"themes": ids(table.themes[0])}).url
    assert where == address(table)
    assert "Vous avez rangé 4 messages sur 4." in page(client, table)


def test_nothing_of_what_the_other_chose_is_shown_before_one_has_chosen(table):
    table.code(1, table.themes[1], by=table.denise)
    note_card(table.card(1).pk, text="Secret de Denise", key=new_id(), by=table.denise)
    client = signed_in(table.kader)
    before = page(client, table, "messages/1/")
    assert "Denise" not in before
    assert "checked" not in before
    desk = page(client, table)
    assert re.findall(r"(\d+) messages? y", desk) == ["0", "0"]
    client.post(address(table, "messages/1/"), {"themes": ids(table.themes[0])})
    after = page(client, table, "messages/1/")
    assert "Rangé de deux façons" in after
    assert "Secret de Denise" in after


def test_how_far_they_agree_is_a_sentence_with_two_numbers(table):
    for number in (1, 2, 3):
        table.code(number, table.themes[0], by=table.kader)
        table.code(number, table.themes[number == 3], by=table.denise)
    desk = page(signed_in(table.kader), table)
    assert "Vous êtes d’accord sur 2 messages sur 3." in desk
    assert "1 message n’est pas rangé pareil." in desk
    assert "Message 3" in page(signed_in(table.denise), table, "desaccords/")


def test_what_is_decided_is_written_with_a_plain_form_and_a_second_one_at_once_is_told(table):
    table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[1], by=table.denise)
    client = signed_in(table.kader)
    form = page(client, table, "messages/1/")
    assert form.count("csrfmiddlewaretoken") == form.count('method="post"')
    client.post(address(table, "messages/1/decider/"), {"vu": "0", "themes": ["aucun"]})
    late = {"vu": "0", "themes": ids(table.themes[1])}
    response = signed_in(table.denise).post(address(table, "messages/1/decider/"), late)
    assert response.status_code == 409
    assert "Quelqu’un vient d’écrire ce qui est décidé." in response.content.decode()
    assert re.search(rf'value="{table.themes[1].pk}"[^>]*checked', response.content.decode())
    assert Settlement.objects.count() == 1


def test_choosing_nothing_and_choosing_both_a_theme_and_none_get_a_sentence(table):
    client = signed_in(table.kader)
    for themes, sentence in (([], "Choisissez un thème"), ([*ids(table.themes[0]), "aucun"], "Pas les deux.")):
        response = client.post(address(table, "messages/1/"), {"themes": themes})
        assert response.status_code == 400
        assert sentence in response.content.decode()
    assert not Coding.objects.exists()


def test_what_moderation_has_not_let_through_is_read_nowhere(table):
    take_back(table.card(2))
    client = signed_in(table.kader)
    assert client.get(address(table, "messages/2/")).status_code == 404
    assert ">2<" not in page(client, table, "cartes/")
    assert "message 2" in client.post(address(table, "numeros/"), {"theme-1": "2"}).content.decode()


def test_the_cards_are_printed_with_their_numbers_and_printing_writes_nothing(table):
    client = signed_in(table.kader)
    response = client.get(address(table, "cartes.pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert_tagged(response.content, table.consultation.title)
    table.code(1, by=table.kader)
    assert re.findall(r"<h2>(\d+)</h2>", page(client, table, "cartes/?pour=moi")) == ["2", "3", "4"]
    assert Coding.objects.count() == 1


def test_numbers_that_cannot_be_taken_come_back_as_typed_with_a_sentence_each(table):
    client = signed_in(table.kader)
    typed = {"theme-1": "2-3, 9, zut", "theme-2": "3 3", "aucun": "2"}
    response = client.post(address(table, "numeros/"), typed)
    said = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 400
    for sentence in (
        "« zut » n’est pas un numéro.",
        "Il n’y a pas de message 9. Les numéros vont de 1 à 4.",
        "Le numéro 3 est écrit deux fois.",
        "Le numéro 2 est aussi dans un thème.",
    ):
        assert sentence in said
    assert all(f'value="{line}"' in said for line in typed.values())
    assert not Coding.objects.exists()


def test_the_numbers_of_the_piles_are_entered_and_the_rest_is_named(table):
    response = signed_in(table.kader).post(address(table, "numeros/"), {"theme-1": "1, 3"}, follow=True)
    said = response.content.decode().replace("\xa0", " ")
    assert "2 messages sont rangés. Il reste à ranger : 2, 4." in said


def test_whoever_is_of_no_committee_finds_nothing(table):
    client = signed_in(a_person(table.consultation.structure))
    for where in ("", "messages/1/", "cartes/", "numeros/", "desaccords/"):
        assert client.get(address(table, where)).status_code == 404
    assert client.get("/comite/").status_code == 404
    assert "Le comité" not in client.get("/consultations/").content.decode()


def test_the_page_of_a_message_asks_the_database_as_much_for_forty_as_for_four(table, django_assert_max_num_queries):
    larger = a_table(messages=40)
    for one in (table, larger):
        client = signed_in(one.kader)
        for number in range(1, 5):
            one.code(number, one.themes[0], by=one.kader)
            one.code(number, one.themes[1], by=one.denise)
        page(client, one)
        with django_assert_max_num_queries(30):
            page(client, one, "messages/1/")
        with django_assert_max_num_queries(30):
            page(client, one)
