"""The card on paper: large, whole, and with nothing that says who she is or who helps her."""

import re
import socket

import pytest

from kit import printing
from kit.refusals import Refusal
from participation.people.fragments import paper as papers
from participation.people.fragments.paper import NoPrinter, Paper, lay_out, paper_pdf
from participation.people.models import Contact, Invitation, User
from tests.support.clients import signed_in
from tests.support.pdf import lines_of, text_of
from tests.support.people import StructureFactory, a_coordinator, a_user, a_worker

pytestmark = pytest.mark.django_db
INVITE, PDF = "/equipe/personnes/inviter/", "/equipe/cartes/pdf/"
MILLIMETRE = 96 / 25.4


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls", phone="0199000000")


@pytest.fixture
def nadia(tilleuls) -> User:
    return a_worker(tilleuls)


def a_paper(**changes) -> Paper:
    said = {
        "address": "exemple.fr/entrer/carte/",
        "link": "https://exemple.fr/entrer/carte/",
        "username": "yanis482",
        "code": "4829 1357 0264",
        "sender": "06 39 98 99 99",
        "words": "Le chat dort",
        "help_phone": {"dial": "0199000000", "said": "01 99 00 00 00"},
    }
    return Paper(**said | changes)


def test_it_is_one_page_of_a5_in_large_print():
    document = lay_out(a_paper(address="parties-prenantes.exemple.fr/entrer/carte/", words="Le chat dort encore"))
    (page,) = document.pages
    assert (round(page.width / MILLIMETRE), round(page.height / MILLIMETRE)) == (148, 210)
    assert min(size for _text, size in lines_of(document)) >= 16
    assert paper_pdf(a_paper()).startswith(b"%PDF-")


def test_it_says_where_who_and_how_and_how_to_know_a_real_message():
    text = text_of(lay_out(a_paper()))
    for words in (
        "exemple.fr/entrer/carte/",
        "yanis482",
        "4829 1357 0264",
        "06 39 98 99 99",
        "Le chat dort",
        "est votre code. Il marche 10 minutes.",
        "14 jours",
        "01 99 00 00 00",
    ):
        assert words in text


def test_the_qr_code_leads_to_the_address_and_carries_no_secret(monkeypatch):
    made = []
    monkeypatch.setattr(papers.qrcode, "make", lambda link, **options: made.append(link) or pytest.skip())
    with pytest.raises(pytest.skip.Exception):
        _ = a_paper().qr
    assert made == ["https://exemple.fr/entrer/carte/"]


