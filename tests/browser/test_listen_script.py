"""listen.js alone, in a real browser that is given the voices of a device."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://listen.test"
PAGE = """<!doctype html><html lang="fr"><title>Essai</title>
<button data-listen-button hidden>
  <span data-listen-start>Écouter</span><span data-listen-stop hidden>Arrêter</span></button>
<main><h1>Mon projet</h1><p data-listen>Je veux une fenêtre.</p><p data-listen lang="ar">نعم</p><p>Pas lu.</p></main>
<script type="module" src="/static/js/listen.js"></script></html>"""
DEVICE = """
window.spoken = [];
const voices = %s;
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices, cancel() {}, speak(words) { window.spoken.push([words.text, words.lang]); },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def open_with(page: Page, voices: str) -> None:
    page.add_init_script(DEVICE % voices)
    page.route(
        f"{SITE}/**",
        lambda route: (
            route.fulfill(path=ROOT / "site/static/js/listen.js", content_type="text/javascript")
            if route.request.url.endswith("listen.js")
            else route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
        ),
    )
    page.goto(f"{SITE}/page/")


def test_the_voice_of_the_device_reads_the_title_and_what_is_to_be_read(page: Page) -> None:
    open_with(page, '[{lang: "en-US", localService: true}, {lang: "fr-FR", localService: true}]')
    page.get_by_role("button", name="Écouter").click()
    assert page.evaluate("window.spoken") == [["Mon projet", "fr-FR"], ["Je veux une fenêtre.", "fr-FR"]]


def test_each_part_is_read_by_a_voice_of_its_language(page: Page) -> None:
    """Words in a language without a voice are passed over: another voice would say something that is none."""
    open_with(page, '[{lang: "fr-FR", localService: true}, {lang: "ar-SA", localService: true}]')
    page.get_by_role("button", name="Écouter").click()
    assert page.evaluate("window.spoken")[2:] == [["نعم", "ar-SA"]]


@pytest.mark.parametrize(
    "voices", ["[]", '[{lang: "en-US", localService: true}]', '[{lang: "fr-FR", localService: false}]']
)
def test_there_is_no_button_without_a_voice_in_the_device(page: Page, voices: str) -> None:
    """A voice that works through the network would hand somebody's words to the maker of the browser."""
    open_with(page, voices)
    expect(page.locator("main")).to_be_visible()
    page.wait_for_timeout(200)
    expect(page.locator("[data-listen-button]")).to_be_hidden()
