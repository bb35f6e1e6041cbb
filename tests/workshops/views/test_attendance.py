import re

import pytest
from django.urls import reverse

from kit import printing
from kit.ids import new_id
from tests.support.clients import signed_in
from tests.support.pdf import assert_tagged, lines_of, text_of
from tests.support.people import a_person, a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.engine import Child
from workshops.models import GUEST_NAME, Attendee, BookingState, Mark, Session
from workshops.rules import Said, book_seats, call_off_session, note_attendance

pytestmark = pytest.mark.django_db
ROLLS = reverse("workshops:rolls")


def roll_of(session: Session) -> str:
    return reverse("workshops:roll", args=[session.pk])


def a_roll() -> tuple[Session, dict[str, Attendee]]:
    """Awa with somebody she did not name, and Joël; the day has come."""
    session = SessionFactory(capacity=3)
    awa, guest = book(session, a_user(name="Awa Keïta"), guests=1).attendees.order_by("seat")
    joel = book(session, a_user(name="Joël Rousseau")).attendees.get()
    return to_the_past(session), {"awa": awa, "guest": guest, "joel": joel}


def sent(*lines: tuple[Attendee, str, str], **more: str) -> dict[str, str]:
    """What a browser sends of these lines: (who, what the page showed, what was chosen)."""
    seen = {f"w-{who.pk}": was for who, was, _ in lines}
    return seen | {f"m-{who.pk}": chosen for who, _, chosen in lines if chosen} | more


def checked(text: str, who: Attendee) -> str:
    """The answer that the page shows as chosen for somebody."""
    radios = re.findall(rf'<input type="radio" name="m-{who.pk}"[^>]*>', text)
    return "".join(re.findall(r'value="(\w*)" checked', " ".join(radios)))


def test_a_worker_notes_everybody_with_one_ordinary_form():
    session, who = a_roll()
    client = signed_in(a_worker(session.workshop.structure))

    assert session.workshop.title in client.get(ROLLS).content.decode()
    text = client.get(roll_of(session)).content.decode()
    assert "Awa Keïta" in text
    assert "Une autre personne" in text
    assert "avec Awa" in text
    assert "Là\xa0: 0 sur 3" in text
    assert not any(checked(text, one) for one in who.values()), "nothing is chosen beforehand"

    answer = client.post(
        roll_of(session), sent((who["awa"], "", "late"), (who["guest"], "", "away"), (who["joel"], "", ""))
    )
    assert answer.url == roll_of(session)
    text = client.get(roll_of(session)).content.decode()
    assert "C’est noté pour 2 personnes." in text
    assert "Là\xa0: 1 sur 3" in text
    assert [checked(text, one) for one in who.values()] == ["late", "away", ""]


def test_the_children_and_whoever_has_no_account_have_lines_of_their_own():
    session = SessionFactory(capacity=3, care_capacity=1)
    worker = a_worker(session.workshop.structure)
    children = [Child(age=7, first_name="Binta"), Child(age=1, in_care=True)]
    book_seats(session.pk, person=None, first_name="Aïcha", children=children, by=worker, key=new_id())
    to_the_past(session)
    client = signed_in(worker)

    text = " ".join(re.sub("<[^>]*>", " ", client.get(roll_of(session)).content.decode()).split())
    for said in ("1. Aïcha", "2. Binta , avec Aïcha, 7 ans", "3. Un enfant , avec Aïcha, 1 an, à garder"):
        assert said in text
    client.post(roll_of(session), sent(*((one, "", "") for one in Attendee.objects.all()), others="here"))
    assert Attendee.objects.filter(present=True).count() == 3


def test_a_session_that_was_called_off_has_no_list_to_note():
    session = SessionFactory()
    worker = a_worker(session.workshop.structure)
    call_off_session(session.pk, by=worker)
    to_the_past(session, days=0)
    client = signed_in(worker)

    assert session.workshop.title not in client.get(ROLLS).content.decode()
    answer = client.post(roll_of(session), {"others": "here"})
    assert answer.status_code == 409
    assert "Cette séance a été annulée." in answer.content.decode()
    assert 'name="others"' not in answer.content.decode()


def test_everybody_else_is_there_in_one_tap():
    session, who = a_roll()
    client = signed_in(a_worker(session.workshop.structure))

    client.post(roll_of(session), sent(*((one, "", "") for one in who.values()), others="here"))

    assert "Là\xa0: 3 sur 3" in client.get(roll_of(session)).content.decode()


def test_who_was_faster_is_shown_and_no_choice_is_lost():
    session, who = a_roll()
    note_attendance(
        session.pk, marks={who["awa"].pk: Said(Mark.NONE, Mark.AWAY)}, by=a_worker(session.workshop.structure)
    )
    client = signed_in(a_worker(session.workshop.structure))

    answer = client.post(roll_of(session), sent((who["awa"], "", "here"), (who["joel"], "", "late")))

    assert answer.status_code == 409
    text = answer.content.decode()
    assert text.count("Entre-temps, quelqu’un a noté") == 1
    assert [checked(text, who[key]) for key in ("awa", "joel")] == ["here", "late"]
    assert f'name="w-{who["awa"].pk}" value="away"' in text, "sent again, it is said with what she has seen now"
    client.post(roll_of(session), sent((who["awa"], "away", "here"), (who["joel"], "", "late")))
    assert [Attendee.objects.get(pk=who[key].pk).mark for key in ("awa", "joel")] == ["here", "late"]