def test_nothing_is_fetched_while_it_is_made(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
    html = '<img src="file:///etc/hostname"><img src="http://127.0.0.1/x.png"><p>dedans</p>'
    monkeypatch.setattr(papers, "render_to_string", lambda *_: html)
    assert "dedans" in text_of(lay_out(a_paper()))


def test_words_chosen_with_her_are_text_whatever_they_are():
    text = text_of(lay_out(a_paper(words="<b>=1+1</b>")))
    assert "<b>=1+1</b>" in text.replace(" ", "")


def test_a_server_that_cannot_print_says_so_and_keeps_the_page(monkeypatch, tilleuls, nadia):
    def missing(name: str):
        raise OSError("cannot load library 'libpango-1.0-0'")

    client = signed_in(nadia)
    form = fields(client.post(INVITE, {"name": "Yanis", "structure": tilleuls.pk}).content.decode())
    monkeypatch.setattr(printing, "import_module", missing)
    with pytest.raises(NoPrinter):
        paper_pdf(a_paper())
    answer = client.post(PDF, form)
    assert answer.status_code == 503
    assert "copiez la carte à la main" in answer.content.decode()
    assert form["code"] in answer.content.decode()


def fields(page: str) -> dict[str, str]:
    """What the page sends to be printed."""
    return dict(re.findall(r'<input type="hidden" name="(account|username|code)" value="([^"]+)">', page))


def test_the_worker_prints_it_from_the_page_that_shows_it_once(tilleuls, nadia, monkeypatch):
    client = signed_in(nadia)
    page = client.post(INVITE, {"name": "Yanis Traoré", "structure": tilleuls.pk})
    assert page.headers["Cache-Control"].startswith("no-store")
    printed = []
    real = papers.lay_out
    monkeypatch.setattr(papers, "lay_out", lambda paper: printed.append(real(paper)) or printed[-1])
    answer = client.post(PDF, fields(page.content.decode()))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"].startswith("no-store")
    assert answer.content.startswith(b"%PDF-")
    text = text_of(printed[0])
    yanis = User.objects.get(name="Yanis Traoré")
    assert yanis.username in text
    assert "testserver/entrer/carte/" in text
    assert "01 99 00 00 00" in text.replace("\u00a0", " ")
    for hidden in ("Traoré", "Les Tilleuls", nadia.name):
        assert hidden not in text


def test_her_chosen_words_are_on_a_new_card(tilleuls, nadia, monkeypatch):
    client = signed_in(nadia)
    client.post(INVITE, {"name": "Yanis", "structure": tilleuls.pk})
    yanis = User.objects.get(name="Yanis")
    Contact.objects.create(user=yanis, signature="Le chat dort")
    page = client.post(f"/equipe/personnes/{yanis.pk}/carte/").content.decode()
    assert "Le chat dort" in page


def test_nothing_of_a_card_is_in_an_address_or_answers_a_get(tilleuls, nadia):
    client = signed_in(nadia)
    form = fields(client.post(INVITE, {"name": "Yanis", "structure": tilleuls.pk}).content.decode())
    assert client.get(PDF, form).status_code == 405
    assert form["code"].replace(" ", "") not in str(list(Invitation.objects.values()))


def test_nobody_prints_a_card_they_could_not_make(tilleuls, nadia):
    form = fields(signed_in(nadia).post(INVITE, {"name": "Yanis", "structure": tilleuls.pk}).content.decode())
    for somebody in (a_worker(), a_coordinator()):
        assert signed_in(somebody).post(PDF, form).status_code == 404
    client = signed_in(nadia)
    assert client.post(PDF, form | {"username": "autre"}).status_code == 404
    assert client.post(PDF, form | {"code": "12"}).status_code == 404


def test_a_taken_number_asks_whose_it_is_and_keeps_what_was_typed(tilleuls, nadia):
    a_user(phone="+33639980077")
    client = signed_in(nadia)
    said = {"name": "Yanis", "phone": "06 39 98 00 77", "structure": tilleuls.pk}
    page = client.post(INVITE, said)
    assert page.status_code == 400
    assert "Ce numéro est à qui" in page.content.decode()
    assert 'value="06 39 98 00 77"' in page.content.decode()
    assert client.post(INVITE, said | {"owner": "others", "whose": "sa sœur"}).status_code == 200
    yanis = User.objects.get(name="Yanis")
    assert yanis.phone is None
    assert yanis.contact.whose == "sa sœur"


def test_a_free_number_is_hers_to_enter_with(tilleuls, nadia):
    client = signed_in(nadia)
    client.post(INVITE, {"name": "Yanis", "phone": "06 39 98 00 77", "structure": tilleuls.pk})
    assert User.objects.get(name="Yanis").phone == "+33639980077"


def test_a_worker_links_somebody_who_opened_her_own_account(tilleuls, nadia):
    awa, client = a_user(phone="+33639980077"), signed_in(nadia)
    link = "/equipe/personnes/relier/"
    assert client.post(link, {"phone": "06 39 98 00 78", "structure": tilleuls.pk}).status_code == 400
    assert (
        client.post(link, {"phone": "06 39 98 00 77", "structure": tilleuls.pk}).url == f"/equipe/personnes/{awa.pk}/"
    )
    assert client.get(f"/equipe/personnes/{awa.pk}/").status_code == 200


def test_the_refusal_is_a_sentence():
    assert issubclass(NoPrinter, Refusal)
    assert "main" in str(NoPrinter().sentence)
