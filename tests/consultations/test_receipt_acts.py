"""Without an account: whoever has the receipt sends other words, or asks for another reading."""

import html

import pytest

from journal.models import Entry
from kit.time import midnight, today
from participation.consultations.models import Contribution
from participation.consultations.rules import find_receipt, flush_answers
from participation.moderation.models import Decision, Reason, State
from participation.moderation.rules import refuse_item
from tests.consultations.rules.test_following import FORM, WHY, an_anonymous_one, sent_by
from tests.support.consultations import close
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused():
    """One of five anonymous letters, whose words are not published; its address and its code."""
    consultation = an_anonymous_one(form=FORM.changed(questions=(*FORM.questions, WHY)))
    place = consultation.structure
    letters = [sent_by(consultation, a_person(place), pourquoi={"t": f"Parce que {n}."}) for n in range(5)]
    flush_answers(consultation.pk)
    close(consultation)
    code, other = letters[3].receipt, letters[2].receipt
    (hers,) = find_receipt(consultation, code=code).contributions
    refuse_item(hers.review_id, seen=0, reason=Reason.UNCLEAR, more="Dites-le autrement.", by=a_worker(place))
    return f"{consultation.get_absolute_url()}recu/", code, other, hers


def text(response) -> str:
    return html.unescape(response.content.decode())


def test_she_reads_the_reason_and_sends_other_words(client, refused):
    there, code, _other, hers = refused
    page = text(client.post(there, {"code": code}))
    assert "Dites-le autrement." in page
    assert f'action="{there}changer/"' in page
    opened = {"code": code, "contribution": hers.pk}
    assert "Parce que 3.</textarea>" in text(client.post(f"{there}changer/", opened))
    sent = client.post(f"{there}changer/", opened | {"version": 1, "text": "Parce qu’il fait froid."})
    assert "En attente de relecture, réponse avant" in text(sent)
    hers.refresh_from_db()
    assert (hers.text, hers.review.state) == ("Parce qu’il fait froid.", State.PENDING)


def test_she_asks_for_another_reading(client, refused):
    there, code, _other, hers = refused
    opened = {"code": code, "contribution": hers.pk}
    assert "Demander une autre lecture" in text(client.post(f"{there}recours/", opened))
    sent = client.post(f"{there}recours/", opened | {"version": 1, "note": "C’est clair."})
    assert "Deux autres personnes relisent votre message" in text(sent)
    late = client.post(f"{there}recours/", opened | {"version": 1, "note": "Autre."})
    assert (late.status_code, "Autre.</textarea>" in text(late)) == (409, True)


def test_the_moment_at_which_she_came_back_is_not_written_down(client, refused):
    there, code, _other, hers = refused
    opened = {"code": code, "contribution": hers.pk, "version": 1}
    client.post(f"{there}changer/", opened | {"text": "Parce qu’il fait froid."})
    day = midnight(today())
    assert Decision.objects.get(verdict="corrected").at == day
    assert Entry.objects.get(verb="WordsCorrected", stream="moderation").at == day


def test_a_receipt_opens_its_own_words_alone(client, refused):
    there, _code, other, hers = refused
    for act in ("changer/", "recours/"):
        sent = {"code": other, "contribution": hers.pk, "version": 1, "text": "Non.", "note": "Non."}
        assert client.post(there + act, sent).status_code == 404
        assert client.post(there + act, sent | {"code": "AAAAAAAAAA"}).url == there
    assert Contribution.objects.get(pk=hers.pk).text == "Parce que 3."
