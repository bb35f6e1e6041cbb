"""Ending every session of somebody: pages at the next click, and nothing left for what was opened before."""

import pytest
from django.urls import reverse

from journal.events import RIGHTS
from journal.models import Entry, head_seq
from participation.people.models import User
from participation.people.rules import end_sessions
from tests.support.clients import signed_in
from tests.support.people import a_user

pytestmark = pytest.mark.django_db
ACCOUNT = reverse("people:account")


def is_in(client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def test_every_session_ends_and_those_of_others_go_on():
    awa, moussa = a_user("Awa"), a_user("Moussa")
    hers, also_hers, his = signed_in(awa), signed_in(awa), signed_in(moussa)
    assert is_in(hers)
    assert is_in(also_hers)
    end_sessions(awa, by=awa)
    assert not is_in(hers)
    assert not is_in(also_hers)
    assert is_in(his)


def test_a_new_entrance_is_open():
    awa = a_user("Awa")
    end_sessions(awa, by=awa)
    assert is_in(signed_in(awa))


def test_the_account_of_before_keeps_its_sessions_until_they_are_ended():
    awa = a_user("Awa")
    User.objects.filter(pk=awa.pk).update(door_key="")
    awa.refresh_from_db()
    client = signed_in(awa)
    assert is_in(client)
    end_sessions(awa, by=None)
    assert not is_in(client)


def test_it_is_told_to_what_is_live(django_capture_on_commit_callbacks):
    awa, before = a_user("Awa"), head_seq(RIGHTS)
    with django_capture_on_commit_callbacks(execute=True):
        end_sessions(awa, by=awa)
    assert head_seq(RIGHTS) == before + 1
    assert Entry.objects.filter(stream=f"people:{awa.pk}", verb="SessionsEnded", actor=awa.pk).exists()
