"""live.js alone: what stands beside the subject of a page never takes the page with it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://live.test"
SUBJECT = '<main data-live="plan" data-seq="5"><p id="a">A</p><textarea id="t">mots</textarea></main>'
PAGE = """<!doctype html><html lang="fr"><title>Essai</title>
<nav><a href="/m/" id="lien">Modération
  <span id="vu" data-live="badges" data-live-aside data-seq="41">%s</span></a></nav>
<p data-live-state data-on="En direct" data-lost="Perdu." data-ended="Arrêté." hidden></p>
%s
<template data-live-gone="denied"><h1 tabindex="-1">Plus ouverte.</h1></template>
<template data-live-gone="out"><h1 tabindex="-1">Entrez à nouveau.</h1></template>
<script type="module" src="/static/js/live.js"></script></html>"""
COUNT = '<b id="n">%s</b>'


class Server:
    def __init__(self, page: Page, subject: str) -> None:
        self.count, self.subject, self.status, self.asked = "7", subject, 200, 0
        self.lines, self.said = [], []
        page.route(f"{SITE}/**", self._serve)
        page.route_web_socket("**/ws/live/", self._open)
        page.goto(f"{SITE}/page/")
        expect(page.locator("[data-live-state]")).to_have_text("En direct")

    def _serve(self, route) -> None:
        if script := re.search(r"/static/js/\w+\.js$", route.request.url):
            route.fulfill(path=ROOT / "site" / script[0][1:], content_type="text/javascript")
        else:
            self.asked += 1
            body = PAGE % (COUNT % self.count, self.subject)
            route.fulfill(body=body, status=self.status, content_type="text/html; charset=utf-8")

    def _open(self, line) -> None:
        self.lines.append(line)
        line.on_message(lambda text: self.said.append(json.loads(text)))

    def frame(self, stream: str, seq: int, kind: str, html: str = "", **more) -> None:
        self.lines[-1].send(json.dumps({"stream": stream, "seq": seq, "kind": kind, "html": html} | more))


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def server(page) -> Server:
    return Server(page, SUBJECT)


@pytest.fixture
def bare(page) -> Server:
    """A page whose subject is not live."""
    return Server(page, '<main><h1>Ma journée</h1><textarea id="t"></textarea></main>')


def test_one_socket_follows_both_and_a_whole_piece_may_leap(server, page):
    assert server.said == [{"streams": {"badges": 41, "plan": 5}, "merged": True}]
    page.locator("#lien").focus()
    server.frame("badges", 60, "replace", COUNT % 9, whole=True)
    server.frame("plan", 6, "replace", '<p id="a">A2</p>')
    expect(page.locator("#n")).to_have_text("9")
    expect(page.locator("#a")).to_have_text("A2")
    server.frame("badges", 60, "replace", COUNT % 8, whole=True)  # the same, seen otherwise
    expect(page.locator("#n")).to_have_text("8")
    assert page.evaluate("document.activeElement.id") == "lien"
    assert len(server.lines) == 1


def test_what_is_denied_beside_the_subject_is_left_out_and_the_rest_goes_on(server, page):
    page.locator("#t").fill("mes mots")
    server.count = ""
    server.lines[-1].close(code=4403)
    expect(page.locator("#n")).to_have_text("")
    page.wait_for_function("document.querySelector('[data-live-state]').textContent === 'En direct'")
    page.wait_for_timeout(100)
    assert server.said[1:] == [{"streams": {"plan": 5}, "merged": True}]
    server.frame("plan", 6, "replace", '<p id="a">A2</p>')
    expect(page.locator("#a")).to_have_text("A2")
    expect(page.locator("#t")).to_have_value("mes mots")


@pytest.mark.parametrize("how", ["the page", "the stream"])
def test_what_is_denied_of_the_subject_leaves_the_screen(server, page, how):
    server.status = 404 if how == "the page" else 200
    opened = len(server.lines)
    server.lines[-1].close(code=4403)
    if how == "the stream":
        for _ in range(50):  # until it has come back without what stands beside
            page.wait_for_timeout(100)
            if len(server.lines) > opened:
                break
        server.lines[-1].close(code=4403)
    expect(page.locator("main")).to_have_text("Plus ouverte.")
    expect(page.locator("main textarea")).to_have_count(0)


def test_signed_out_leaves_the_screen_where_the_subject_is_live(server, page):
    server.lines[-1].close(code=4401)
    expect(page.locator("main")).to_have_text("Entrez à nouveau.")


@pytest.mark.parametrize("code", [4401, 4403, 4409])
@pytest.mark.parametrize("status", [200, 404, 405])
def test_a_page_that_is_not_live_itself_stays_with_every_word(bare, page, code, status):
    page.locator("#t").fill("mes mots")
    bare.status = status
    bare.lines[-1].close(code=code)
    page.wait_for_timeout(700)
    expect(page.locator("#t")).to_have_value("mes mots")
    expect(page.locator("h1")).to_have_text("Ma journée")
    assert bare.asked <= 2
    assert len(bare.lines) <= 2


def test_a_reload_is_not_stopped_by_words_beside(server, page):
    """Which stream was too far is not said: first without what stands beside, then it is known."""
    page.locator("#t").fill("mes mots")
    server.count = "12"
    server.lines[-1].close(code=4409)
    expect(page.locator("#n")).to_have_text("12")
    expect(page.locator("[data-live-state]")).to_have_text("En direct")
    page.wait_for_timeout(700)
    assert server.said[-1] == {"streams": {"plan": 5}, "merged": True}
    server.lines[-1].close(code=4409)
    expect(page.locator("[data-live-state]")).to_have_text("Arrêté.")
    expect(page.locator("#t")).to_have_value("mes mots")


def test_a_piece_that_asks_for_a_fresh_page_takes_only_its_own(server, page):
    page.locator("#t").fill("mes mots")
    server.count = "3"
    server.frame("badges", 42, "reload", whole=True)
    expect(page.locator("#n")).to_have_text("3")
    expect(page.locator("#t")).to_have_value("mes mots")
    expect(page.locator("[data-live-state]")).to_have_text("En direct")


def test_the_last_seat_changes_the_words_around_and_leaves_the_button_one_is_about_to_press(page):
    """Under the finger it would ask for something else; left, it says what one may ask for now."""
    server = Server(
        page,
        """<main id="seance" data-live="seats:1" data-live-aside data-seq="3">
          <a href="#reserver"><span id="geste-1">Réserver</span></a>
          <form id="reserver"><label><input type="radio" name="people">Moi</label>
            <div id="boutons-1"><button id="oui">Réserver</button></div></form></main>""",
    )
    page.get_by_label("Moi").check()
    page.locator("#oui").focus()
    pieces = (
        '<span id="geste-1">Liste d’attente</span>'
        '<div id="boutons-1"><button name="or_wait">Entrer dans la liste d’attente</button></div>'
    )
    server.frame("seats:1", 4, "replace", pieces, whole=True)
    expect(page.locator("#geste-1")).to_have_text("Liste d’attente")
    assert page.evaluate("document.activeElement.id") == "oui"
    page.get_by_label("Moi").focus()
    expect(page.locator("#boutons-1")).to_have_text("Entrer dans la liste d’attente")
    expect(page.get_by_label("Moi")).to_be_checked()
