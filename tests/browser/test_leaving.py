"""Leaving a shared phone, in a real browser on the real demo: nothing personal comes back with « Précédent »."""

import re

import pytest
from playwright.sync_api import Page, expect

NEUTRAL = "https://meteofrance.com/"


@pytest.fixture
def page(visitors) -> Page:
    """Moussa, in by the real door, on his plan."""
    page = visitors.somebody()
    visitors.enter(page, "moussa")
    page.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="<title>Le temps</title>", content_type="text/html"))
    page.goto("/mon-espace/")
    page.goto("/mon-projet/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def test_after_shift_three_times_the_way_back_shows_nothing(page):
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_title("Le temps")
    page.go_back()
    expect(page).to_have_url(re.compile(rf"/entrer/|{NEUTRAL}"))
    assert "Moussa" not in page.content()
    page.go_back()
    page.goto("/mon-espace/")
    expect(page).to_have_url(re.compile(r"/entrer/"))
    assert [cookie["name"] for cookie in page.context.cookies() if "session" in cookie["name"]] == []


def test_before_the_goodbye_has_arrived_the_way_back_shows_nothing_either(page):
    """On a slow line « Précédent » is quicker than the end of the session."""
    late = "**/sortir/vite/"
    page.route(late, lambda route: route.abort())  # as if it never arrived
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_title("Le temps")
    page.unroute(late)
    page.goto("/mon-espace/", wait_until="commit")
    expect(page).to_have_title("Le temps")
    assert "Moussa" not in page.content()
    page.goto("/mon-espace/")
    expect(page).to_have_url(re.compile(r"/entrer/"))


def test_an_hour_that_is_past_is_taken_away_and_locks_nobody_out(page):
    """The goodbye never arrived, and she comes back later in the same tab."""
    page.evaluate("sessionStorage.setItem('left', Date.now() - 15001)")
    page.goto("/mon-espace/")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Moussa"))
    assert page.evaluate("sessionStorage.length") == 0


def test_after_leaving_by_the_page_made_for_it_the_way_back_shows_nothing(page):
    page.goto("/sortir/")
    page.get_by_role("button", name="Sortir").last.click()
    page.wait_for_url("**/")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/entrer/"))
    assert "Moussa" not in page.content()
