"""« Fermer partout »: the other telephones close, this one stays."""

import pytest
from django.urls import reverse

from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker

pytestmark = pytest.mark.django_db
ADDRESS, ACCOUNT = reverse("people:close_everywhere"), reverse("people:account")


def is_in(client) -> bool:
    return client.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize("who", [a_user, a_worker])
def test_the_other_telephones_close_and_this_one_stays(who):
    user = who()
    here, there = signed_in(user), signed_in(user)
    assert here.get(ADDRESS).status_code == 200
    assert is_in(there)
    key = here.session.session_key
    assert here.post(ADDRESS, follow=True).redirect_chain[-1][0] == ACCOUNT
    assert is_in(here)
    assert here.session.session_key != key
    assert not is_in(there)


def test_asked_twice_it_is_closed_once_more():
    user = a_user()
    here, there = signed_in(user), signed_in(user)
    here.post(ADDRESS)
    here.post(ADDRESS)
    assert is_in(here)
    assert not is_in(there)


def test_a_visitor_is_led_to_the_door(client):
    assert client.post(ADDRESS).url == reverse("people:enter")
