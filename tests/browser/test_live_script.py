"""live.js alone, in a real browser: a page of a few lines, and a socket whose other end is the test."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://live.test"
PAGE = """<!doctype html><html lang="fr"><title>Essai</title>
<p class="live" role="status" data-live-state data-on="En direct" data-slow="Toutes les 4 secondes"
  data-paused="En pause" data-lost="Connexion perdue." data-ended="Le direct est arrêté." hidden></p>
<button data-live-pause hidden>Pause</button><button data-live-resume hidden>Reprendre</button>
<a href="" data-live-reload>Actualiser</a>
<form method="post" id="away"><input type="hidden" name="csrfmiddlewaretoken" value="jeton"></form>
<main data-live="trial" data-seq="%d" data-place="ici">
  <div role="status"><button hidden data-live-fresh="list"
    data-one="Afficher 1 message" data-many="Afficher {n} messages"><span></span></button></div>
  <ul data-presence="trial"></ul>
  <p data-live-nothing="list">Rien.</p><ol id="list"><li id="a">A</li><li id="b"><textarea>mots</textarea></li></ol>
</main>
<template data-live-gone="denied"><h1 tabindex="-1">Cette page n’est plus ouverte pour vous.</h1></template>
<template data-live-gone="out"><h1 tabindex="-1">Entrez à nouveau.</h1></template>
<script type="module" src="/static/js/live.js"></script></html>"""


class Server:
    """The other end: keeps what the page says, and speaks."""

    def __init__(self, page: Page, *, sockets: bool = True) -> None:
        self.page, self.seq, self.lines, self.said, self.polled = page, 0, [], [], []
        self.status, self.polls, self.content = 200, 200, ""
        self.answer = {"entries": [], "seq": 0, "reload": False}
        page.route(f"{SITE}/**", self._serve)
        if sockets:
            page.route_web_socket("**/ws/live/", self._open)
        else:
            page.add_init_script(
                "window.WebSocket = class { constructor() { setTimeout(() => this.onclose({code: 1006})) } }"
            )
        page.goto(f"{SITE}/page/")

    def _serve(self, route) -> None:
        if script := re.search(r"/static/js/\w+\.js$", route.request.url):
            route.fulfill(path=ROOT / "site" / script[0][1:], content_type="text/javascript")
        elif "/live/?" in route.request.url:
            self.polled.append(route.request.url)
            route.fulfill(json=self.answer, status=self.polls)
        else:
            body = PAGE % self.seq
            if self.content:
                body = re.sub(r"(<ol[^>]*>).*</ol>", rf"\1{self.content}</ol>", body)
            route.fulfill(body=body, status=self.status, content_type="text/html; charset=utf-8")

    def _open(self, line) -> None:
        self.lines.append(line)
        line.on_message(lambda text: self.said.append(json.loads(text)))

    def frame(self, seq: int, kind: str, html: str = "") -> None:
        self.lines[-1].send(json.dumps({"stream": "trial", "seq": seq, "kind": kind, "html": html}))


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def server(page) -> Server:
    server = Server(page)
    expect(page.locator("[data-live-state]")).to_have_text("En direct")
    return server


def test_it_says_what_it_follows_and_where_the_reader_is(server):
    assert server.said == [{"streams": {"trial": 0}, "merged": True}, {"here": {"stream": "trial", "where": "ici"}}]


def test_pieces_go_where_their_kind_says(server, page):
    server.frame(1, "replace", '<li id="a">A2</li>')
    server.frame(2, "append:list", '<li id="c">C</li>')
    server.frame(3, "prepend:list", '<li id="z">Z</li>')
    server.frame(4, "append:list", '<li id="c">C2</li>')
    server.frame(5, "remove:z")
    server.frame(6, "replace", '<li id="nowhere">?</li>')
    expect(page.locator("#list > li")).to_have_text(["A2", "mots", "C2"])


def test_what_comes_twice_is_shown_once_and_a_skip_is_no_loss(server, page):
    server.frame(1, "append:list", "<li>une</li>")
    server.frame(1, "append:list", "<li>une</li>")
    server.frame(2, "skip")
    server.frame(3, "append:list", "<li>deux</li>")
    expect(page.locator("#list > li:not([id])")).to_have_text(["une", "deux"])
    assert len(server.lines) == 1


def test_a_gap_is_a_loss_and_it_comes_back_from_where_it_was(server, page):
    server.frame(1, "append:list", "<li>une</li>")
    server.frame(3, "append:list", "<li>trois</li>")
    page.wait_for_function("document.querySelector('[data-live-state]').textContent === 'Connexion perdue.'")
    expect(page.locator("[data-live-state]")).to_have_text("En direct")
    assert {"streams": {"trial": 1}, "merged": True} in server.said
    expect(page.locator("#list > li:not([id])")).to_have_text(["une"])


def test_news_wait_behind_their_number(server, page):
    server.frame(1, "hold:list", '<li id="n1">N1</li>')
    expect(page.get_by_role("button", name="Afficher 1 message")).to_be_visible()
    server.frame(2, "hold:list", '<li id="n2">N2</li>')
    server.frame(3, "replace", '<li id="n1">N1 changé</li>')
    server.frame(4, "hold:list", '<li id="n3">N3</li>')
    server.frame(5, "remove:n3")
    button = page.get_by_role("button", name="Afficher 2 messages")
    expect(page.locator("#list > li")).to_have_count(2)
    expect(page.get_by_text("Rien.")).to_be_visible()
    button.click()
    expect(page.get_by_text("Rien.")).to_have_count(0)
    expect(page.locator("#list > li")).to_have_text(["N2", "N1 changé", "A", "mots"])
    expect(button).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "n2"


def test_a_list_of_some_takes_only_what_has_its_marks(server, page):
    """What is on the page stays there whatever becomes of it; what waits goes when it belongs elsewhere."""
    page.locator("#list").evaluate("list => { list.dataset.liveTakes = 'prive kind-idea'; }")
    server.frame(1, "hold:list", '<li id="n1" data-live-is="prive late kind-idea">N1</li>')
    server.frame(2, "hold:list", '<li id="n2" data-live-is="prive late kind-words">N2</li>')
    server.frame(3, "append:list", '<li id="n3" data-live-is="kind-idea">N3</li>')
    server.frame(4, "hold:list", '<li id="n4" data-live-is="kind-idea prive">N4</li>')
    server.frame(5, "replace", '<li id="a">A2</li>')
    expect(page.locator("#a")).to_have_text("A2")
    expect(page.get_by_role("button", name="Afficher 2 messages")).to_be_visible()
    server.frame(6, "replace", '<li id="n1" data-live-is="kind-idea">N1</li>')
    page.get_by_role("button", name="Afficher 1 message").click()
    expect(page.locator("#list > li")).to_have_text(["N4", "A2", "mots"])


def test_what_has_the_focus_or_unsent_words_is_left_alone(server, page):
    page.locator("textarea").fill("mes mots")
    server.frame(1, "replace", '<li id="b">autre</li>')
    server.frame(2, "replace", '<li id="a">A2</li>')
    expect(page.locator("#a")).to_have_text("A2")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.locator("textarea").blur()
    assert page.locator("textarea").input_value() == "mes mots"
    page.locator("textarea").fill("mots")  # as it was sent: nothing to lose any more
    page.locator("textarea").blur()
    expect(page.locator("#b")).to_have_text("autre")


def test_a_form_that_arrives_gets_the_token_of_the_page(server, page):
    server.frame(1, "append:list", '<li id="f"><form method="post"><button>Oui</button></form></li>')
    expect(page.locator("#f input[name=csrfmiddlewaretoken]")).to_have_value("jeton")


def test_a_pause_stops_everything_and_resuming_catches_up(server, page):
    server.frame(1, "append:list", "<li>une</li>")
    expect(page.locator("#list > li:not([id])")).to_have_count(1)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-live-state]")).to_have_text("En pause")
    page.get_by_role("button", name="Reprendre").click()
    expect(page.locator("[data-live-state]")).to_have_text("En direct")
    page.wait_for_timeout(50)
    assert len(server.lines) == 2
    assert {"streams": {"trial": 1}, "merged": True} in server.said


def test_frames_that_come_together_are_taken_one_after_the_other(server, page):
    said = [(1, "append:list", '<li id="c">C</li>'), (2, "skip", ""), (3, "replace", '<li id="c">C2</li>')]
    frames = [{"stream": "trial", "seq": seq, "kind": kind, "html": html} for seq, kind, html in said]
    server.lines[-1].send(json.dumps({"frames": frames}))
    expect(page.locator("#c")).to_have_text("C2")
    assert len(server.lines) == 1


def test_nothing_moves_under_the_finger(server, page):
    """What she presses is still there when she lets go, and what came meanwhile comes then."""
    page.evaluate("addEventListener('click', ({target}) => document.body.dataset.clicked = target.id)")
    box = page.locator("#a").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    server.frame(1, "prepend:list", '<li id="z">Z</li>')
    server.frame(2, "remove:a")
    server.lines[-1].send(json.dumps({"kind": "presence", "stream": "trial", "html": "<li>Samira</li>"}))
    page.wait_for_timeout(300)
    expect(page.locator("#list > li")).to_have_text(["A", "mots"])
    assert page.locator("#a").bounding_box() == box
    page.mouse.up()
    expect(page.locator("body")).to_have_attribute("data-clicked", "a")
    expect(page.locator("#list > li")).to_have_text(["Z", "mots"])
    expect(page.locator("[data-presence] li")).to_have_text("Samira")


def test_what_is_left_by_pressing_elsewhere_moves_once_the_finger_is_lifted(server, page):
    page.locator("textarea").focus()
    server.frame(1, "replace", '<li id="b">' + "B2<br>" * 9 + "</li>")
    box = page.locator("#a").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()  # the field loses the focus here
    page.wait_for_timeout(300)
    expect(page.locator("textarea")).to_be_visible()
    page.mouse.up()
    expect(page.locator("#b")).to_contain_text("B2")


@pytest.mark.parametrize("lost", [False, True], ids=["still there", "line lost"])
def test_what_waits_for_the_finger_is_shown_once(server, page, lost):
    page.mouse.down()
    server.frame(1, "append:list", "<li>une</li>")
    if lost:
        server.lines[-1].close(code=1012)
        page.wait_for_timeout(700)
        server.frame(1, "append:list", "<li>une</li>")  # it had said that it has seen nothing
    page.mouse.up()
    expect(page.locator("#list > li:not([id])")).to_have_text(["une"])
    page.wait_for_timeout(500)
    expect(page.locator("#list > li:not([id])")).to_have_count(1)


def test_what_is_no_longer_open_leaves_the_screen_even_under_the_finger(server, page):
    page.mouse.down()
    server.lines[-1].close(code=4403)
    expect(page.locator("main li")).to_have_count(0)


def test_one_socket_too_many_asks_for_the_same_entries_instead(server, page):
    server.lines[-1].close(code=4429)
    page.wait_for_timeout(300)
    assert "stream=trial&after=0" in server.polled[0]
    expect(page.locator("[data-live-state]")).to_have_text("Toutes les 4 secondes")
    assert len(server.lines) == 1


def test_too_far_behind_takes_the_pieces_from_a_fresh_page(server, page):
    server.frame(1, "append:list", "<li>une</li>")
    server.seq = 500
    server.lines[-1].close(code=4409)
    expect(page.locator("#list > li:not([id])")).to_have_count(0)
    expect(page.locator("[data-live-state]")).to_have_text("En direct")
    page.wait_for_timeout(600)
    assert {"streams": {"trial": 500}, "merged": True} in server.said


@pytest.mark.parametrize(("code", "words"), [(4401, "Entrez à nouveau."), (4403, "Cette page n’est plus ouverte")])
@pytest.mark.parametrize("paused", [False, True], ids=["live", "paused"])
def test_what_is_no_longer_open_leaves_the_screen(server, page, code, words, paused):
    """Whatever has the focus, holds words, waits behind its number, or is paused."""
    server.frame(1, "hold:list", '<li id="n1">N1</li>')
    expect(page.get_by_role("button", name="Afficher 1 message")).to_be_visible()
    page.locator("textarea").fill("mes mots")
    server.frame(2, "replace", '<li id="b">B2</li>')
    if paused:
        page.get_by_role("button", name="Pause").click()
    server.lines[-1].close(code=code)
    expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main textarea, main li, main button")).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert words in page.title()
    page.wait_for_timeout(1200)
    assert len(server.lines) == 1
    assert "A" not in page.locator("main").inner_text().split()


@pytest.mark.parametrize(("status", "gone"), [(404, True), (500, False)])
def test_a_page_to_read_again_that_is_no_longer_there_leaves_the_screen(server, page, status, gone):
    server.status = status
    server.frame(1, "reload")
    expect(page.locator("[data-live-state]")).to_have_text("Le direct est arrêté.")
    expect(page.locator("main li")).to_have_count(0 if gone else 2)


def test_what_answered_a_form_is_read_again_where_the_page_is(server, page):
    page.evaluate("document.querySelector('[data-live]').dataset.page = '/la-page/'")
    with page.expect_request(f"{SITE}/la-page/"):
        server.lines[-1].close(code=4409)


def test_a_page_to_read_again_is_replaced_under_the_focus(server, page):
    page.locator("#a").evaluate("a => { a.tabIndex = -1; a.focus(); }")
    server.content = '<li id="c">C</li>'
    server.frame(1, "reload")
    expect(page.locator("#list > li")).to_have_text(["C"])


def test_without_sockets_what_is_no_longer_open_leaves_the_screen(page):
    server = Server(page, sockets=False)
    expect(page.locator("[data-live-state]")).to_have_text("Toutes les 4 secondes", timeout=10_000)
    page.get_by_role("button", name="Pause").click()
    server.polls = 404
    expect(page.locator("main")).to_contain_text("Cette page n’est plus ouverte", timeout=10_000)


@pytest.mark.parametrize("code", [4400])
def test_when_it_is_over_it_says_so_and_leaves_it_at_that(server, page, code):
    server.lines[-1].close(code=code)
    expect(page.locator("[data-live-state]")).to_have_text("Le direct est arrêté.")
    expect(page.get_by_role("link", name="Actualiser")).to_be_visible()
    page.wait_for_timeout(1200)
    assert len(server.lines) == 1


def test_who_is_there_is_shown(server, page):
    server.lines[-1].send(json.dumps({"kind": "presence", "stream": "trial", "html": "<li>Samira</li>"}))
    expect(page.locator("[data-presence] li")).to_have_text("Samira")


def test_without_sockets_the_same_entries_come_by_asking(page):
    server = Server(page, sockets=False)
    server.answer = {
        "entries": [{"stream": "trial", "seq": 1, "kind": "append:list", "html": "<li>une</li>"}],
        "seq": 1,
        "reload": False,
    }
    expect(page.locator("#list > li:not([id])")).to_have_text("une", timeout=10_000)
    expect(page.locator("[data-live-state]")).to_have_text("Toutes les 4 secondes")
    assert "stream=trial&after=0" in server.polled[0]
