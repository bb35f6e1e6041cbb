"""The team's area where a consultation is prepared, page by page."""

import datetime as dt
import io
import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from kit.time import now, today
from participation.consultations.engine.form import Kind, Question, Words
from participation.consultations.engine.xlsform import read_form, write_form
from participation.consultations.models import Consultation, QuestionFile, Questionnaire, Rereading
from tests.cms.test_words import STRINGS, expected, naughty
from tests.cms.test_words import seen as words_of
from tests.consultations.engine.xlsform.test_rows import ONE, book
from tests.support.clients import signed_in
from tests.support.consultations import FORM, a_consultation
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db
AREA = "/equipe/consultations/"
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 200


@pytest.fixture
def structure():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def claire(structure) -> Client:
    return signed_in(a_coordinator(structure))


@pytest.fixture
def draft(structure) -> Consultation:
    return a_consultation(structure, opens_at=None, closes_at=None, title="Les horaires des accueils")


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def send(client: Client, path: str, **said):
    return client.post(path, {"key": uuid.uuid4(), **said})


def version_of(consultation) -> Questionnaire:
    return consultation.questionnaires.order_by("-number").first()


def here(consultation, path: str = "") -> str:
    return f"{AREA}{consultation.pk}/{path}"


def seen(html: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', html)[1]


def a_picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (2_000, 1_000), "orange").save(file, "PNG")
    file.seek(0)
    file.name = "photo.png"
    return file


def test_only_who_coordinates_the_structure_has_these_pages(structure, draft):
    near = StructureFactory(territory=structure.territory)
    for user in (a_person(structure), a_worker(structure)):
        assert signed_in(user).get(AREA).status_code == 404
    other = signed_in(a_coordinator(near))
    assert "Les horaires" not in page(other, AREA)
    paths = ["", "changer/", "ajouter/", "questions/samedi/", "apercu/1/", "tableur/", "tableur/prendre/", "relecture/"]
    for path in paths:
        assert other.get(here(draft, path)).status_code == 404
        assert Client().get(here(draft, path)).status_code in (302, 404)


def test_a_consultation_is_begun_and_its_promise_said(claire, structure):
    said = {
        "structure": structure.pk,
        "title": "Les repas",
        "intro": "Nous changeons les repas.",
        "audience": "open",
        "anonymity": "anonymous",
        "k_min": 5,
        "first_day": "2026-12-01",
        "last_day": "2026-12-20",
    }
    missing = send(claire, f"{AREA}nouvelle/", **said | {"intro": "", "last_day": "2026-11-01"})
    assert missing.status_code == 400
    assert "Écrivez pourquoi vous demandez" in missing.content.decode()
    assert "Le dernier jour vient après le premier" in missing.content.decode()
    assert "Les repas" in missing.content.decode()
    answer = send(claire, f"{AREA}nouvelle/", **said)
    made = Consultation.objects.get()
    assert answer.headers["Location"] == here(made)
    shown = page(claire, here(made))
    assert "du mardi 1er décembre au dimanche 20 décembre" in shown
    assert "Écrire les questions, ou prendre un tableur." in shown


def test_a_heading_is_typed_in_each_language_and_shown_again(claire, draft):
    send(claire, here(draft, "langues/"), languages=["falc"], seen="fr")
    said = {"kind": "long", "label_fr": "Pourquoi ?", "heading": "Pour finir", "heading_falc": "La fin"}
    assert send(claire, here(draft, "ajouter/"), **said).status_code == 302
    group = version_of(draft).form.groups[0]
    assert (group.words["fr"].label, group.words["falc"].label) == ("Pour finir", "La fin")
    again = BeautifulSoup(page(claire, here(draft, "questions/pourquoi/")), "html.parser")
    assert again.find(id="id_heading_falc")["value"] == "La fin"


def test_a_question_is_written_with_its_answers_one_a_line(claire, draft):
    form = page(claire, here(draft, "ajouter/"))
    assert "Une par ligne" in form
    said = {"kind": "one", "label_fr": "Où mangez-vous ?", "choices_fr": "Ici\n\n Chez moi \n"}
    few = send(claire, here(draft, "ajouter/"), **said | {"choices_fr": "Ici"})
    assert few.status_code == 400
    assert "Écrivez au moins 2 réponses" in few.content.decode()
    assert "Où mangez-vous ?" in few.content.decode()
    assert send(claire, here(draft, "ajouter/"), **said).status_code == 302
    made = version_of(draft).form.question("ou_mangez_vous")
    assert [(one.name, one.words["fr"].label) for one in made.choices] == [("ici", "Ici"), ("chez_moi", "Chez moi")]


