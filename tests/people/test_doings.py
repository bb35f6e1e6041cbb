"""What opens an account or takes its messages elsewhere is known to whom it belongs; an open phone is not enough."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.time import PARIS, now
from outbox.models import Message
from outbox.rules.deliver_message import text_of
from participation.people.models import Contact, Scope, User
from participation.people.rules import agree_contact, answer_help, ask_helper, give_card
from participation.people.rules.erase_person import erase_account
from participation.people.views.entering import DOOR, SHARED, Door
from tests.support.clients import signed_in
from tests.support.outbox import deliver
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
PAGE = "/compte/journal/"
BEFORE, AFTER = "+33639980042", "+33639980043"


@pytest.fixture
def awa() -> User:
    person = a_person(StructureFactory(), phone=BEFORE)
    User.objects.filter(pk=person.pk).update(created_at=now() - dt.timedelta(days=60), phone_sure_at=now())
    return User.objects.get(pk=person.pk)


@pytest.fixture
def nadia(awa) -> User:
    return a_worker(awa.memberships.get().structure, name="Nadia Benali")


def agree(person: User, by: User, **changes) -> None:
    nothing = {"phone": "", "whose": "", "never_sms": False, "voicemail": False, "signature": ""}
    agree_contact(person.pk, **{**nothing, "hours_from": None, "hours_until": None, **changes}, by=by)


def test_who_gives_a_card_to_a_number_of_his_own_is_seen(awa, nadia):
    """Her messages taken elsewhere first, a card then: the number of before hears of it, her space says by whom."""
    agree(awa, nadia, phone=AFTER, whose="à moi")
    give_card(awa.pk, by=nadia)
    told = {one["to"]: one["text"] for one in deliver()}
    assert "Il y a du nouveau dans votre espace" in told[BEFORE]
    assert "Une carte pour entrer a été faite" in told[AFTER]
    awa.refresh_from_db()  # a card ends the sessions of before
    page = signed_in(awa).get(PAGE).content.decode()
    assert page.index("Une carte a été faite") < page.index("La façon de vous joindre a changé")
    assert page.count("Nadia Benali") == 2
    home = signed_in(awa).get("/mon-espace/").content.decode()
    assert "Nadia Benali" in home
    assert PAGE in home


def test_what_she_does_herself_and_her_first_day_are_no_news(awa, nadia):
    agree(awa, awa, signature="Bonne route")
    new = a_person(awa.memberships.get().structure)
    give_card(new.pk, by=nadia)
    for person in (awa, User.objects.get(pk=new.pk)):
        assert PAGE not in signed_in(person).get("/mon-espace/").content.decode()
    assert not Message.objects.filter(kind="reached_otherwise").exists()


def test_what_the_team_did_is_said_on_her_first_screen_for_thirty_days_whatever_came_after(awa, nadia):
    give_card(awa.pk, by=nadia)
    agree(awa, nadia, voicemail=True)
    awa.refresh_from_db()
    home = signed_in(awa).get("/mon-espace/").content.decode()
    assert "Une carte a été faite" in home
    assert "La façon de vous joindre a changé" in home
    with time_machine.travel(now() + dt.timedelta(days=31)):
        assert PAGE not in signed_in(awa).get("/mon-espace/").content.decode()


def test_a_form_sent_again_and_again_rings_a_stranger_once(awa):
    for number in (AFTER, "") * 10:
        agree(awa, awa, phone=number, whose="à moi" if number else "")
    assert Message.objects.filter(kind="reached_otherwise", address=AFTER).count() == 1
    assert Message.objects.filter(kind="reached_otherwise").count() <= 3


def test_where_she_is_called_no_message_is_written(awa, nadia):
    Contact.objects.create(user=awa, never_sms=True)
    agree(awa, nadia, phone=AFTER, whose="à moi")
    assert not Message.objects.filter(kind="reached_otherwise").exists()


def test_the_last_word_holds_when_the_message_leaves(awa):
    agree(awa, awa, phone=AFTER, whose="à moi")
    waiting = Message.objects.get(kind="reached_otherwise")
    assert text_of(waiting)
    agree(awa, awa, never_sms=True)
    assert text_of(waiting) is None
    erase_account(awa)
    assert not Message.objects.filter(pk=waiting.pk).exists()


def test_who_says_no_to_a_number_stays_without_a_name(awa):
    lucie = a_person(name="Lucie Diallo", phone=AFTER)
    request = ask_helper(called="ma voisine", way_in=AFTER, scopes=[Scope.PLAN], months=3, by=awa)
    answer_help(request.pk, agrees=False, by=lucie)
    page = signed_in(awa).get(PAGE).content.decode()
    assert "La personne demandée" in page
    assert "Lucie" not in page


def test_never_again_an_sms_means_none(awa, nadia):
    agree(awa, nadia, never_sms=True)
    assert not Message.objects.filter(address=BEFORE).exists()


def test_the_number_of_before_is_told_in_its_safe_hours(awa):
    Contact.objects.create(user=awa, hours_from=dt.time(10), hours_until=dt.time(12))
    with time_machine.travel(dt.datetime(2026, 10, 15, 14, tzinfo=PARIS), tick=False):
        agree(awa, awa, phone=AFTER, whose="à moi")
    assert Message.objects.get(address=BEFORE).due_at == dt.datetime(2026, 10, 16, 10, tzinfo=PARIS)


def test_the_page_is_hers_alone_and_bounded(awa, nadia):
    for _n in range(31):
        agree(awa, nadia)
    first, second = (signed_in(awa).get(PAGE, {"page": n}).content.decode() for n in (1, 2))
    assert first.count("La façon de vous joindre a changé") == 30
    assert "La façon de vous joindre a changé" in second
    assert "La façon de vous joindre a changé" not in signed_in(a_person()).get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/compte/code-personnel/", {"pin": "750318", "again": "750318"}),
        ("/compte/cle/", {"credential": "{}"}),
        ("/compte/", {"name": "Awa", "language": "fr", "whose": "mine"}),
        ("/compte/code-personnel/retirer/", {}),
        ("/compte/me-joindre/", {"phone": AFTER, "whose": "à moi", "by_sms": "yes", "voicemail": "no"}),
    ],
)
def test_a_telephone_left_open_changes_no_way_to_enter(awa, path, typed):
    client = signed_in(awa, lately=False)
    answer = client.post(path, typed)
    assert answer.status_code in (400, 403)
    assert "entrez encore une fois" in answer.content.decode()
    awa.refresh_from_db()
    assert not awa.has_usable_password()
    assert not awa.own_phone
    assert not Contact.objects.exists()
    assert client.session.get(SHARED, True)
    assert not Entry.objects.filter(verb__in=("PinChosen", "PasskeyAdded", "ContactAgreed")).exists()


def test_entering_once_more_leads_back_there(awa):
    client = signed_in(awa, lately=False)
    assert 'name="next" value="/compte/code-personnel/"' in client.get("/compte/code-personnel/").content.decode()
    answer = client.post("/entrer/encore/", {"next": "/compte/code-personnel/"})
    assert answer["Location"] == "/entrer/?next=%2Fcompte%2Fcode-personnel%2F"
    assert "_auth_user_id" not in client.session
    away = signed_in(awa).post("/entrer/encore/", {"next": "https://example.com/"})
    assert away["Location"] == "/entrer/?next=%2Fcompte%2Fmes-donnees%2F"


@pytest.mark.parametrize(
    ("door", "entrance"),
    [
        (Door.PHONE, "/entrer/"),
        (Door.CARD, "/entrer/carte/"),
        (Door.PASSKEY, "/entrer/cle/"),
        (Door.TEAM, "/entrer/equipe/"),
    ],
)
def test_one_enters_again_by_ones_own_door(awa, door, entrance):
    client = signed_in(awa, lately=False)
    session = client.session
    session[DOOR] = door
    session.save()
    assert client.post("/entrer/encore/", {"next": "/compte/cle/"})["Location"] == f"{entrance}?next=%2Fcompte%2Fcle%2F"


def test_nobody_leaves_by_a_door_that_would_not_open_again(awa):
    """The number slept for 40 days while her own telephone stayed in."""
    User.objects.filter(pk=awa.pk).update(phone_sure_at=now() - dt.timedelta(days=41))
    client = signed_in(User.objects.get(pk=awa.pk), lately=False)
    answer = client.post("/entrer/encore/", {"next": "/compte/cle/"})
    assert answer.status_code == 403
    assert "Passez d’abord dans un accueil" in answer.content.decode()
    assert "_auth_user_id" in client.session
