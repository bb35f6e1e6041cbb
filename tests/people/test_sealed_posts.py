"""What is posted just after the door closed is sealed, and given back to whoever wrote it, and to nobody else."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from kit.time import now
from participation.people.models import SealedPost, User
from tests.support.clients import signed_in
from tests.support.outbox import deliver
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
WORDS = "Je voudrais un logement près de ma soeur"


@pytest.fixture
def clock():
    with time_machine.travel(now(), tick=False) as moving:
        yield moving


def enter(client: Client, user: User):
    """By SMS, on a shared phone; the answer to the code."""
    client.post("/entrer/", {"phone": user.phone})
    code = next(line["text"][:6] for line in reversed(deliver()) if line["to"] == user.phone)
    return client.post("/entrer/code/", {"code": code})


@pytest.fixture
def awa() -> User:
    return a_person()


@pytest.fixture
def late(clock, awa) -> Client:
    """The phone on which Awa was in, eleven minutes ago."""
    client = Client()
    enter(client, awa)
    assert client.get("/compte/").status_code == 200
    clock.shift(11 * MINUTE)
    return client


def post_words(client: Client, **more):
    return client.post("/compte/", {"name": WORDS, "language": "fr", **more})


def test_the_page_says_that_the_words_are_safe_and_shows_none_of_them(late):
    response = post_words(late)
    page = response.content.decode()
    assert response.status_code == 403
    assert "Ce que vous avez écrit est gardé." in page
    assert "logement" not in page
    assert "/entrer/" in page
    assert "no-store" in response["Cache-Control"]


def test_neither_the_database_nor_a_backup_shows_them(late):
    post_words(late)
    sealed = SealedPost.objects.get()
    assert b"logement" not in bytes(sealed.content)
    assert sealed.expires_at - now() == dt.timedelta(days=7)


def test_coming_back_she_is_given_them_in_a_form_that_goes_where_they_were_going(late, awa):
    post_words(late)
    entered = enter(late, awa)
    assert entered.url.startswith("/compte/ecrits/")
    page = late.get(entered.url).content.decode()
    assert WORDS in page
    assert 'action="/compte/"' in page
    assert '<input type="hidden" name="language" value="fr">' in page


def test_sent_again_they_are_taken_once_and_erased(late, awa):
    post_words(late)
    enter(late, awa)
    again = post_words(late, sealed_post=str(SealedPost.objects.get().pk))
    assert again.status_code == 302
    awa.refresh_from_db()
    assert awa.name == WORDS
    assert not SealedPost.objects.exists()


def test_a_form_that_is_refused_keeps_them(late, awa):
    post_words(late)
    enter(late, awa)
    refused = late.post("/compte/", {"name": WORDS, "language": "x", "sealed_post": str(SealedPost.objects.get().pk)})
    assert refused.status_code == 400
    assert SealedPost.objects.exists()


def test_she_may_throw_them_away_and_pressing_twice_does_no_harm(late, awa):
    post_words(late)
    enter(late, awa)
    throw = f"/compte/ecrits/{SealedPost.objects.get().pk}/jeter/"
    assert late.post(throw).status_code == late.post(throw).status_code == 302
    assert not SealedPost.objects.exists()
    assert "Rien pour le moment" in late.get("/compte/ecrits/").content.decode()


def test_looking_at_them_erases_nothing(late, awa):
    post_words(late)
    enter(late, awa)
    late.get("/compte/ecrits/")
    assert SealedPost.objects.exists()


def test_somebody_else_on_the_same_phone_learns_nothing(late, awa):
    post_words(late)
    other = a_person(name="Bilal")
    assert not enter(late, other).url.startswith("/compte/ecrits/")
    assert WORDS not in late.get("/compte/ecrits/").content.decode()
    sealed = SealedPost.objects.get()
    late.post(f"/compte/ecrits/{sealed.pk}/jeter/")
    late.post("/compte/", {"name": "Bilal", "language": "fr", "sealed_post": str(sealed.pk)})
    assert SealedPost.objects.filter(pk=sealed.pk, user=awa).exists()


def test_sent_twice_it_is_kept_once_and_five_are_the_most(late):
    for _ in range(2):
        post_words(late)
    assert SealedPost.objects.count() == 1
    for number in range(6):
        post_words(late, more=f"Encore des mots {number}")
    assert SealedPost.objects.count() == 5


def test_what_finds_no_room_is_shown_in_the_very_answer_rather_than_lost(late):
    long = "Un mot " * 20_000
    response = late.post("/compte/", {"name": long})
    assert not SealedPost.objects.exists()
    assert "Un mot Un mot" in response.content.decode()


def test_codes_and_passwords_are_never_sealed(late, awa):
    post_words(late, code="482 913", password="deux mots secrets", new_pin="12 34", phone="06 39 98 00 42")
    enter(late, awa)
    page = late.get("/compte/ecrits/").content.decode()
    assert WORDS in page
    for secret in ("482 913", "deux mots secrets", "12 34", "06 39 98 00 42"):
        assert secret not in page


def test_without_words_there_is_nothing_to_keep(late):
    assert late.post("/compte/", {"whose": "mine"}).url == "/entrer/"
    assert not SealedPost.objects.exists()


def test_what_a_page_asks_by_itself_takes_the_proof_away_from_nobody(late):
    late.get("/live/?stream=moderation&after=0")
    post_words(late)
    assert SealedPost.objects.exists()


def test_a_page_opened_after_the_door_closed_empties_the_phone(late):
    response = late.get("/compte/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not late.cookies[settings.SESSION_COOKIE_NAME].value
    assert "Clear-Site-Data" not in late.get("/entrer/")


def test_twelve_hours_later_nobody_knows_whose_they_were(late, clock):
    clock.shift(dt.timedelta(hours=12))
    assert WORDS in post_words(late).content.decode()
    assert not SealedPost.objects.exists()


@pytest.mark.parametrize("way", ["/sortir/", "/sortir/vite/"])
def test_she_who_left_by_herself_leaves_nothing_to_seal_with(clock, awa, way):
    client = Client()
    enter(client, awa)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(way)
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    post_words(client)
    assert not SealedPost.objects.exists()


def test_a_session_ended_for_her_seals_nothing_and_a_closed_account_neither(late, awa):
    awa.set_password("a new one")
    awa.save()
    post_words(late)
    assert not SealedPost.objects.exists()


def test_a_closed_account_keeps_nothing(late, awa):
    User.objects.filter(pk=awa.pk).update(is_active=False)
    post_words(late)
    assert not SealedPost.objects.exists()


def test_an_old_form_from_our_own_page_is_sealed_too_and_one_from_another_site_is_not(clock, awa):
    client = Client(enforce_csrf_checks=True)
    key = signed_in(awa).cookies[settings.SESSION_COOKIE_NAME].value
    clock.shift(dt.timedelta(days=30, minutes=1))
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    client.post("/compte/", {"name": WORDS}, headers={"origin": "https://elsewhere.example"})
    assert not SealedPost.objects.exists()
    ours = client.post("/compte/", {"name": WORDS}, headers={"origin": "http://testserver"})
    assert ours.status_code == 403
    assert "logement" not in ours.content.decode()
    assert SealedPost.objects.get().user == awa


def test_what_nobody_came_back_for_is_forgotten(late, clock, awa):
    post_words(late)
    clock.shift(dt.timedelta(days=8))
    enter(Client(), a_person())
    assert not SealedPost.objects.exists()


def test_the_staff_are_given_back_theirs_by_their_own_door(clock):
    nadia = a_worker()
    client = signed_in(nadia)
    clock.shift(dt.timedelta(days=30, minutes=1))
    response = client.post("/equipe/personnes/inviter/", {"name": "Mina Rosa"})
    assert 'href="/entrer/equipe/"' in response.content.decode()
    assert SealedPost.objects.get().user == nadia


def test_an_old_form_in_a_session_that_is_open_is_shown_in_the_answer_for_nobody_knows_who_wrote_it(awa):
    """Somebody else may have entered since on that phone: the words are not put aside in her name."""
    client = signed_in(awa, enforce_csrf_checks=True)
    response = client.post("/compte/", {"name": WORDS}, headers={"origin": "http://testserver"})
    assert response.status_code == 403
    assert WORDS in response.content.decode()
    assert not SealedPost.objects.exists()
