"""Where sockets are barred a page asks for the same entries: some seconds later than the others, and it says so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_moderation_together import message, say_something
from tests.support.visitors import Visitors

LATER = 12_000  # milliseconds: two sockets that fail, then a question every 4 s
NO_SOCKETS = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose({code: 1006})) } }"


def refused(page: Page) -> None:
    page.add_init_script(NO_SOCKETS)


def cut_at_the_first_word(page: Page) -> None:
    page.route_web_socket("**/ws/live/", lambda line: line.on_message(lambda _said: line.close(code=1001)))


@pytest.mark.parametrize("barred", [refused, cut_at_the_first_word], ids=lambda way: way.__name__)
def test_where_sockets_are_barred_a_colleague_s_decision_is_seen(visitors: Visitors, barred) -> None:
    words = say_something(visitors)
    ming, claire = visitors.inside("ming"), visitors.inside("claire")
    barred(claire)
    claire.goto("/equipe/moderation/")
    expect(claire.get_by_text("En direct, toutes les 4 secondes", exact=True)).to_be_visible(timeout=LATER)
    ming.goto("/equipe/moderation/")
    message(ming, words).get_by_role("button", name="Publier", exact=True).click()
    expect(ming.get_by_text("Le message est publié.")).to_be_visible()
    expect(message(claire, words)).to_contain_text("Publié par Ming", timeout=LATER)
    late = say_something(visitors, text="Un préau")
    claire.get_by_role("button", name="Afficher 1 nouveau message").click(timeout=LATER)
    expect(message(claire, late)).to_be_visible()
