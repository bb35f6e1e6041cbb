"""The demo's accounts really open."""

import json

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import call_command
from django.test import Client

from kit.demo import Life
from participation.people import demo
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, User
from participation.people.permissions import is_team
from tests.support.clients import signed_in
from tests.support.outbox import deliver

pytestmark = pytest.mark.django_db
CONTRACT = ["moussa", "awa", "iryna", "aidant", "nadia", "samira", "paul", "claire", "kader", "prefecture", "admin"]


@pytest.fixture
def accounts() -> dict[str, dict]:
    life = Life()
    demo.build(life)
    return {account["key"]: account for account in json.loads(json.dumps(life.accounts_as_data()))["accounts"]}


def test_every_account_of_the_contract_is_there(accounts):
    assert set(CONTRACT) <= set(accounts)


def test_everybody_enters_by_their_door(accounts):
    for key, account in accounts.items():
        client = Client()
        if account["totp_secret"]:
            client.post("/entrer/equipe/", {"login": account["username"], "password": account["password"]})
            counter = list(yield_hotp_counters_from_time())[1]
            code = format_hotp_value(hotp_value(account["totp_secret"], counter))
            client.post("/entrer/equipe/preuve/", {"code": code})
        elif account["phone"]:
            client.post("/entrer/", {"phone": account["phone"]})
            client.post("/entrer/code/", {"code": code_for(EntryCode.objects.latest("created_at").pk)})
        else:
            client.post("/entrer/carte/", {"username": account["username"], "code": account["password"]})
        assert client.session["_auth_user_id"] == str(User.objects.get(name=account["name"]).pk), key


def test_an_empty_demo_has_structures_and_staff_and_nobody_else():
    life = Life(sample=False)
    demo.build(life)
    assert "nadia" in life.people
    assert "moussa" not in life.people


def test_two_demos_share_no_password(accounts):
    passwords = {account["password"] for account in accounts.values() if account["password"]}
    assert len(passwords) == sum(1 for account in accounts.values() if account["password"])


def test_a_new_house_gets_its_first_key_from_a_command(capsys):
    call_command("open_structure", "Les Tilleuls", "Val d’Orme", "--phone", "0199000000")
    call_command("open_staff_account", "Nadia", "Nadia Benali", "worker", "--place", "les-tilleuls")
    nadia = User.objects.get(username="nadia")
    assert is_team(nadia)
    password = capsys.readouterr().out.split("Mot de passe : ")[1].splitlines()[0]
    assert nadia.check_password(password)


def test_somebody_is_to_be_called_and_gets_no_sms(accounts):
    page = signed_in(User.objects.get(username="samira")).get("/equipe/appels/").content.decode()
    assert "Salma Haddad" in page
    assert accounts["salma"]["phone"] not in [line["to"] for line in deliver()]
