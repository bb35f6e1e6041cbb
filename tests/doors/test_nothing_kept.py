"""No page of somebody signed in is kept by the browser: « Précédent » after leaving shows nothing."""

import pytest

from tests.doors.audience import Audience
from tests.doors.test_doors import made_for, somebody
from tests.support.clients import signed_in

pytestmark = pytest.mark.django_db
PERSONAL = (Audience.PERSON, Audience.TEAM, Audience.STAFF)


@pytest.mark.usefixtures("_wagtail_roots")
@pytest.mark.parametrize("who", ["person", "worker", "coordinator"])
def test_every_personal_page_says_that_nothing_of_it_is_kept(who):
    """Refusals too: a 404 seen by somebody signed in bears her name in its menu."""
    client = signed_in(somebody(who))
    kept = [
        f"{route}: {response.status_code}"
        for route in made_for(*PERSONAL)
        if "no-store" not in (response := client.get(route.path)).headers.get("Cache-Control", "")
    ]
    assert kept == []


@pytest.mark.usefixtures("_wagtail_roots")
def test_public_pages_seen_by_somebody_signed_in_are_not_kept_either():
    client = signed_in(somebody("person"))
    for path in ("/", "/lieux/", "/ateliers/", "/consultations/"):
        assert "no-store" in client.get(path).headers.get("Cache-Control", ""), path


@pytest.mark.usefixtures("_wagtail_roots")
def test_a_visitor_may_keep_public_pages(client):
    assert "no-store" not in client.get("/lieux/").headers.get("Cache-Control", "")
