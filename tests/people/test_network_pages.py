"""« Le réseau », the invitations, and the door of whoever joins a team."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from kit.time import now, today
from participation.people.models import Invitation, Membership, Role, Structure, Territory, User
from participation.people.permissions import has_role
from participation.people.rules import invite_worker, welcome_person
from tests.support.clients import signed_in
from tests.support.people import (
    StructureFactory,
    TerritoryFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    with_role,
)

pytestmark = pytest.mark.django_db
NETWORK, DOOR = "/equipe/reseau/", "/entrer/equipe/invitation/"
PASSWORD = "un long mot de passe"


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def claire(tilleuls) -> User:
    return a_coordinator(tilleuls)


@pytest.fixture
def admin() -> User:
    return with_role(a_user(phone=None, username="admin"), Role.PLATFORM)


def invite(claire, tilleuls, client=None, **changes):
    said = {"name": "Lina Roy", "username": "lina", "role": "worker", "place": tilleuls.pk} | changes
    return (client or signed_in(claire)).post(f"{NETWORK}inviter/", said)


def test_a_coordinator_sees_her_structures_and_no_other(tilleuls, claire):
    StructureFactory(name="La Source", territory=tilleuls.territory)
    page = signed_in(claire).get(NETWORK).content.decode()
    assert "Les Tilleuls" in page
    assert "La Source" not in page
    assert "Ouvrir une structure" not in page
    assert "Ouvrir un territoire" not in page


def test_who_runs_the_territory_sees_all_of_it(tilleuls):
    StructureFactory(name="La Source", territory=tilleuls.territory)
    StructureFactory(name="Le Lac")
    page = signed_in(with_role(a_user(phone=None, username="terr"), Role.TERRITORY, territory=tilleuls.territory)).get(
        NETWORK
    )
    words = page.content.decode()
    assert ("Les Tilleuls" in words, "La Source" in words, "Le Lac" in words) == (True, True, False)
    assert "Ouvrir une structure" in words
    assert "Ouvrir un territoire" not in words


def test_for_everybody_else_the_network_does_not_exist(tilleuls):
    pages = ("", "inviter/", "ajouter/", "structures/ouvrir/", "territoires/ouvrir/", f"structures/{tilleuls.pk}/")
    for somebody in (a_worker(tilleuls), a_person(tilleuls)):
        client = signed_in(somebody)
        assert {client.get(f"{NETWORK}{page}").status_code for page in pages} == {404}
    other = signed_in(a_coordinator())
    assert other.get(f"{NETWORK}structures/{tilleuls.pk}/").status_code == 404
    assert other.get(f"{NETWORK}territoires/ouvrir/").status_code == 404
    assert other.get(f"{NETWORK}structures/ouvrir/").status_code == 404


def test_the_page_of_a_structure_shows_its_team_with_dates_and_no_person(tilleuls, claire):
    nadia, awa = a_worker(tilleuls), a_person(tilleuls, name="Awa Keïta")
    Membership.objects.filter(user=nadia).update(ends_on=today() + dt.timedelta(days=3))
    page = signed_in(claire).get(f"{NETWORK}structures/{tilleuls.pk}/").content.decode()
    assert nadia.name in page
    assert "du " in page
    assert awa.name not in page


def test_a_worker_enters_by_invitation_and_sets_up_a_second_factor_before_anything_else(tilleuls, claire):
    page = invite(claire, tilleuls)
    assert page.headers["Cache-Control"].startswith("no-store")
    paper = page.context["paper"]
    assert (paper.username, paper.for_team) == ("lina", True)
    phone = Client()
    assert phone.post(DOOR, {"username": "Lina", "code": paper.code}).url == f"{DOOR}mot-de-passe/"
    chosen = {"password1": PASSWORD, "password2": PASSWORD}
    assert phone.post(f"{DOOR}mot-de-passe/", chosen).status_code == 302
    lina = User.objects.get(username="lina")
    assert phone.session["_auth_user_id"] == str(lina.pk)
    assert phone.get("/equipe/").url == "/compte/securite/"
    assert Client().post("/entrer/equipe/", {"login": "lina", "password": PASSWORD}).status_code == 302
    again = Client().post(DOOR, {"username": "lina", "code": paper.code})
    assert again.status_code == 400
    assert "ne marche plus" in again.content.decode()


def test_after_a_lost_password_the_second_factor_is_still_asked(tilleuls, claire):
    nadia = a_worker(tilleuls, username="nadia", password=PASSWORD)
    before = signed_in(nadia)
    assert before.get("/equipe/").status_code == 200
    paper = signed_in(claire).post(f"{NETWORK}comptes/{nadia.pk}/invitation/").context["paper"]
    assert before.get("/equipe/").status_code == 302
    phone = Client()
    phone.post(DOOR, {"username": "nadia", "code": paper.code})
    other = "un autre mot de passe"
    assert phone.post(f"{DOOR}mot-de-passe/", {"password1": other, "password2": other}).url == "/entrer/equipe/preuve/"
    assert "_auth_user_id" not in phone.session


@pytest.mark.parametrize(
    ("password1", "password2", "says"),
    [("court", "court", "12"), (PASSWORD, "un autre mot de passe", "ne sont pas les mêmes"), ("", "", "Écrivez")],
)
def test_a_password_that_does_not_do_uses_no_code(tilleuls, claire, password1, password2, says):
    paper = invite(claire, tilleuls).context["paper"]
    phone = Client()
    phone.post(DOOR, {"username": "lina", "code": paper.code})
    page = phone.post(f"{DOOR}mot-de-passe/", {"password1": password1, "password2": password2})
    assert page.status_code == 400
    assert says in page.content.decode()
    assert PASSWORD not in page.content.decode()
    assert Invitation.objects.get().used_at is None


def test_the_second_page_of_the_door_is_for_who_came_by_the_first(tilleuls, claire):
    assert Client().get(f"{DOOR}mot-de-passe/").url == DOOR
    phone = Client()
    phone.post(DOOR, {"username": "lina", "code": invite(claire, tilleuls).context["paper"].code})
    with time_machine.travel(now() + dt.timedelta(minutes=31)):
        assert phone.get(f"{DOOR}mot-de-passe/").url == DOOR


def test_the_door_says_one_sentence_to_all_whose_code_does_not_work(tilleuls, claire):
    paper = invite(claire, tilleuls).context["paper"]
    said = set()
    for username, code in (("lina", "0000 0000 0000"), ("personne", paper.code), (claire.username, paper.code)):
        answer = Client().post(DOOR, {"username": username, "code": code})
        assert answer.status_code == 400
        said.add(answer.context["form"].errors["code"][0])
    assert len(said) == 1


def test_what_was_typed_comes_back_and_nothing_is_made_twice(tilleuls, claire):
    assert invite(claire, tilleuls).status_code == 200
    again = invite(claire, tilleuls)
    assert again.status_code == 409
    assert 'value="Lina Roy"' in again.content.decode()
    assert invite(claire, tilleuls, username="Élodie L").status_code == 400
    assert invite(claire, StructureFactory(), username="ailleurs").status_code == 400
    assert User.objects.filter(name="Lina Roy").count() == 1


def test_a_role_is_added_and_ended(tilleuls, claire):
    paul, client = a_worker(username="paul"), signed_in(claire)
    added = client.post(f"{NETWORK}ajouter/", {"username": "paul", "role": "worker", "place": tilleuls.pk})
    assert added.url == f"{NETWORK}structures/{tilleuls.pk}/"
    role = Membership.objects.get(user=paul, structure=tilleuls)
    end = f"{NETWORK}roles/{role.pk}/fin/"
    assert "Finir le rôle" in client.get(end).content.decode()
    assert has_role(paul, Role.WORKER)
    assert signed_in(a_coordinator()).post(end).status_code == 404
    assert client.post(end).status_code == 302
    assert not Membership.objects.filter(pk=role.pk).exists()
    assert client.post(end).status_code == 404


def test_the_platform_opens_a_territory_and_hands_the_code_over(admin):
    said = {
        "name": "Haute Vallée",
        "door": "no",
        "structure": "La Source",
        "coordinator": "Inès Morel",
        "username": "ines",
    }
    page = signed_in(admin).post(f"{NETWORK}territoires/ouvrir/", said)
    assert page.context["paper"].username == "ines"
    assert not Territory.objects.get(name="Haute Vallée").open_door
    assert has_role(User.objects.get(username="ines"), Role.COORDINATOR)
    assert signed_in(admin).post(f"{NETWORK}territoires/ouvrir/", said).status_code == 409


def test_a_structure_opens_and_a_door_shuts(admin):
    territory, client = TerritoryFactory(), signed_in(admin)
    said = {"name": "La Source", "territory": territory.pk, "phone": "01 99 00 00 40"}
    assert client.post(f"{NETWORK}structures/ouvrir/", said).status_code == 302
    assert Structure.objects.get(name="La Source").phone == "0199000040"
    client.post(f"{NETWORK}territoires/{territory.pk}/porte/", {"door": "shut"})
    territory.refresh_from_db()
    assert not territory.open_door


def test_the_list_says_what_became_of_each_and_cancels(tilleuls, claire):
    invite_worker(name="Lina Roy", username="lina", role=Role.WORKER, structure=tilleuls, by=claire)
    welcome_person(name="Yanis", structure=tilleuls, by=a_worker(tilleuls))
    client = signed_in(claire)
    page = client.get("/equipe/invitations/").content.decode()
    assert page.count("En attente jusqu’au") == 2
    client.post(f"/equipe/invitations/{Invitation.objects.get(user__username='lina').pk}/annuler/")
    assert "Annulée le" in client.get("/equipe/invitations/").content.decode()
    Invitation.objects.filter(user__name="Yanis").update(
        created_at=now() - dt.timedelta(days=20), expires_at=now() - dt.timedelta(days=6)
    )
    assert "Morte depuis le" in client.get("/equipe/invitations/").content.decode()
    seen = signed_in(a_worker(tilleuls)).get("/equipe/invitations/").content.decode()
    assert "Yanis" in seen
    assert "Lina" not in seen


def test_nobody_becomes_staff_by_signing_up(client):
    for page in ("/entrer/equipe/inscription/", "/accounts/signup/", "/compte/inscription/"):
        assert client.get(page).status_code == 404
    assert client.post(DOOR, {"username": "lina", "code": "0000 0000 0000"}).status_code == 400
    assert client.get(f"{DOOR}mot-de-passe/").url == DOOR
