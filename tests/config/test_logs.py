"""Logs may be read by whoever runs the server: they never hold what somebody typed, or who they are."""

import io
import logging
import secrets
import subprocess
import sys

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views.debug import ExceptionReporter, get_exception_reporter_filter

from config.logs import Masked, mask

PHONE, CODE, TOKEN, WORDS, LOCAL = "+33639980001", "482 913", "Zk3x9QpLw2Vt7RbY", "je dors dehors", "variable locale"


def fails(request: HttpRequest, token: str = "") -> HttpResponse:
    secret_of_the_frame = LOCAL
    words = request.POST.get("words", "")
    raise ValueError(f"{words} {secret_of_the_frame} {request.POST.get('phone')}")


urlpatterns = [path("s/<str:token>/", fails), path("fails/", fails)]


@pytest.fixture
def log():
    """What the real handler writes, in memory."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Masked(**{"fmt": settings.LOGGING["formatters"]["masked"]["format"], "style": "{"}))
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


@pytest.mark.parametrize(
    "hidden",
    [
        "+33639980001",
        "+33 6 39 98 00 01",
        "0033639980001",
        "06 39 98 00 01",
        "06.39.98.00.01",
        "0639980001",
        "482913",
        "482 913",
        "482\u00a0913",
        "nadia@exemple.fr",
        "3m9x8kq2v7t4b6n1c5z0",
    ],
)
def test_numbers_codes_and_addresses_are_masked(hidden):
    assert hidden not in mask(f"envoi à {hidden} refusé")
    assert hidden not in mask(f"to={hidden!r}, retry")


@pytest.mark.parametrize(
    "shown", ["HTTP 404", "0199c1de-7a3b-7c21-9f00-1234567890ab", "le 15/10/2026", "views.py line 120"]
)
def test_what_helps_to_mend_stays(shown):
    assert shown in mask(f"{shown} .")


def test_query_values_and_sms_links_are_masked():
    assert mask("Not Found: /entrer/?next=/mon-projet/&phone=1") == "Not Found: /entrer/?…"
    assert mask("Not Found: /s/Zk3x9/") == "Not Found: /s/…/"
    assert mask("Bad Request: /aide/rappel/gAAA-k_8Zw==/") == "Bad Request: /aide/rappel/…/"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
def test_a_500_writes_neither_body_nor_locals_nor_token(log):
    client = Client(raise_request_exception=False)
    body = {"words": WORDS, "phone": PHONE, "code": CODE}
    assert client.post(f"/s/{TOKEN}/?clue={CODE}", body).status_code == 500
    text = log.getvalue()
    assert "Internal Server Error: /s/…/" in text
    assert "ValueError" in text
    assert "test_logs.py" in text  # where it happened stays
    for hidden in (PHONE, CODE, TOKEN, WORDS, LOCAL):
        assert hidden not in text


def test_the_cause_of_an_error_is_masked_too(log):
    try:
        try:
            int(WORDS)
        except ValueError as error:
            raise KeyError(PHONE) from error
    except KeyError:
        logging.getLogger("anything").exception("for %s", PHONE)
    assert WORDS not in log.getvalue()
    assert PHONE not in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "KeyError" in log.getvalue()


def test_an_error_report_shows_no_value_even_with_debug():
    # Drawn here: the report shows lines of source, and this file is full of the other secrets.
    token = secrets.token_urlsafe(16)
    request = RequestFactory().post("/fails/", {"words": token, "phone": token}, headers={"cookie": f"session={token}"})
    request.META["HTTP_X_TOKEN"] = token
    try:
        fails(request)
    except ValueError:
        with override_settings(DEBUG=True):
            reporter = ExceptionReporter(request, *sys.exc_info())
            report = reporter.get_traceback_text() + reporter.get_traceback_html()
            data = reporter.get_traceback_data()
    assert type(get_exception_reporter_filter(request)).__name__ == "NothingToSee"
    assert (
        report.count(token) == report.count(f"{token} variable locale {token}") * 2
    )  # only in what the exception says
    assert settings.SECRET_KEY not in report
    assert all(not frame["vars"] for frame in data["frames"])


def test_a_very_long_address_holds_nobody_up():
    """It took minutes: what anybody asks for is written down, masked."""
    words = "from config.logs import mask; assert mask('Not Found: /' + 'y' * 300_000)[-1] == 'y'"
    environment = {"PYTHONPATH": "site:.", "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    subprocess.run([sys.executable, "-c", words], check=True, timeout=30, env=environment)
