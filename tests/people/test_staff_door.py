"""/entrer/equipe/: a password, then a second factor used by this very session."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from journal.events import RIGHTS
from journal.models import Entry, head_seq
from participation.people.adapter import SecondFactorAdapter
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, Role, User
from participation.people.views.entering import STAFF_FOR
from tests.support.clients import second_factor_of, signed_in
from tests.support.people import StructureFactory, TerritoryFactory, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db
DOOR, PROOF, SECURITY, APPLICATION = (
    "/entrer/equipe/",
    "/entrer/equipe/preuve/",
    "/compte/securite/",
    "/compte/securite/application/",
)
PASSWORD = "un long mot de passe"
INSIDE = "/equipe/personnes/inviter/"


@pytest.fixture
def nadia() -> User:
    return a_worker(username="nadia", password=PASSWORD)


def six_figures(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def code_of(user: User) -> str:
    return six_figures(SecondFactorAdapter().decrypt(second_factor_of(user).data["secret"]))


def knock(client: Client, login: str = "nadia", password: str = PASSWORD, **more):
    return client.post(DOOR, {"login": login, "password": password, **more})


def test_staff_enter_with_a_password_and_a_code(client, nadia):
    code = code_of(nadia)
    assert knock(client).url == PROOF
    assert client.get(INSIDE).status_code == 302
    assert client.post(PROOF, {"code": code}).url == "/equipe/"
    assert client.get(INSIDE).status_code == 200


@pytest.mark.parametrize("role", [Role.ADDRESSEE, Role.PLATFORM, Role.TERRITORY])
def test_staff_without_a_team_land_on_a_page_that_is_theirs(client, role):
    """The day of a team does not exist for them: it would be a 404, right after the door."""
    place = {
        Role.ADDRESSEE: {"structure": StructureFactory()},
        Role.TERRITORY: {"territory": TerritoryFactory()},
    }
    somebody = with_role(a_user(username="admin", password=PASSWORD), role, **place.get(role, {}))
    code = code_of(somebody)
    knock(client, "admin")
    landed = client.post(PROOF, {"code": code}, follow=True)
    assert landed.redirect_chain[-1][0] == "/compte/"
    assert landed.status_code == 200
    assert ('href="/gestion/"' in landed.content.decode()) == (role != Role.ADDRESSEE)


def test_next_survives_the_second_factor(client, nadia):
    code = code_of(nadia)
    knock(client, next=INSIDE)
    assert client.post(PROOF, {"code": code}).url == INSIDE


def test_the_password_alone_opens_nothing(client, nadia):
    second_factor_of(nadia)
    knock(client)
    assert "_auth_user_id" not in client.session


def test_who_has_no_second_factor_sets_one_up_before_anything_else(client, nadia):
    knock(client)
    for page in ("/", "/equipe/", INSIDE, "/compte/", "/gestion/"):
        assert client.get(page).status_code in (302, 404), page
        assert client.get(page).headers.get("Location", SECURITY) == SECURITY
    page = client.get(SECURITY)
    assert "Choisissez votre deuxième preuve" in page.content.decode()
    secret = client.get(APPLICATION).context["form"].secret
    assert client.post(APPLICATION, {"code": six_figures(secret)}).url == "/compte/securite/secours/"
    assert len(client.get("/compte/securite/secours/").context["unused_codes"]) == 10
    assert client.get(INSIDE).status_code == 200


def test_a_wrong_set_up_code_is_said_and_the_secret_stays_the_same(client, nadia):
    knock(client)
    secret = client.get(APPLICATION).context["form"].secret
    response = client.post(APPLICATION, {"code": "000000" if six_figures(secret) != "000000" else "000001"})
    assert "Le code n’est pas bon" in response.content.decode()
    assert response.context["form"].secret == secret


def test_the_secret_of_the_application_is_not_in_clear_in_the_database(client, nadia):
    knock(client)
    secret = client.get(APPLICATION).context["form"].secret
    client.post(APPLICATION, {"code": six_figures(secret)})
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_an_email_opens_too(client):
    claire = with_role(
        a_user(phone=None, email="claire@exemple.fr", username="claire", password=PASSWORD),
        Role.COORDINATOR,
        StructureFactory(),
    )
    second_factor_of(claire)
    assert knock(client, "Claire@exemple.fr").url == PROOF


@pytest.mark.parametrize(
    ("login", "password"), [("nadia", "autre"), ("inconnue", PASSWORD), ("iryna", "482913570264"), ("nadia", "")]
)
def test_the_door_says_one_sentence_to_all_who_may_not_enter(client, nadia, login, password):
    a_person(phone=None, username="iryna", password="482913570264")
    response = knock(client, login, password)
    page = response.content.decode()
    assert response.status_code == 400
    assert ("mot de passe n’est pas bon" in page) or ("Écrivez votre mot de passe" in page)
    assert response.context["form"]["login"].value() == login
    assert PASSWORD not in page
    assert "482913570264" not in page


def test_too_many_passwords_are_429_and_the_cache_has_nothing_to_do_with_it(client, nadia):
    for _ in range(20):
        knock(client, password="autre")
        cache.clear()
    response = knock(client)
    assert response.status_code == 429
    assert "Attendez 15 minutes" in response.content.decode()


def test_too_many_codes_stop_the_second_factor(client, nadia):
    code = code_of(nadia)
    knock(client)
    for _ in range(10):
        client.post(PROOF, {"code": "abcdef"})
        cache.clear()
    assert "Trop d’essais" in client.post(PROOF, {"code": code}).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_replaces_the_application_once(client, nadia):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    second_factor_of(nadia)
    code = RecoveryCodes.activate(nadia).get_unused_codes()[0]
    knock(client)
    assert client.post(PROOF, {"code": code}).url == "/equipe/"
    other = Client()
    knock(other)
    assert other.post(PROOF, {"code": code}).status_code == 200


def test_a_worker_who_enters_by_phone_is_a_person_like_any_other(client):
    tilleuls = StructureFactory()
    nadia = with_role(a_user(phone="+33639980042"), Role.WORKER, tilleuls)
    client.post("/entrer/", {"phone": "06 39 98 00 42"})
    client.post("/entrer/code/", {"code": code_for(EntryCode.objects.get().pk)})
    assert client.session["_auth_user_id"] == str(nadia.pk)
    assert client.get(INSIDE).status_code == 404
    assert client.get(SECURITY).status_code == 404
    assert client.get(APPLICATION).status_code == 404


def test_a_worker_with_a_second_factor_is_asked_for_it_by_phone_too(client):
    nadia = with_role(a_user(phone="+33639980042"), Role.WORKER, StructureFactory())
    second_factor_of(nadia)
    client.post("/entrer/", {"phone": "06 39 98 00 42"})
    assert client.post("/entrer/code/", {"code": code_for(EntryCode.objects.get().pk)}).url == PROOF


def test_a_factor_taken_away_closes_the_sessions_it_opened(nadia):
    client = signed_in(nadia)
    assert client.get(INSIDE).status_code == 200
    Authenticator.objects.all().delete()
    assert client.get(INSIDE).status_code == 404


def test_a_factor_of_another_account_is_worth_nothing(nadia):
    client = signed_in(nadia, second_factor=False)
    session = client.session
    session["account_authentication_methods_user"] = str(nadia.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "id": second_factor_of(a_worker()).pk}]
    session.save()
    assert client.get(INSIDE).status_code == 404


def test_the_last_second_factor_cannot_be_taken_off(nadia):
    client = signed_in(nadia)
    client.post("/compte/securite/confirmer/", {"password": PASSWORD})
    response = client.post("/compte/securite/application/retirer/")
    assert "Gardez au moins" in response.content.decode()
    assert Authenticator.objects.exists()


def test_taking_one_of_two_proofs_off_is_told_to_what_is_live_at_once(nadia, django_capture_on_commit_callbacks):
    client = signed_in(nadia)
    client.post("/compte/securite/confirmer/", {"password": PASSWORD})
    Authenticator.objects.create(user=nadia, type=Authenticator.Type.WEBAUTHN, data={"name": "Clé 1", "credential": {}})
    before = head_seq(RIGHTS)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/compte/securite/application/retirer/")
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert head_seq(RIGHTS) > before
    assert Entry.objects.get(verb="SecondFactorRemoved").actor == nadia.pk


def test_a_proof_that_is_not_taken_off_tells_nothing(nadia):
    client = signed_in(nadia)
    client.post("/compte/securite/confirmer/", {"password": PASSWORD})
    client.post("/compte/securite/application/retirer/")
    assert not Entry.objects.filter(verb="SecondFactorRemoved").exists()


def test_a_session_that_proved_nothing_adds_no_key_to_an_account_that_has_one(client, nadia):
    knock(client)
    second_factor_of(nadia)
    assert client.get("/compte/securite/cles/ajouter/").status_code == 404


@pytest.mark.parametrize(
    "closed",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/entrer/equipe/signup/",
        "/_util/login/",
        "/compte/securite/cles/1/edit/",
        "/accounts/password/reset/",
        "/accounts/email/",
    ],
)
def test_the_doors_of_others_do_not_exist(client, closed):
    assert client.get(closed).status_code == 404


def test_wagtails_own_doors_are_shut_to_the_right_password(client, nadia):
    for door in ("/gestion/login/", "/gestion/password_reset/", "/gestion/"):
        client.post(door, {"username": "nadia", "password": PASSWORD})
        assert "_auth_user_id" not in client.session, door


def test_gestion_is_not_there_for_who_used_no_second_factor(client, nadia):
    assert client.get("/gestion/").url.startswith(f"{DOOR}?next=")
    for user in (a_person(), nadia):
        assert signed_in(user, second_factor=False).get("/gestion/").status_code == 404


def test_an_addressee_enters_by_the_staff_door_and_finds_no_team_page():
    prefecture = with_role(a_user(phone=None, username="prefecture"), Role.ADDRESSEE, StructureFactory())
    client = signed_in(prefecture)
    assert client.get(SECURITY).status_code == 200
    assert client.get(INSIDE).status_code == 404


def test_every_security_page_wears_our_words(nadia):
    client = signed_in(nadia)
    client.post("/compte/securite/confirmer/", {"password": PASSWORD})
    for page in ("", "application/retirer/", "secours/nouveaux/", "cles/", "cles/ajouter/"):
        body = client.get(f"{SECURITY}{page}").content.decode()
        assert "Parties prenantes</title>" in body, page
        assert "Authenticator" not in body
    for page in ("confirmer/", "confirmer/code/"):
        assert "C’est bien vous" in signed_in(nadia).get(f"{SECURITY}{page}").content.decode()
    assert "Changer mon mot de passe" in client.get("/compte/mot-de-passe/").content.decode()


def test_a_password_is_changed_from_inside(nadia):
    client = signed_in(nadia)
    new = "un autre long mot de passe"
    response = client.post("/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert response.url == SECURITY
    nadia.refresh_from_db()
    assert nadia.check_password(new)


def test_an_open_door_of_a_territory_makes_nobody_staff():
    TerritoryFactory()
    assert signed_in(a_user(), second_factor=True).get(INSIDE).status_code == 404


def test_a_session_of_staff_never_lasts_weeks_whichever_door_opened_it(client, nadia):
    """Her number, her second factor, and « ce téléphone est à moi »: that is for what is hers, not for the team's."""
    User.objects.filter(pk=nadia.pk).update(phone="+33611223344")
    code = code_of(nadia)
    client.post("/entrer/", {"phone": "06 11 22 33 44", "whose": "mine"})
    assert client.post("/entrer/code/", {"code": code_for(EntryCode.objects.get().pk)}).url == PROOF
    client.post(PROOF, {"code": code})
    assert client.get(INSIDE).status_code == 200
    assert client.session.get_expiry_age() <= STAFF_FOR
    client.post("/compte/", {"name": "Nadia", "language": "fr", "whose": "mine"})
    assert client.session.get_expiry_age() <= STAFF_FOR
