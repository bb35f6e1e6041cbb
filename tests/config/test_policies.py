"""What browsers are told: where scripts come from, who may frame us, what leaves with a link."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def policy_of(response) -> dict[str, str]:
    pairs = (part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in pairs if name}


def test_nothing_is_allowed_but_what_is_ours():
    policy = policy_of(Client().get("/nothing-here/"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"].split()[0] == "'self'"
    assert "unsafe" not in str(policy)
    assert policy["frame-ancestors"] == "'none'"
    # « Quitter vite » is a form that ends elsewhere.
    assert policy["form-action"] == "'self' https://meteofrance.com"


def test_the_editors_pages_have_a_policy_of_their_own():
    policy = policy_of(Client().get("/gestion/nothing-here/"))
    assert policy["script-src"] == "'self' 'unsafe-inline'"
    assert "nonce" not in str(policy)
    assert "unsafe-eval" not in str(policy)


def test_addresses_do_not_leave_with_links():
    headers = Client().get("/nothing-here/").headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_no_page_may_use_the_camera_or_the_place_where_one_is():
    headers = Client().get("/nothing-here/").headers
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(headers["Permissions-Policy"].split(", "))
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