def test_two_answers_that_read_the_same_are_refused_in_any_language(claire, draft):
    send(claire, here(draft, "langues/"), languages=["ar"], seen="fr")
    said = {"kind": "one", "label_fr": "Quelle couleur ?", "choices_fr": "Rouge\nBleu\nVert"}
    for twice in ({"choices_fr": "Rouge\nBleu\n rouge "}, {"choices_ar": "أحمر\nأزرق\nأحمر"}):
        refused = send(claire, here(draft, "ajouter/"), **said | twice)
        assert refused.status_code == 400
        blamed = BeautifulSoup(refused.content.decode(), "html.parser").find(id=f"id_{next(iter(twice))}")
        assert blamed["aria-invalid"] == "true"
        assert "La même réponse est là deux fois" in refused.content.decode()
    assert send(claire, here(draft, "ajouter/"), **said).status_code == 302


def test_answers_that_are_reworded_or_moved_keep_their_names(claire, draft):
    path = here(draft, "questions/moment/")
    form = page(claire, path)
    said = {"kind": "one", "label_fr": "Quand ?", "choices_fr": "La nuit\nLe soir\nLe matin tôt", "seen": seen(form)}
    assert send(claire, path, **said).status_code == 302
    choices = {one.words["fr"].label: one.name for one in version_of(draft).form.question("moment").choices}
    assert choices["Le soir"] == "soir"
    assert len(set(choices.values())) == 3


def test_a_question_asked_only_after_an_answer(claire, draft):
    said = {"kind": "long", "label_fr": "Pourquoi ?", "condition": "moment|=|soir"}
    send(claire, here(draft, "ajouter/"), **said)
    shown = "Seulement si, pour «\xa0Quel moment vous va le mieux\xa0?\xa0», c’est «\xa0Le soir\xa0»"
    assert shown in page(claire, here(draft))
    wrong = send(claire, here(draft, "ajouter/"), **said | {"condition": "moment|=|minuit"})
    assert wrong.status_code == 400
    assert "Cette réponse n’existe plus" in wrong.content.decode()


def test_two_who_write_at_once_do_not_undo_each_other(claire, draft):
    path = here(draft, "questions/samedi/")
    before = seen(page(claire, path))
    send(claire, path, kind="statement", label_fr="Ouvrir le samedi", seen=before)
    late = send(claire, path, kind="statement", label_fr="Ouvrir le dimanche", seen=before)
    assert late.status_code == 409
    assert "Ouvrir le dimanche" in late.content.decode()
    assert version_of(draft).form.question("samedi").words["fr"].label == "Ouvrir le samedi"
    again = send(claire, path, kind="statement", label_fr="Ouvrir le dimanche", seen=seen(late.content.decode()))
    assert again.status_code == 302


