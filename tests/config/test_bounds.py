"""No page grows with the network: beyond a bound, a list is read page by page."""

import datetime as dt
import re

import pytest
from django.test import Client

from kit.pages import PER_PAGE
from kit.time import now
from participation.moderation.rules import publish_item
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, a_contribution
from tests.support.people import a_person, a_worker
from tests.support.workshops import SessionFactory

pytestmark = pytest.mark.django_db

MANY = PER_PAGE + 5


def shown(client: Client, address: str, sign: str) -> int:
    """How many times the page holds the sign."""
    answer = client.get(address)
    assert answer.status_code == 200
    return len(re.findall(sign, answer.content.decode()))


def both_pages(client: Client, address: str, sign: str) -> list[int]:
    return [shown(client, f"{address}?page={page}", sign) for page in (1, 2)]


def test_the_sessions_to_come():
    for hours in range(MANY):
        SessionFactory(starts_at=now() + dt.timedelta(days=1, hours=hours))
    assert both_pages(Client(), "/ateliers/", "<h3") == [PER_PAGE, 5]


def test_the_messages_of_a_consultation_and_ones_own():
    consultation = a_consultation()
    writer, reader = a_person(consultation.structure), a_worker(consultation.structure)
    for n in range(MANY):
        one = a_contribution(consultation, author=writer, text=f"mot-{n}-fin")
        publish_item(one.review_id, seen=one.review.version, by=reader)
    assert both_pages(Client(), consultation.get_absolute_url(), r"mot-\d+-fin") == [PER_PAGE, 5]
    assert both_pages(signed_in(writer), "/mes-messages-envoyes/", r"mot-\d+-fin") == [PER_PAGE, 5]


def test_the_finished_consultations():
    for _n in range(MANY):
        a_consultation(finished=True)
    assert both_pages(Client(), "/consultations/", "Finie le") == [PER_PAGE, 5]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "\x00", "2"])
def test_what_is_no_page_is_the_first_or_the_last_one(page):
    assert Client().get("/ateliers/", {"page": page}).status_code == 200