def test_what_is_no_answer_says_nothing():
    session, who = a_roll()
    client = signed_in(a_worker(session.workshop.structure))
    client.post(roll_of(session), sent((who["awa"], "", "here")))

    client.post(roll_of(session), sent((who["awa"], "here", "maybe")) | {"w-x": "here", "m-": "away", "w-": ""})

    assert Attendee.objects.get(pk=who["awa"].pk).mark == Mark.HERE


def test_another_structure_sees_neither_the_list_nor_the_names_nor_the_sheet():
    session = to_the_past(SessionFactory())
    client = signed_in(a_worker())

    assert session.workshop.title not in client.get(ROLLS).content.decode()
    for door in ("workshops:roll", "workshops:sheet", "workshops:sheet_pdf"):
        assert client.get(reverse(door, args=[session.pk])).status_code == 404


def test_before_the_day_there_is_a_sheet_to_print_and_nothing_to_note():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()
    client = signed_in(a_worker(session.workshop.structure))

    text = client.get(roll_of(session)).content.decode()
    assert "Enregistrer" not in text
    assert reverse("workshops:sheet", args=[session.pk]) in text
    answer = client.post(roll_of(session), sent((attendee, "", "here")))
    assert answer.status_code == 409
    assert "On note les présences le jour de l’atelier" in answer.content.decode()


def test_the_sheet_has_first_names_in_large_letters_and_no_surname(monkeypatch):
    pytest.importorskip("weasyprint")
    laid_out, real = [], printing.lay_out
    monkeypatch.setattr(
        printing, "lay_out", lambda *said, **options: laid_out.append(real(*said, **options)) or laid_out[-1]
    )
    session, _ = a_roll()
    client = signed_in(a_worker(session.workshop.structure))

    page = client.get(reverse("workshops:sheet", args=[session.pk])).content.decode()
    answer = client.get(reverse("workshops:sheet_pdf", args=[session.pk]))

    assert_tagged(answer.content, session.workshop.title, {"H1", "H2", "P", "Table", "TR", "TH", "TD"})
    paper = text_of(laid_out[0])
    for said in ("Awa", "Une autre personne, avec Awa", "Joël", "Venus sans réserver"):
        assert (said, said in page, said in paper) == (said, True, True)
    for surname in ("Keïta", "Rousseau"):
        assert surname not in page + paper
    assert min(size for _, size in lines_of(laid_out[0])) > 13.9
    assert "no-store" in answer["Cache-Control"]


def test_fifteen_people_fit_on_one_sheet(monkeypatch):
    pytest.importorskip("weasyprint")
    laid_out, real = [], printing.lay_out
    monkeypatch.setattr(
        printing, "lay_out", lambda *said, **options: laid_out.append(real(*said, **options)) or laid_out[-1]
    )
    session = SessionFactory(capacity=15)
    for _ in range(15):
        book(session, a_user(name="Mohammed-Amine Ben Abdallah"))
    signed_in(a_worker(session.workshop.structure)).get(reverse("workshops:sheet_pdf", args=[session.pk]))

    assert len(laid_out[0].pages) == 1


def test_a_list_asks_the_same_number_of_questions_however_many_people(django_assert_max_num_queries):
    session, _ = a_roll()
    for _ in range(4):
        SessionFactory(workshop=session.workshop, venue=session.venue, starts_at=session.starts_at)
    client = signed_in(a_worker(session.workshop.structure))

    with django_assert_max_num_queries(15):
        client.get(ROLLS)
    with django_assert_max_num_queries(17):
        client.get(roll_of(session))


def test_who_came_without_a_booking_is_written_on_the_same_form_by_name_or_by_first_name():
    session, who = a_roll()
    structure = session.workshop.structure
    worker, salma = a_worker(structure), a_person(structure, name="Salma Haddad")
    client = signed_in(worker)
    assert '<option value="Salma Haddad">' in client.get(roll_of(session)).content.decode()
    more = {"name_1": "Salma Haddad", "key_1": str(new_id()), "name_2": " Ousmane ", "key_2": str(new_id())}

    for _ in range(2):
        client.post(roll_of(session), sent((who["awa"], "", "here")) | more)

    added = Attendee.objects.filter(booking__state=BookingState.WALKED_IN).order_by("booking__placed")
    assert list(added.values_list("user", "first_name", "present")) == [(salma.pk, "", True), (None, "Ousmane", True)]
    text = " ".join(re.sub("<[^>]*>", " ", client.get(roll_of(session)).content.decode()).split())
    assert "4. Ousmane , sans réserver" in text
    assert "Là : 3 sur 5" in text
    client.post(roll_of(session), sent((added.get(user=None), "here", "")) | {f"m-{added.get(user=None).pk}": ""})
    assert not Attendee.objects.expected(session).filter(first_name="Ousmane").exists()


def test_of_two_people_with_one_name_none_is_guessed():
    session, _ = a_roll()
    structure = session.workshop.structure
    for _ in range(2):
        a_person(structure, name="Salma Haddad")

    signed_in(a_worker(structure)).post(roll_of(session), {"name_1": "Salma Haddad"})

    assert Attendee.objects.get(booking__state=BookingState.WALKED_IN).user is None


def test_a_name_too_long_is_shown_again_whole_with_every_choice():
    session, who = a_roll()
    name = "a" * (GUEST_NAME + 1)
    client = signed_in(a_worker(session.workshop.structure))

    answer = client.post(roll_of(session), sent((who["awa"], "", "late"), name_1="Ali", name_2=name))

    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Ce prénom est trop long" in text
    assert f'value="{name}"' in text
    assert 'value="Ali"' in text
    assert checked(text, who["awa"]) == "late"
    assert not Attendee.objects.filter(present=True).exists()
