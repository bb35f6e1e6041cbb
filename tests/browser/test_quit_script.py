"""quit.js in a real browser: « Quitter vite » blanks, signs out, and leaves nothing behind « Précédent »."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://quit.test"
NEUTRAL = "http://weather.test/"
PAGE = """<!doctype html><html lang="fr"><title>Mon projet</title>
<form action="/sortir/vite/" method="post" data-quit="http://weather.test/"><input type="hidden"
  name="csrfmiddlewaretoken" value="jeton"><button>Quitter vite</button>
  <span id="quit-help" data-quit-help hidden>Majuscule, 3 fois</span></form>
<p>Des mots de mon projet</p><textarea></textarea>
<script src="/static/js/quit.js"></script></html>"""


class House:
    """The other end: counts who left, and with which token; the neutral page can be made not to come."""

    def __init__(self, page: Page) -> None:
        self.page, self.left = page, []
        self.never = False
        page.route("http://*.test/**", self._serve)
        page.goto(f"{SITE}/lieux/")
        page.goto(f"{SITE}/mon-projet/")
        expect(page.locator("#quit-help")).not_to_have_attribute("hidden", "")

    def _serve(self, route) -> None:
        url = route.request.url
        if url.endswith("quit.js"):
            route.fulfill(path=ROOT / "site/static/js/quit.js", content_type="text/javascript")
        elif url.endswith("/sortir/vite/"):
            self.left.append(route.request.post_data or "")
            route.fulfill(status=302, headers={"Location": NEUTRAL})
        elif url.startswith(NEUTRAL) and self.never:
            route.fulfill(status=204)  # no page comes: the one that is there stays
        elif url.startswith(NEUTRAL):
            route.fulfill(body="<title>Le temps</title>Soleil", content_type="text/html; charset=utf-8")
        elif "mon-projet" in url and self.left:
            route.fulfill(body="<title>Entrer</title>Entrer", content_type="text/html; charset=utf-8")
        elif "mon-projet" in url:
            route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(body="<title>Les lieux</title>Les lieux", content_type="text/html; charset=utf-8")


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def house(page) -> House:
    return House(page)


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("focus", ["body", "textarea"])
def test_shift_three_times_signs_out_and_goes_to_the_neutral_page(house, page, focus):
    if focus == "textarea":
        page.locator("textarea").focus()
    shift(page, 3)
    expect(page).to_have_title("Le temps")
    assert len(house.left) == 1
    assert "jeton" in house.left[0]


def test_the_button_does_the_same(house, page):
    page.get_by_role("button").click()
    expect(page).to_have_title("Le temps")
    assert len(house.left) == 1


def test_the_way_back_goes_past_the_page_that_was_left(house, page):
    shift(page, 3)
    expect(page).to_have_title("Le temps")
    page.go_back()
    expect(page).to_have_title("Les lieux")


def test_the_screen_is_blank_as_long_as_the_neutral_page_does_not_come(house, page):
    house.never = True
    shift(page, 3)
    expect(page.locator("html")).to_be_hidden()
    assert page.title().strip() == ""
    assert "mots" not in page.content()


def test_two_presses_or_three_that_are_slow_or_capital_letters_do_nothing(house, page):
    page.locator("textarea").focus()
    shift(page, 2)
    page.wait_for_timeout(2_100)
    shift(page, 2)
    page.wait_for_timeout(2_100)
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    assert page.title() == "Mon projet"
    assert page.locator("textarea").input_value() == "ABCD"
    assert house.left == []


def test_a_page_that_the_browser_kept_alive_is_asked_for_again(house, page):
    house.left.append("elsewhere")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page).to_have_title("Entrer")
