"""A passkey with a real browser and its virtual telephone: kept on /compte/cle/, then used at /entrer/cle/."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

UNLOCKED = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_telephone_that_is_hers_keeps_a_key_and_opens_with_it(visitors, demo):
    # A browser gives no key to an address in figures.
    here = demo.url.replace("127.0.0.1", "localhost")
    page = visitors.somebody()
    with_virtual_telephone(page)
    salma = demo.accounts["salma"]
    page.goto(f"{here}/entrer/")
    page.get_by_label("Votre numéro de téléphone").fill(salma["phone"])
    page.get_by_label("Oui, c’est le mien").check()
    before = len(demo.messages_to(salma["phone"]))
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à 6 chiffres").fill(visitors.code_for(salma["phone"], after=before))
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.goto(f"{here}/compte/cle/")
    page.get_by_role("button", name="Garder une clé dans ce téléphone").click()
    page.get_by_role("button", name="Retirer cette clé").wait_for()
    page.goto(f"{here}/sortir/")
    page.get_by_role("main").get_by_role("button", name="Sortir").click()
    page.goto(f"{here}/entrer/cle/")
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.wait_for_url(f"{here}/mon-espace/")
    assert salma["name"].split()[0] in page.content()


def with_virtual_telephone(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": UNLOCKED})
