"""The screens on which a worker writes down what somebody says."""

import pytest

from journal.models import Channel
from kit.ids import new_id
from participation.consultations.models import Contribution, Draft, KeptSheet, Statement, Vote
from participation.consultations.rules import Who, add_statements, count_voters, glance, last_votes
from tests.support.clients import signed_in
from tests.support.consultations import NO, YES, a_consultation, an_anonymous_one, answer, close, sent_by
from tests.support.markup import Page
from tests.support.people import a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return a_consultation()


@pytest.fixture
def awa(consultation):
    return a_person(consultation.structure)


@pytest.fixture
def nadia(consultation, awa):
    worker = a_worker(consultation.structure)
    accompany(worker, awa, consultation.structure)
    return worker


@pytest.fixture
def desk(nadia):
    return signed_in(nadia, second_factor=True)


def text(response) -> str:
    return response.content.decode()


def test_from_her_day_to_the_receipt(consultation, awa, nadia, desk):
    assert 'href="/equipe/saisir/"' in text(desk.get("/equipe/"))
    home = f"/equipe/consultations/{consultation.slug}/saisir/"
    assert f'href="{home}"' in text(desk.get("/equipe/saisir/"))
    here = f"{home}telephone/{awa.pk}/"
    assert f'href="{here}"' in text(desk.get(f"{home}?par=telephone"))
    assert desk.get(here)["Location"] == f"{here}question/1/"
    assert "Vous écrivez ce que dit Awa" in text(desk.get(f"{here}question/1/"))
    assert desk.post(f"{here}question/1/", {"r": "yes"})["Location"] == f"{here}question/2/"
    assert desk.post(f"{here}question/2/", {"r": "soir"})["Location"] == f"{here}message/"
    assert desk.post(f"{here}message/", {"text": "Merci", "key": new_id()})["Location"] == f"{here}relire/"
    assert f'action="{here}finir/"' in text(desk.get(f"{here}relire/"))
    assert desk.post(f"{here}finir/")["Location"] == f"{here}merci/"
    thanks = text(desk.get(f"{here}merci/"))
    assert "Son reçu" in thanks
    receipt = glance(consultation, Who.self(awa))[0].receipt
    assert f"{receipt[:5]}\u00a0{receipt[5:]}" in thanks
    sheet = KeptSheet.objects.get()
    assert (sheet.user, sheet.helper, sheet.channel) == (awa, nadia, Channel.PHONE)
    assert Contribution.objects.get().helper == nadia


def test_once_sent_no_page_shows_her_what_was_said(consultation, awa, desk):
    sent_by(consultation, awa, samedi=NO)
    here = f"/equipe/consultations/{consultation.slug}/saisir/sur-place/{awa.pk}/"
    for step in ("question/1/", "relire/", "message/", "pause/"):
        told = desk.get(here + step, follow=True)
        assert told.redirect_chain[-1][0] == f"/equipe/consultations/{consultation.slug}/saisir/", step
    assert "Cette personne a déjà répondu" in text(desk.get(f"{here}relire/", follow=True))
    refused = desk.post(f"{here}question/1/", {"r": "yes"}, follow=True)
    assert "Cette personne a déjà répondu" in text(refused)
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO}


def test_what_she_answered_alone_is_not_shown(awa, nadia, desk, consultation):
    answer(consultation, "samedi", NO, awa)
    here = f"/equipe/consultations/{consultation.slug}/saisir/sur-place/{awa.pk}/"
    page = text(desk.get(f"{here}question/1/"))
    assert "sans aide" in page
    assert "Vous avez répondu" not in page
    assert "Réponse donnée sans aide" in text(desk.get(f"{here}relire/"))


def test_two_guests_in_two_windows_are_not_mixed(consultation, nadia, desk):
    begin = f"/equipe/consultations/{consultation.slug}/saisir/sur-place/sans-compte/"
    windows = []
    for _ in range(2):
        cookie = desk.post(begin).cookies["invite"]
        windows.append((cookie["path"], cookie.value))
    for (path, code), said in zip(windows, ("yes", "no"), strict=True):
        desk.cookies["invite"] = code  # the test client knows no paths
        desk.post(f"{path}question/1/", {"r": said})
        desk.post(f"{path}finir/")
    assert len({path for path, _code in windows}) == 2
    assert sorted(sheet.content["samedi"]["v"][0] for sheet in KeptSheet.objects.all()) == ["no", "yes"]
    assert set(KeptSheet.objects.values_list("user", "helper")) == {(None, nadia.pk)}


