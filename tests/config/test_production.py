"""A deployment does not start while something is unsafe, and says everything that is, at once."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.servers import ROOT, environment_for_children

SAFE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "kU3x9QpLw2Vt7RbYz8Nf4Hd6Jm1Sg5Ac0We-Xo_Ti3Bv9Kq7Pu2",
    "ALLOWED_HOSTS": "parties.exemple.fr",
    "SITE_URL": "https://parties.exemple.fr",
    "SMS_URL": "https://sms.exemple.fr/",
}


def start(**changes: str) -> str:
    """What the operator reads when a deployment starts with these variables; empty when it does start."""
    kept = {
        name: value for name, value in environment_for_children().items() if name not in {"DATABASE_URL", "REDIS_URL"}
    }
    words = [sys.executable, "-c", "import django; django.setup()"]
    done = subprocess.run(words, env=kept | SAFE | changes, cwd=ROOT, capture_output=True, text=True, check=False)
    assert bool(done.returncode) == ("Le site ne démarre pas" in done.stderr), done.stderr
    return done.stderr if done.returncode else ""


def test_a_safe_deployment_starts():
    assert start() == ""


LOOK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
answer = Client(headers={"host": "parties.exemple.fr"}).get("/healthz", secure=True)
plain = Client(headers={"host": "parties.exemple.fr"}).get("/entrer/")
cookies = {name: [getattr(settings, f"{kind}_COOKIE_{what}") for what in ("SECURE", "PATH", "DOMAIN", "SAMESITE")]
           for kind in ("SESSION", "CSRF") for name in [getattr(settings, f"{kind}_COOKIE_NAME")]}
led = plain.status_code, plain["Location"]
print(json.dumps({"headers": dict(answer.headers), "plain": led, "cookies": cookies}))
"""


def test_what_leaves_a_deployment_is_for_https_and_for_this_host_only():
    """A browser takes a cookie named __Host- only when it is secure, for the whole host and for no other."""
    variables = environment_for_children() | SAFE
    words = [sys.executable, "-c", LOOK]
    done = subprocess.run(words, env=variables, cwd=ROOT, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["cookies"] == {name: [True, "/", None, "Lax"] for name in ("__Host-session", "__Host-csrf")}
    assert seen["plain"] == [301, "https://parties.exemple.fr/entrer/"]
    headers = seen["headers"]
    assert headers["Strict-Transport-Security"].startswith(f"max-age={365 * 24 * 3600}")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DEBUG", "oui", "DEBUG est allumé"),
        ("DEMO", "oui", "DEMO est allumé"),
        ("SECRET_KEY", "", "SECRET_KEY manque"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY est trop faible"),
        ("SECRET_KEY", "court", "SECRET_KEY est trop faible"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS manque"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS accepte n’importe quel nom"),
        ("SITE_URL", "http://parties.exemple.fr", "SITE_URL doit être"),
        ("HTTPS_COOKIES", "non", "cookie de session part sans HTTPS"),
        ("SMS_URL", "http://sms.exemple.fr/", "SMS_URL n’est pas en https"),
        ("LINK_URL", "http://court.exemple.fr", "LINK_URL doit être"),
        ("LINK_URL", "https://court.exemple.fr", "LINK_URL n’est pas dans ALLOWED_HOSTS"),
        ("INCOMING_SECRET", "whsec_dHJvcCBjb3VydA==", "INCOMING_SECRET ne va pas"),
        ("INCOMING_SECRET", "un secret en clair, sans base 64", "INCOMING_SECRET ne va pas"),
        ("VOICE_URL", "http://appels.exemple.fr/", "VOICE_URL n’est pas en https"),
    ],
)
def test_each_unsafe_setting_is_named(variable, value, sentence):
    assert sentence in start(**{variable: value})


@pytest.mark.parametrize(
    ("variable", "value"), [("WEB_CONCURRENCY", "plusieurs"), ("DEBUG", "peut-être"), ("NEUTRAL_PAGE", "la météo")]
)
def test_what_cannot_be_read_is_named_without_a_traceback(variable, value):
    variables = environment_for_children() | SAFE | {variable: value, "PP_BOOTSTRAP": "no"}
    words = [sys.executable, "manage.py", "check"]
    done = subprocess.run(words, env=variables, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(variable)
    assert "Traceback" not in done.stderr
    assert value not in done.stderr


def test_several_processes_need_more_than_memory():
    said = start(WEB_CONCURRENCY="2")
    assert "le direct est en mémoire" in said
    assert "compteurs d’essais sont en mémoire" in said
    assert "SQLite" in said


def test_all_that_is_unsafe_is_named_at_once_and_no_secret_is_shown():
    said = start(DEBUG="1", DEMO="1", SECRET_KEY="weak-and-secret", ALLOWED_HOSTS="*")
    assert said.count("\n- ") >= 4
    assert "weak-and-secret" not in said
    assert os.environ.get("SECRET_KEY") is None
