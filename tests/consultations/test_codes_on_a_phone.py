"""The codes a browser keeps for somebody without an account, on a phone that others take too."""

import base64
import datetime as dt
import re

import pytest
import time_machine

from kit.time import now
from participation.consultations.models import Draft
from tests.support.consultations import a_consultation
from tests.support.people import a_person

pytestmark = pytest.mark.django_db


def address(consultation, page=""):
    return f"/consultations/{consultation.slug}/{page}"


def answered_by_a_visitor(client, consultation) -> str:
    """She has sent; the page that thanks her."""
    client.get(address(consultation, "question/1/"))
    client.post(address(consultation, "question/1/"), {"r": "yes"})
    return client.post(address(consultation, "finir/")).url


def test_the_receipt_is_shown_for_two_minutes_and_no_more(client):
    thanks = answered_by_a_visitor(client, a_consultation())
    with time_machine.travel(now() + dt.timedelta(seconds=100)):
        assert "J’ai noté mon code" in client.get(thanks).content.decode()
    with time_machine.travel(now() + dt.timedelta(seconds=130)):
        page = client.get(thanks).content.decode()
    assert "Notez ce code" not in page
    assert "Votre reçu ne s’affiche plus" in page


def test_noted_the_receipt_is_shown_no_more(client):
    consultation = a_consultation()
    thanks = answered_by_a_visitor(client, consultation)
    client.post(address(consultation, "fermer/"))
    assert "Notez ce code" not in client.get(thanks).content.decode()


def test_who_enters_on_the_same_phone_does_not_read_the_receipt_of_the_one_before(client):
    consultation = a_consultation()
    thanks = answered_by_a_visitor(client, consultation)
    client.force_login(a_person())
    assert "Notez ce code" not in client.get(thanks).content.decode()


def test_no_code_is_read_in_what_the_browser_keeps(client):
    consultation = a_consultation()
    client.get(address(consultation, "question/1/"))
    client.post(address(consultation, "question/1/"), {"r": "yes"})
    code = re.search(
        r"code\" translate=\"no\">(\w{5}).(\w{5})<", client.get(address(consultation, "pause/")).content.decode()
    )
    kept = "".join(morsel.value for morsel in client.cookies.values())
    readable = "".join(one.decode("latin-1") for one in decoded(kept))
    assert "".join(code.groups()) not in kept + readable


@pytest.mark.parametrize("sent", ["é", "abc", "gAAAAA=="])
def test_a_cookie_that_holds_anything_else_is_no_code(client, sent):
    consultation = a_consultation()
    for name in ("voix", "recu"):
        client.cookies[name] = sent
    for page in ("", "question/1/", "merci/"):
        assert client.get(address(consultation, page)).status_code in (200, 302), page


def decoded(text: str) -> list[bytes]:
    """What base64 hides, read from each place where it may begin."""
    letters = re.sub(r"[^\w-]", "", text)
    return [base64.urlsafe_b64decode(letters[at : at + (len(letters) - at) // 4 * 4]) for at in range(4)]


def test_another_person_on_a_shared_phone_begins_anew_and_nothing_is_lost(client):
    consultation = a_consultation()
    client.get(address(consultation, "question/1/"))
    client.post(address(consultation, "question/1/"), {"r": "yes"})
    for page in ("", "question/1/"):
        shown = client.get(address(consultation, page)).content.decode()
        assert "Une autre personne répond ici" in shown
        assert re.search(r'fermer/" class="stack"><input type="hidden" name="csrfmiddlewaretoken"', shown)
    client.post(address(consultation, "fermer/"))
    page = client.get(address(consultation)).content.decode()
    assert "Commencer" in page
    assert "Une autre personne répond ici" not in page
    assert Draft.objects.filter(sealed__isnull=False).count() == 1
