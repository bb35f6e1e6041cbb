"""The main job of the house, from end to end, on a 360 px screen: once with script, once without."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.support.visitors import COMPUTER, PHONE, Visitors

# The story is told twice in one house: the second time she has already answered.
WAY_IN = re.compile("Commencer|Continuer|Changer mes réponses")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_story_of_the_house(visitors: Visitors, script: bool) -> None:
    """A person enters, writes, is answered, is asked, books; a worker publishes her message; news go out."""
    tag = secrets.token_hex(3)
    her = visitors.somebody(script=script, viewport=PHONE)
    enter_with_a_code(visitors, her)
    nadia = visitors.inside("nadia", script=script, viewport=PHONE)
    samira = visitors.inside("samira", script=script, viewport=PHONE)

    write_her_words_and_read_the_answer(her, nadia, tag, script=script)
    samira.goto("/equipe/moderation/")
    if script:
        expect(samira.get_by_text("En direct")).to_be_visible()
    answer_the_consultation_and_leave_a_message(her, tag)
    book_a_place(her)
    moderate(samira, tag, script=script)

    everybody = visitors.somebody(script=script, viewport=PHONE)
    everybody.goto("/consultations/")
    everybody.get_by_role("link", name="Les horaires des accueils").click()
    expect(everybody.get_by_text(f"Ouvrez plus tôt {tag}")).to_be_visible()
    her.goto("/mes-messages-envoyes/")
    expect(her.get_by_text("publié").first).to_be_visible()

    publish_news(visitors, tag)
    everybody.goto("/actualites/")
    expect(everybody.get_by_role("link", name=f"Le jardin ouvre {tag}")).to_be_visible()


def enter_with_a_code(visitors: Visitors, page: Page) -> None:
    """Through the phone of the demo, as on the first screen of a newcomer."""
    moussa = visitors.demo.accounts["moussa"]
    page.goto("/")
    page.get_by_role("link", name="Entrer", exact=True).click()
    page.get_by_label("Votre numéro de téléphone").fill("06 39 98 00 01")
    page.get_by_label("Non, d’autres gens").check()
    before = len(visitors.demo.messages_to(moussa["phone"]))
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à 6 chiffres").fill(visitors.code_for(moussa["phone"], after=before))
    page.get_by_role("button", name="Entrer", exact=True).click()
    expect(page.get_by_role("heading", name="Bonjour Moussa")).to_be_visible()


def write_her_words_and_read_the_answer(her: Page, nadia: Page, tag: str, *, script: bool) -> None:
    """What she shows reaches the worker's page, and the worker's words reach hers: live when there is script."""
    nadia.goto("/equipe/personnes/")
    nadia.get_by_role("link", name="Moussa Diallo").first.click()
    nadia.get_by_role("link", name="Le projet de Moussa").click()

    her.goto("/mon-projet/")
    her.get_by_role("link", name="Changer mes mots (Logement)").click()
    box = her.get_by_role("textbox")
    box.fill(f"Je veux une fenêtre sur cour {tag}")
    her.get_by_role("button", name="Garder pour moi").click()
    expect(her.get_by_text("Personne d’autre ne le voit.").first).to_be_visible()
    if not script:
        nadia.reload()
    expect(nadia.get_by_text(f"Je veux une fenêtre sur cour {tag}")).to_have_count(0)

    her.get_by_role("link", name="Changer mes mots (Logement)").click()
    expect(her.get_by_role("textbox")).to_have_value(f"Je veux une fenêtre sur cour {tag}")
    her.get_by_role("button", name="Montrer à Nadia").click()
    if not script:
        nadia.reload()
    expect(nadia.get_by_text(f"Je veux une fenêtre sur cour {tag}")).to_be_visible()

    writing = nadia.context.new_page()
    writing.goto(nadia.url)
    writing.get_by_role("link", name="Changer mes mots (Logement)").click()
    writing.get_by_role("textbox").fill(f"Je cherche avec vous {tag}")
    writing.get_by_role("button", name="Envoyer à Moussa").click()
    # Closed in the middle of a page change, chromium may never say that it is closed.
    expect(writing.get_by_text(f"Je cherche avec vous {tag}")).to_be_visible()
    writing.wait_for_load_state("networkidle")
    writing.close()
    if not script:
        her.reload()
    expect(her.get_by_text(f"Je cherche avec vous {tag}")).to_be_visible()


def answer_the_consultation_and_leave_a_message(her: Page, tag: str) -> None:
    """Forward, back to change an answer, a pause, then the message."""
    her.goto("/consultations/")
    her.get_by_role("link", name="Les horaires des accueils").click()
    consultation = her.url
    her.get_by_role("link", name=WAY_IN).first.click()
    her.goto(f"{consultation}question/1/")
    her.get_by_role("button", name="Oui, d’accord").click()
    her.get_by_role("link", name="Question d’avant").click()
    expect(her.get_by_text("Vous avez répondu « Oui, d’accord »")).to_be_visible()
    her.get_by_role("button", name="Non, pas d’accord").click()
    her.get_by_role("link", name="Pause").click()
    expect(her.get_by_role("heading", name="Vos réponses sont gardées")).to_be_visible()
    her.get_by_role("link", name="Continuer").first.click()
    while "/question/" in her.url:
        her.locator("button.answer").first.click()
        her.wait_for_load_state()
    her.get_by_role("textbox").first.fill(f"Ouvrez plus tôt {tag}")
    her.get_by_role("button", name="Envoyer mon message").click()
    expect(her.get_by_role("heading", name="Relisez, puis envoyez")).to_be_visible()
    her.get_by_role("button", name="Envoyer mes réponses").click()
    expect(her.get_by_role("heading", name="Merci. Vos réponses sont envoyées.")).to_be_visible()
    expect(her.get_by_role("heading", name="Votre reçu")).to_be_visible()


def book_a_place(her: Page) -> None:
    """A workshop with free seats; then the place is given back, so that the story can be told again."""
    her.goto("/ateliers/?libres=on")
    her.get_by_role("link", name="Un ourlet").first.click()
    her.get_by_label("Moi", exact=True).check()
    her.get_by_role("button", name="Réserver", exact=True).click()
    expect(her.get_by_text("Votre place est réservée").first).to_be_visible()
    her.goto("/mes-reservations/")
    her.locator("article, li").filter(has_text="Un ourlet").get_by_role("button", name="Annuler").first.click()
    expect(her.get_by_text("Votre place est libre pour quelqu’un d’autre.")).to_be_visible()


def moderate(samira: Page, tag: str, *, script: bool) -> None:
    """The message waits behind its button; nothing moved on the page until it is asked for."""
    if script:
        arrived = samira.get_by_role("button", name="Afficher 1 nouveau message")
        expect(arrived).to_be_visible()
        expect(samira.get_by_text(f"Ouvrez plus tôt {tag}")).to_be_hidden()
        arrived.click()
    else:
        samira.get_by_role("link", name="Actualiser").click()
    message = samira.get_by_role("listitem").filter(has_text=f"Ouvrez plus tôt {tag}")
    message.get_by_role("link", name="Lire").click()
    samira.get_by_role("button", name="Publier ce texte").click()
    expect(samira.get_by_text("est publié").first).to_be_visible()


def publish_news(visitors: Visitors, tag: str) -> None:
    """In Wagtail, whose editor needs script whatever the reader has."""
    claire = visitors.inside("claire", script=True, viewport=COMPUTER)
    claire.goto("/gestion/pages/")
    claire.get_by_role("link", name="Ajouter une sous-page").first.click()
    claire.locator("#id_title").fill(f"Le jardin ouvre {tag}")
    claire.locator("#id_summary").fill("Venez samedi, avec ou sans gants.")
    for choice in ("structure", "territory", "theme"):
        claire.locator(f"#id_{choice}").select_option(index=1)
    claire.get_by_role("button", name="Plus d'actions").click()
    claire.get_by_role("button", name="Publier").click()
    expect(claire.get_by_text("publié").first).to_be_visible()
