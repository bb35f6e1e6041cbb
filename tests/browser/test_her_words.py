"""Two screens: what the team decides reaches whoever wrote, and what she sends again reaches the team."""

import re
import secrets

from playwright.sync_api import expect

from tests.support.visitors import COMPUTER, Visitors

SOON = 2000  # milliseconds


def test_the_reason_comes_by_itself_and_her_new_words_go_back(visitors: Visitors) -> None:
    tag = secrets.token_hex(3)
    hers, claire = visitors.inside("awa"), visitors.inside("claire", viewport=COMPUTER)
    hers.goto("/ateliers/idees/proposer/")
    hers.get_by_label("Votre idée").fill(f"On apprend à coudre {tag}.")
    hers.get_by_label("J’aimerais y venir").check()
    hers.get_by_role("button", name="Envoyer").click()
    hers.goto("/mes-messages-envoyes/")
    expect(hers.get_by_text("En direct")).to_be_visible()
    card = hers.locator("li[id^=mot-]").filter(has_text=tag)
    expect(card).to_contain_text("En attente de relecture, réponse avant")

    claire.goto("/equipe/moderation/")
    message = claire.locator("li.msg").filter(has_text=tag)
    message.locator("a[href*=moderation]").first.click()
    claire.locator("details[data-refuse] summary").click()
    claire.get_by_label("Nous n’avons pas bien compris").check()
    claire.get_by_role("button", name="Ne pas publier").click()
    expect(card).to_contain_text("Pourquoi : Nous n’avons pas bien compris.", timeout=SOON)
    patched = card.inner_text()
    hers.reload()
    expect(card).to_have_text(re.compile(re.escape("Nous n’avons pas bien compris")))
    assert card.inner_text() == patched

    claire.goto("/equipe/moderation/")
    expect(claire.get_by_text("En direct")).to_be_visible()
    card.get_by_role("link", name="Changer mes mots et renvoyer").click()
    hers.get_by_label("Vos mots").fill(f"Un atelier de couture {tag}, le mardi.")
    hers.get_by_role("button", name="Renvoyer").click()
    expect(card).to_contain_text("En attente de relecture")
    expect(message).to_contain_text("le mardi", timeout=SOON)
