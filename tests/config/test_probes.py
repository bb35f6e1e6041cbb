"""What machines ask."""

import pytest
from django.db import connection
from django.test import Client

from config.probes import views

pytestmark = [pytest.mark.django_db, pytest.mark.grown]


def test_healthz_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_says_what_is_there():
    response = Client().get("/readyz")
    assert response.json() == {"database": True, "layer": True, "jobs": True}
    assert response.status_code == 200


def test_readyz_is_503_and_says_which_one_is_missing(monkeypatch):
    monkeypatch.setitem(views.CHECKS, "database", lambda: connection.cursor().execute("SELECT nothing"))
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] is False
