"""The demo's folder: whole or made again, and never somebody else's."""

import json
import socket

import pytest
from django.db import connection

from config import demo_life, server
from kit.demo import Life

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch, tmp_path):
    """What would be done in a folder, without the minute it takes: the list of `_build` calls."""
    calls: list[bool] = []

    def build(var, life: Life) -> None:
        calls.append(life.sample)
        (var / "demo.json").write_text('{"accounts": []}')

    monkeypatch.setattr(demo_life, "_build", build)
    monkeypatch.setattr(demo_life, "_collect_static", lambda var, say: None)
    monkeypatch.setattr(connection, "close", lambda: None)
    return calls


def prepare(var, **options) -> list[str]:
    said: list[str] = []
    demo_life.prepare(var, **({"reset": False, "sample": True} | options), say=said.append)
    return said


def test_a_whole_demo_is_found_again(built, tmp_path):
    prepare(tmp_path)
    prepare(tmp_path)
    assert built == [True]


def test_a_build_that_was_cut_short_is_made_again(built, tmp_path):
    (tmp_path / "db.sqlite3").touch()
    (tmp_path / demo_life.BEGUN).touch()  # and no whole.json
    said = prepare(tmp_path)
    assert "n’a pas fini" in said[0]
    assert built == [True]


def test_reset_begins_again_and_keeps_what_is_not_the_demo_s(built, tmp_path):
    prepare(tmp_path)
    (tmp_path / "letter.txt").write_text("mine")
    prepare(tmp_path, reset=True, sample=False)
    assert built == [True, False]
    assert (tmp_path / "letter.txt").exists()
    assert json.loads((tmp_path / "whole.json").read_text())["sample"] is False


def test_a_folder_of_somebody_else_is_left_alone(built, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(demo_life.NotOurs):
        prepare(tmp_path, reset=True)
    assert built == []


def test_an_old_life_says_its_age(built, tmp_path):
    prepare(tmp_path)
    (tmp_path / "whole.json").write_text('{"day": "2020-01-01", "sample": true}')
    assert any("--reset" in line for line in prepare(tmp_path))


def test_a_port_that_is_taken_is_refused_before_anything_is_built():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(server.PortTaken):
            server.listen(other.getsockname()[1])


def test_the_banner_tells_each_account_s_way_in(tmp_path):
    accounts = [
        {"name": "Awa Keïta", "phone": "+33639980002", "username": None, "password": None, "totp_secret": None},
        {"name": "Iryna Petrenko", "phone": None, "username": "iryna", "password": "4607", "totp_secret": None},
        {"name": "Nadia Benali", "phone": None, "username": "nadia", "password": "long", "totp_secret": "ABC"},
    ]
    (tmp_path / "demo.json").write_text(json.dumps({"accounts": accounts}))
    said = demo_life.banner(tmp_path, "http://127.0.0.1:8000")
    assert "téléphone +33639980002" in said
    assert "code de la carte 4607" in said
    assert "nom nadia, mot de passe long" in said