def test_a_guest_whose_code_the_browser_has_lost_is_led_to_the_first_page(consultation, desk):
    begun = desk.post(f"/equipe/consultations/{consultation.slug}/saisir/sur-place/sans-compte/")
    desk.cookies.pop("invite")
    told = desk.get(begun["Location"], follow=True)
    assert told.redirect_chain[-1][0] == f"/equipe/consultations/{consultation.slug}/saisir/"
    assert not Draft.objects.exists()


def test_what_she_was_writing_when_it_closed_comes_back(nadia):
    consultation = an_anonymous_one(nadia.memberships.get().structure)
    awa, desk = a_person(consultation.structure), signed_in(nadia, second_factor=True)
    here = f"/equipe/consultations/{consultation.slug}/saisir/sur-place/{awa.pk}/"
    close(consultation)
    late = desk.post(f"{here}message/", {"text": "Ouvrez le dimanche aussi", "key": new_id()})
    assert "Ouvrez le dimanche aussi" in text(late)


@pytest.mark.parametrize(("name", "found"), [("kei", True), ("mou", False)])
def test_a_person_is_found_by_her_name(consultation, awa, desk, name, found):
    page = text(desk.get(f"/equipe/consultations/{consultation.slug}/saisir/?nom={name}"))
    assert ("Awa Keïta" in page) is found


def test_the_list_does_not_grow_in_queries(consultation, desk, django_assert_max_num_queries):
    for _ in range(25):
        a_person(consultation.structure)
    with django_assert_max_num_queries(40):
        desk.get(f"/equipe/consultations/{consultation.slug}/saisir/")


def test_the_way_in_is_on_the_page_of_the_consultation_for_the_team_alone(consultation, awa, desk):
    link = f"/equipe/consultations/{consultation.slug}/saisir/"
    assert link in text(desk.get(consultation.get_absolute_url()))
    assert link not in text(signed_in(awa).get(consultation.get_absolute_url()))
    sent_by(consultation, awa, samedi=YES)
    close(consultation)
    assert link not in text(desk.get(consultation.get_absolute_url()))


def test_statements_are_read_aloud_and_what_was_said_is_never_shown_again(consultation, nadia, awa, desk):
    texts = ("Il faut des prises.", "Il faut des tables.")
    add_statements(consultation.pk, texts, by=a_coordinator(consultation.structure))
    home = f"/equipe/consultations/{consultation.slug}/saisir/?par=telephone&quoi=phrases"
    there = f"/equipe/consultations/{consultation.slug}/saisir/telephone/{awa.pk}/affirmations/"
    assert there in desk.get(home).content.decode()
    first = voted(desk, there, Vote.AGREE)
    page = desk.get(there).content.decode()
    assert first not in page
    assert "Ajouter une phrase" not in page
    second = voted(desk, there, Vote.DISAGREE)
    assert first != second
    for address in (there, f"{there}?voir=tout", f"{there}?voir={Statement.objects.first().pk}"):
        done = desk.get(address).content.decode()
        assert "Il ne reste pas de phrase" in done
        assert "Il faut des" not in done
    assert set(last_votes(consultation, Who.self(awa)).values()) == {Vote.AGREE, Vote.DISAGREE}


def test_somebody_without_an_account_votes_with_a_worker(consultation, desk):
    add_statements(consultation.pk, ("Il faut des prises.",), by=a_coordinator(consultation.structure))
    begun = desk.post(f"/equipe/consultations/{consultation.slug}/saisir/sur-place/sans-compte/", {"quoi": "phrases"})
    assert begun["Location"].endswith("/affirmations/")
    voted(desk, begun["Location"], Vote.UNSURE)
    assert count_voters(consultation) == 1


def voted(desk, there, vote) -> str:
    """Press a button under the statement that is shown; its words."""
    page = Page(desk.get(there).content.decode())
    fields = [one for one in page.all("input") if one.attributes.get("name") in ("statement", "key")]
    hidden = {one["name"]: one["value"] for one in fields}
    assert desk.post(there, {**hidden, "vote": int(vote)})["Location"] == there
    return page.one("h1").text
