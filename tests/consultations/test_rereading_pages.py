"""« En relecture »: the committee and colleagues read the questions as they will be asked, and remark on them."""

import uuid

import pytest

from journal.models import Entry
from participation.consultations.engine.form import Form, Kind, Question, Words
from participation.consultations.models import Draft, Remark, State
from participation.consultations.rules import leave_remark
from tests.support.clients import signed_in
from tests.support.committee import a_member
from tests.support.consultations import a_consultation
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db
FORM = Form(
    "Les casiers",
    languages=("fr", "ar"),
    questions=(
        Question("besoin", Kind.STATEMENT, {"fr": Words("J’ai besoin d’un casier."), "ar": Words("أحتاج إلى خزانة")}),
        Question("taille", Kind.LONG, {"fr": Words("De quelle taille ?", "En mots.")}),
    ),
)


@pytest.fixture
def asked():
    consultation = a_consultation(form=FORM, state=State.REVIEW, title="Des casiers")
    consultation.questionnaires.update(in_use_at=None)
    return consultation


def here(consultation, more: str = "") -> str:
    return f"/consultations/relecture/{consultation.pk}/{more}"


def test_the_committee_and_a_colleague_read_every_word_in_every_language(asked):
    worker = a_worker(asked.structure)
    accompany(worker, a_person(asked.structure), asked.structure)
    for user in (a_member(asked.structure), worker, a_coordinator(asked.structure)):
        client = signed_in(user)
        page = client.get(here(asked)).content.decode()
        for words in ("J’ai besoin d’un casier.", "En mots.", "Dites ce qui vous va.", "Oui, d’accord"):
            assert words in page
        assert "أحتاج إلى خزانة" in client.get(here(asked, "?langue=ar")).content.decode()
        screen = client.get(here(asked, "1/?langue=ar")).content.decode()
        assert "أحتاج إلى خزانة" in screen
        assert client.post(here(asked, "1/"), {"r": "yes"}).headers["Location"] == here(asked, "2/")
        assert client.post(here(asked, "2/"), {"r": "Grand"}).headers["Location"] == here(asked)
    assert not Draft.objects.exists()


def test_nobody_else_reads_them_and_nobody_before_or_after(asked):
    near = StructureFactory(territory=asked.structure.territory)
    for user in (a_person(asked.structure), a_worker(near), a_member(StructureFactory())):
        assert signed_in(user).get(here(asked)).status_code == 404
        assert signed_in(user).get(here(asked, "1/")).status_code == 404
    kader = signed_in(a_member(asked.structure))
    for state in (State.DRAFT, State.CLOSED, State.ARCHIVED):
        type(asked).objects.filter(pk=asked.pk).update(state=state)
        assert kader.get(here(asked)).status_code == 404


def test_a_remark_is_left_once_and_who_prepares_reads_it(asked):
    kader = a_member(asked.structure)
    said = {"key": uuid.uuid4(), "question": "besoin", "text": "Un casier, c’est quoi ?"}
    client = signed_in(kader)
    for _ in range(2):
        assert client.post(here(asked), said).status_code == 302
    remark = Remark.objects.get()
    assert "Un casier, c’est quoi ?" in client.get(here(asked)).content.decode()
    team = signed_in(a_coordinator(asked.structure)).get(f"/equipe/consultations/{asked.pk}/").content.decode()
    assert "Un casier, c’est quoi ?" in team
    entry = Entry.objects.get(verb="RemarkLeft")
    assert entry.actor == kader.pk
    assert "casier" not in str(entry.targets)
    assert entry.targets["remark"] == str(remark.pk)


def test_a_remark_on_a_question_that_is_gone_loses_no_word(asked):
    client = signed_in(a_member(asked.structure))
    gone = {"key": uuid.uuid4(), "question": "prix", "text": "Trop cher."}
    refused = client.post(here(asked), gone)
    assert refused.status_code == 400
    assert "Trop cher." in refused.content.decode()
    empty = client.post(here(asked), {"key": uuid.uuid4(), "question": "", "text": ""})
    assert "Écrivez votre remarque." in empty.content.decode()
    assert not Remark.objects.exists()


def test_they_find_it_from_their_own_pages(asked):
    assert here(asked) in signed_in(a_worker(asked.structure)).get("/equipe/saisir/").content.decode()
    version = asked.questionnaires.get()
    assert here(asked) in signed_in(a_member(asked.structure)).get(f"/comite/questions/{version.pk}/").content.decode()


def test_an_erased_member_takes_her_remarks_along(asked):
    kader = a_member(asked.structure)
    leave_remark(asked.questionnaires.get().pk, question="", text="Bien.", key=uuid.uuid4(), by=kader)
    kader.delete()
    assert not Remark.objects.exists()