def test_pictures_are_made_light_and_recordings_looked_at(claire, draft, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    said = {"kind": "yes_no", "label_fr": "C’est bien ?"}
    sound = io.BytesIO(b"#!/bin/sh\necho")
    sound.name = "voix.mp3"
    wrong = send(claire, here(draft, "ajouter/"), **said, audio_fr=sound)
    assert wrong.status_code == 400
    assert "ne peut pas être lu" in wrong.content.decode()
    sound = io.BytesIO(MP3)
    sound.name = "voix.mp3"
    assert send(claire, here(draft, "ajouter/"), **said, image_fr=a_picture(), audio_fr=sound).status_code == 302
    made = version_of(draft).form.question("c_est_bien").words["fr"]
    assert (made.image, made.audio) == ("c_est_bien-fr.webp", "c_est_bien-fr.mp3")
    assert Image.open(QuestionFile.objects.get(name=made.image).file).size == (720, 360)
    file = f"/consultations/{draft.slug}/fichiers/1/{made.image}"
    assert claire.get(file).status_code == 200
    assert Client().get(file).status_code == 404


def test_the_preview_shows_each_question_and_keeps_nothing(claire, draft):
    shown = claire.get(here(draft, "apercu/2/?cadre=1"))
    assert "Quel moment vous va le mieux" in shown.content.decode()
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert claire.get(here(draft)).headers["X-Frame-Options"] == "DENY"
    answer = claire.post(here(draft, "apercu/1/"), {"r": "yes"})
    assert answer.headers["Location"] == here(draft, "apercu/2/")
    before = version_of(draft).content
    typed = {"kind": "faces", "label_fr": "Comment ça va ?", "choices_fr": "Mal\nBof\nBien"}
    drawn = claire.post(here(draft, "apercu/essai/?cadre=1"), typed)
    assert "Comment ça va ?" in drawn.content.decode()
    assert "Bof" in drawn.content.decode()
    assert version_of(draft).content == before


@pytest.mark.parametrize(
    "typed", [{}, {"kind": "nope"}, {"kind": "number", "least": "a"}, {"kind": "several", "at_most": "-3"}]
)
def test_the_preview_of_what_is_half_typed_never_fails(claire, draft, typed):
    assert claire.post(here(draft, "apercu/essai/"), typed).status_code == 200
    assert claire.post(here(draft, "apercu/essai/?question=moment"), typed).status_code == 200


def test_questions_move_and_go(claire, draft):
    html = page(claire, here(draft))
    claire.post(here(draft, "questions/samedi/place/"), {"to": "down", "place": 1, "seen": seen(html)})
    assert [one.name for one in version_of(draft).form.questions] == ["moment", "samedi"]
    asks = page(claire, here(draft, "questions/samedi/enlever/"))
    claire.post(here(draft, "questions/samedi/enlever/"), {"seen": seen(asks)})
    assert [one.name for one in version_of(draft).form.questions] == ["moment"]
    assert claire.get(here(draft, "questions/samedi/")).status_code == 404


def test_easy_french_is_a_language_with_its_rereading(claire, draft):
    claire.post(here(draft, "langues/"), {"languages": ["falc"], "seen": "fr"})
    assert version_of(draft).form.languages == ("fr", "falc")
    assert "label_falc" in page(claire, here(draft, "questions/samedi/"))
    claire.post(here(draft, "relecture/"), {"language": "falc", "on": today().isoformat(), "readers": 4})
    assert Rereading.objects.get().readers == 4
    assert "relu par 4 personnes concernées" in page(claire, here(draft))
    tomorrow = claire.post(here(draft, "relecture/"), {"language": "falc", "on": "2999-01-01", "readers": 4})
    assert tomorrow.status_code == 400


def test_a_spreadsheet_is_tried_then_taken_and_each_refused_row_is_said(claire, draft):
    sheet = book([("type", "name", "label"), ONE, ("geopoint", "ou", "Où ?")])

    def sent(**said):
        file = io.BytesIO(sheet)
        file.name = "questions.xlsx"
        shown = seen(page(claire, here(draft, "tableur/prendre/")))
        return claire.post(here(draft, "tableur/prendre/"), {"sheet": file, "seen": shown, **said}).content.decode()

    tried = sent(**{"try": "1"})
    assert "survey, ligne 3" in tried
    assert "nous ne demandons pas où est la personne" in tried
    assert version_of(draft).form == FORM
    assert "1 question est enregistrée." in sent(take="1")
    assert [one.name for one in version_of(draft).form.questions] == ["venir"]


def test_a_file_that_a_spreadsheet_calls_is_sent_before_it_opens(claire, structure, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    dates = {"opens_at": now() - dt.timedelta(days=1), "closes_at": now() + dt.timedelta(days=9)}
    named = FORM.changed(
        questions=(Question("samedi", Kind.STATEMENT, {"fr": Words("Le samedi", image="la carte.png")}),)
    )
    draft = a_consultation(structure, form=named, state="review", **dates)
    Questionnaire.objects.update(in_use_at=None)
    claire.post(here(draft, "avancer/"), {"act": "open"})
    draft.refresh_from_db()
    assert draft.state == "review"
    path = here(draft, "fichiers/la%20carte.png/")
    assert path in page(claire, here(draft))
    assert claire.post(path, {}).status_code == 400
    assert claire.post(path, {"file": a_picture()}).status_code == 302
    assert claire.get(here(draft, "fichiers/autre.png/")).status_code == 404
    claire.post(here(draft, "avancer/"), {"act": "open"})
    draft.refresh_from_db()
    shown = Client().get(f"/consultations/{draft.slug}/fichiers/1/la%20carte.png")
    assert (draft.state, shown.status_code, shown.headers["Content-Type"]) == ("open", 200, "image/webp")


def test_what_is_no_spreadsheet_is_refused_with_a_sentence(claire, draft):
    file = io.BytesIO(b"bonjour")
    file.name = "questions.xlsx"
    answer = claire.post(here(draft, "tableur/prendre/"), {"sheet": file, "take": "1"})
    assert answer.status_code == 400
    assert "Ce fichier n’est pas un tableur" in answer.content.decode()
    assert version_of(draft).form == FORM


def test_the_spreadsheet_of_a_questionnaire_is_the_questionnaire(claire, draft):
    answer = claire.get(here(draft, "tableur/"))
    assert "questionnaire-v1.xlsx" in answer.headers["Content-Disposition"]
    assert read_form(answer.content).form == FORM
    assert write_form(FORM)


def test_it_is_reread_opened_and_then_its_questions_stay(claire, draft):
    for act in ("ask_review", "open"):
        claire.post(here(draft, "avancer/"), {"act": act})
    draft.refresh_from_db()
    assert draft.state == "review"  # without dates it does not open
    Consultation.objects.filter(pk=draft.pk).update(opens_at=now(), closes_at=now().replace(year=2999))
    claire.post(here(draft, "avancer/"), {"act": "open"})
    shown = page(claire, here(draft))
    assert "Ces questions sont posées" in shown
    assert claire.get(here(draft, "ajouter/")).status_code == 302
    assert send(claire, here(draft, "ajouter/"), kind="long", label_fr="Pourquoi ?").status_code == 409
    claire.post(here(draft, "version/"))
    send(claire, here(draft, "ajouter/"), kind="long", label_fr="Pourquoi ?")
    claire.post(here(draft, "version/"), {"use": "1"})
    assert draft.questionnaire_in_use().number == 2
    assert "anonymity" not in page(claire, here(draft, "changer/"))


def test_the_page_asks_as_much_for_many_questions_as_for_few(claire, structure, django_assert_max_num_queries):
    many = tuple(Question(f"q{number}", Kind.YES_NO, {"fr": Words(f"Question {number}")}) for number in range(60))
    draft = a_consultation(structure, opens_at=None, closes_at=None, form=FORM.changed(questions=many))
    page(claire, here(draft))
    with django_assert_max_num_queries(21):
        page(claire, here(draft))


@pytest.mark.skipif(not STRINGS.exists(), reason=f"{STRINGS} is not there")
def test_strings_that_break_software_are_kept_and_shown_as_they_are(claire, structure, client):
    strings = [each for each in naughty() if len(each) <= 80 and len(each.splitlines()) == 1][::3]
    for each in strings:
        said = {"structure": structure.pk, "title": each, "intro": each, "audience": "open", "anonymity": "named"}
        assert send(claire, f"{AREA}nouvelle/", **said, k_min=5).status_code == 302, each
    kept = list(Consultation.objects.order_by("pk"))
    assert [(one.title, one.intro) for one in kept] == [(each.strip(), each.strip()) for each in strings]
    Consultation.objects.update(state="published", opens_at=now() - dt.timedelta(days=9), closes_at=now())
    for one, each in zip(kept, strings, strict=True):
        last = one.closes_at or now()
        said = {
            "seen": seen(page(claire, here(one, "changer/"))),
            "title": one.title,
            "intro": one.intro,
            "said": each,
            "decided": each,
            "last_day": last.date().isoformat(),
        }
        assert send(claire, here(one, "changer/"), **said).status_code == 302
        shown = BeautifulSoup(client.get(one.get_absolute_url()).content, "html.parser")
        assert words_of(shown.h1) == expected(each.strip())
        assert expected(each.strip()) in [words_of(said) for said in shown.select("main blockquote, main p")]
        assert not [script for script in shown.select("script") if not script.get("src", "").startswith("/static/")]
