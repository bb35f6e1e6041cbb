"""words.js alone, in a real browser: a box of words, and an address whose other end is the test."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://words.test"
PAGE = """<!doctype html><html lang="fr"><title>Essai</title>
<form method="post" data-words %s data-sending="On envoie." data-kept="Gardé sur ce téléphone."
  data-waits="Pas encore envoyé." data-back="Nous avons remis ce que vous aviez écrit.">
<input type="hidden" name="csrfmiddlewaretoken" value="jeton"><input type="hidden" name="base_seq" value="%d">
<input type="hidden" name="op_id" value="1b671a64-40d5-491e-99b0-da01ff1f3341">
<input type="hidden" name="after" value=""><input type="hidden" name="over" value=""><textarea name="text">%s</textarea>
<p role="status" data-words-state>&nbsp;</p><button name="keep" value="1">Garder</button></form>
<section data-here="ici"></section>
<script type="module" src="/static/js/words.js"></script></html>"""
OWN = 'data-keeps="une-boite"'
REST = 2100  # milliseconds: a little more than the script rests
HEADERS = 900  # bytes of a post and its answer beside the words, measured on the demo with its cookies
HALF_AN_HOUR = 1800  # seconds


class Server:
    """The other end: keeps every post, and answers what it is told to."""

    def __init__(self, page: Page, *, own_phone: bool = False, text: str = "", base: int = 0) -> None:
        self.page, self.posts, self.seq = page, [], base
        self.text: str | None = None  # what others made of it; None: what was sent
        self.up = True
        self.own, self.first = OWN if own_phone else "", text
        self.held = None
        self.holds = False
        page.context.route(f"{SITE}/**", self._serve)
        page.clock.install()
        page.goto(f"{SITE}/page/")

    def _serve(self, route) -> None:
        request = route.request
        if request.url.endswith("words.js"):
            route.fulfill(path=ROOT / "site/static/js/words.js", content_type="text/javascript")
        elif request.method == "POST":
            self.posts.append({name: values[0] for name, values in parse_qs(request.post_data, True).items()})
            if self.holds:
                self.held = route
            elif self.up:
                self.answer(route)
            else:
                route.abort()
        elif request.headers.get("accept") == "application/json":
            route.fulfill(json={"seq": self.seq, "waiting": 0, "said": "Envoyé", "text": self.text})
        else:
            body = PAGE % (self.own, self.seq, self.first)
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    def answer(self, route) -> None:
        self.seq += 1
        told = {"seq": self.seq, "waiting": 0, "said": "Envoyé"}
        route.fulfill(json=told if self.text is None else told | {"text": self.text})

    @property
    def box(self):
        return self.page.locator("textarea")

    def said(self) -> str:
        return self.page.locator("[data-words-state]").text_content()

    def types(self, text: str) -> None:
        self.box.press_sequentially(text)

    def rests(self, milliseconds: int = REST) -> None:
        self.page.clock.run_for(milliseconds)
        self.page.wait_for_timeout(0)  # what was sent is answered


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def until(page: Page, holds, tries: int = 200) -> None:
    for _ in range(tries):
        if holds():
            return
        page.wait_for_timeout(10)
    raise AssertionError("it never came")


def test_the_whole_text_is_sent_after_a_rest_and_said_so(page):
    server = Server(page, text="Je dors", base=3)
    server.box.focus()
    page.keyboard.press("End")
    server.types(" bien")
    assert not server.posts
    server.rests()
    until(page, lambda: server.said() == "Envoyé")
    (sent,) = server.posts
    assert (sent["text"], sent["base_seq"], sent["after"]) == ("Je dors bien", "3", "")
    server.types(".")
    server.rests()
    until(page, lambda: len(server.posts) == 2)
    assert server.posts[1]["base_seq"] == "4", "nobody else wrote: the box holds what the server holds"


def test_one_post_at_a_time_and_the_next_says_which_it_follows(page):
    server = Server(page)
    server.holds = True
    server.types("Un")
    server.rests()
    until(page, lambda: server.held)
    server.types(" deux")
    server.rests(10_000)
    assert len(server.posts) == 1
    server.holds, server.text = False, "Un trois"
    server.answer(server.held)
    until(page, lambda: len(server.posts) == 2 or server.rests(1000))
    assert server.posts[1]["after"] == server.posts[0]["op_id"]
    assert server.posts[1]["text"] == "Un deux", "the box keeps what was typed, whatever came from the others"


def test_without_an_answer_the_same_post_comes_again(page):
    server = Server(page)
    server.up = False
    server.types("Un")
    server.rests()
    until(page, lambda: server.said() == "Pas encore envoyé.")
    server.up = True
    server.rests(10_000)
    until(page, lambda: server.said() == "Envoyé")
    assert len({post["op_id"] for post in server.posts}) == 1
    assert page.evaluate("localStorage.length") == 0, "a phone that others hold too keeps nothing"


def test_on_her_own_phone_words_not_sent_come_back_under_the_same_key(page):
    server = Server(page, own_phone=True)
    server.up = False
    server.types("Un")
    server.rests()
    until(page, lambda: server.said() == "Gardé sur ce téléphone.")
    key = server.posts[0]["op_id"]
    page.goto("about:blank")
    server.up = True
    page.goto(f"{SITE}/page/")
    until(page, lambda: server.said() == "Envoyé")
    assert server.box.input_value() == "Un"
    assert server.posts[-1]["op_id"] == key
    assert page.evaluate("localStorage.length") == 0


def test_what_others_wrote_comes_into_a_box_at_rest_and_never_into_a_letter_being_composed(page):
    server = Server(page, text="Je dors.")
    server.text = "Je dors bien."
    page.evaluate("document.dispatchEvent(new CustomEvent('live:patched'))")
    server.rests()
    until(page, lambda: server.box.input_value() == "Je dors bien.")
    server.text = "Autre chose"
    server.box.dispatch_event("compositionstart")
    page.evaluate("document.dispatchEvent(new CustomEvent('live:patched'))")
    server.rests(10_000)
    assert server.box.input_value() == "Je dors bien."
    server.box.dispatch_event("compositionend")


def test_leaving_the_page_sends_what_was_not_sent(page):
    """Past the page's own life: only a real server sees it come."""
    came: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script = self.path.endswith("words.js")
            body = (ROOT / "site/static/js/words.js").read_bytes() if script else (PAGE % ("", 0, "")).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if script else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            came.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/page/")
        page.locator("textarea").press_sequentially("Un dernier mot")
        page.goto("about:blank")
        until(page, lambda: came)
        server.shutdown()
    assert parse_qs(came[-1].decode())["text"] == ["Un dernier mot"]


def test_the_button_does_not_move_when_the_box_is_left(page):
    """Leaving the box says « On envoie. » between the finger that goes down and the one that goes up."""
    server = Server(page)
    server.holds = True
    server.types("Un")
    place = page.locator("button").bounding_box()
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    until(page, lambda: server.said() == "On envoie.")
    assert page.locator("button").bounding_box() == place


def test_half_an_hour_of_writing_stays_below_300_kilobytes(page):
    server = Server(page)
    for second in range(0, HALF_AN_HOUR, 10):
        page.evaluate(
            """word => { const box = document.querySelector("textarea"); box.value += word;
            box.dispatchEvent(new Event("input")); }""",
            f"Un mot {second} de plus. ",
        )
        for _ in range(10):
            server.rests(1000)
    until(page, lambda: server.posts[-1]["text"] == server.box.input_value() or not server.rests(60_000))
    sent = sum(len(post["text"].encode()) + HEADERS for post in server.posts)
    assert len(server.posts) > 30
    assert sent < 300_000
