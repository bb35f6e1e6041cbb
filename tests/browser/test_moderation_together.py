"""Two workers, two screens: who reads, who decides, and what the keyboard does; without script, the same by buttons."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.support.visitors import Visitors

SOON = 2000  # milliseconds
KEEPS_SOCKETS = """
const Theirs = WebSocket;
window.sockets = [];
window.WebSocket = class extends Theirs { constructor(...words) { super(...words); sockets.push(this) } };
"""


def say_something(visitors: Visitors, key: str = "moussa", text: str = "Un banc devant la porte") -> str:
    """Words of somebody whom neither accompanies, sent as she would."""
    words = f"{text} {uuid.uuid4().hex[:6]}"
    his = visitors.inside(key)
    his.goto("/ateliers/idees/proposer/")
    his.get_by_label("Votre idée").fill(words)
    his.get_by_label("J’aimerais y venir").check()
    his.get_by_role("button", name="Envoyer").click()
    expect(his.get_by_text(words)).to_be_visible()
    return words


def message(page: Page, words: str):
    return page.locator(".msg", has_text=words)


def test_what_one_takes_and_decides_the_other_sees_at_once(visitors: Visitors) -> None:
    words = say_something(visitors)
    ming, claire = visitors.inside("ming"), visitors.inside("claire")
    for page in (ming, claire):
        page.goto("/equipe/moderation/")
        expect(page.get_by_text("En direct")).to_be_visible()
    expect(message(claire, words)).to_have_count(1)
    message(claire, words).get_by_role("link", name="Lire").focus()

    message(ming, words).get_by_role("link", name="Lire").click()
    expect(message(claire, words).get_by_text("Ming lit ce message")).to_be_visible(timeout=SOON)
    # The focus stays on the message, which changed under it.
    assert claire.evaluate("document.activeElement.closest('.msg') !== null")
    message(claire, words).get_by_role("link", name="Lire").click()
    expect(claire.get_by_text("Ming lit ce message. Attendez un peu, ou prenez sa suite.")).to_be_visible()
    claire.get_by_role("button", name="Prendre la suite").click()
    expect(claire.get_by_role("button", name=re.compile("publier|Publier")).first).to_be_visible()
    claire.locator("[data-publish-form] .btn").click()
    expect(claire.get_by_text("Le message est publié.")).to_be_visible()
    expect(ming.locator("[id^=fait-]")).to_contain_text("Claire : publié", timeout=SOON)
    ming.locator("[data-publish-form] .btn").click()
    expect(ming.get_by_role("heading", name="Ce message a déjà une réponse")).to_be_visible()


def test_a_tab_takes_the_arrivals_that_belong_there_and_no_others(visitors: Visitors) -> None:
    """On « Vie privée » a number arrives, not a bench; on « À deux », what a colleague does not decide alone."""
    claire, at_two, ming = (visitors.inside(key) for key in ("claire", "claire", "ming"))
    for page, tab in ((claire, "prive"), (at_two, "deux")):
        page.goto(f"/equipe/moderation/?voir={tab}")
        expect(page.get_by_text("En direct")).to_be_visible()
    read = int(claire.locator("#onglet-lire").text_content())
    plain = say_something(visitors)
    expect(claire.locator("#onglet-lire")).to_have_text(str(read + 1), timeout=SOON)
    fresh = claire.locator("[data-live-fresh]")
    expect(fresh).to_be_hidden()
    words = say_something(visitors, text="Appelez-moi au 06 39 98 12 34")
    expect(fresh).to_have_text("Afficher 1 nouveau message", timeout=SOON)
    fresh.click()
    expect(message(claire, words)).to_be_visible()
    expect(message(claire, plain)).to_have_count(0)

    ming.goto("/equipe/moderation/")
    message(ming, plain).get_by_role("link", name="Lire").click()
    ming.locator("summary", has_text="Demander un avis").click()
    ming.locator("#ask-note").fill("Faut-il une date ?")
    ming.get_by_role("button", name="Demander un avis").click()
    expect(at_two.locator("[data-live-fresh]")).to_have_text("Afficher 1 nouveau message")
    expect(fresh).to_be_hidden()


def test_an_appeal_comes_to_the_one_who_may_hear_it_while_she_looks_on(visitors: Visitors) -> None:
    words = say_something(visitors, text="Un barbecue dedans")
    ming, claire, his = visitors.inside("ming"), visitors.inside("claire"), visitors.inside("moussa")
    ming.goto("/equipe/moderation/")
    message(ming, words).get_by_role("link", name="Lire").click()
    ming.locator("summary", has_text="Refuser").click()
    ming.get_by_label("Pas sur ce sujet").check()
    ming.get_by_role("button", name="Ne pas publier").click()
    claire.add_init_script(KEEPS_SOCKETS)
    for page in (ming, claire):
        page.goto("/equipe/moderation/?voir=recours")
        expect(page.get_by_text("En direct")).to_be_visible()
    waiting = int(claire.locator("#onglet-recours").text_content())

    his.goto("/mes-messages-envoyes/")
    his.locator("li", has_text=words).get_by_role("link", name="Je ne suis pas d’accord").click()
    his.get_by_role("button", name="Demander une autre lecture").click()
    expect(message(claire, words)).to_be_visible(timeout=SOON)
    expect(claire.locator("#onglet-recours")).to_have_text(str(waiting + 1))
    expect(message(ming, words)).to_have_count(0)  # she answered it: another one hears it

    with claire.expect_response(re.compile("voir=recours")):  # far behind, the whole live part is read again
        claire.evaluate("sockets.at(-1).onclose({code: 4409})")
    claire.wait_for_timeout(300)
    expect(message(claire, words)).to_be_visible()


def test_a_reader_with_a_keyboard_needs_nothing_else(visitors: Visitors) -> None:
    words = say_something(visitors, text="Des chaises dehors")
    ming = visitors.inside("ming")
    ming.goto("/equipe/moderation/")
    for _ in range(30):
        ming.keyboard.press("j")
        if words in ming.evaluate("document.activeElement.textContent"):
            break
    ming.keyboard.press("x")
    expect(message(ming, words).get_by_role("checkbox")).to_be_checked()
    ming.keyboard.press("l")
    ming.wait_for_url(re.compile(r"/equipe/moderation/[0-9a-f-]{36}/"))
    ming.keyboard.press("r")
    expect(ming.get_by_label("Pas sur ce sujet")).to_be_visible()
    ming.keyboard.press("p")
    ming.keyboard.press("Enter")
    expect(ming.get_by_text("Le message est publié.")).to_be_visible()
    expect(ming.locator("#touches")).to_be_visible()  # its script has run
    ming.keyboard.press("?")
    expect(ming.get_by_text("Message suivant, message d’avant")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_without_script_several_are_published_and_an_opinion_is_asked(visitors: Visitors, width: int) -> None:
    first, second = (say_something(visitors, text=f"Une horloge {n}") for n in "ab")
    ming = visitors.inside("ming", script=False, viewport={"width": width, "height": 800})
    ming.goto("/equipe/moderation/")
    message(ming, first).get_by_label("Choisir").check()
    ming.get_by_role("button", name="Publier les messages choisis").click()
    expect(ming.get_by_text("1 message est publié.")).to_be_visible()
    message(ming, second).get_by_role("link", name="Lire").click()
    ming.get_by_role("button", name="Je m’en occupe").click()
    ming.locator("summary", has_text="Demander un avis").click()
    ming.locator("#ask-note").fill("Faut-il une date ?")
    ming.get_by_role("button", name="Demander un avis").click()
    ming.get_by_role("link", name=re.compile("À deux")).click()
    expect(message(ming, second).get_by_text("Ming demande")).to_be_visible()
