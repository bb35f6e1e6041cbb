"""Who came, noted on a telephone whose network comes and goes: the real page and the real house, the radio off."""

import json

from playwright.sync_api import Page, expect

from tests.support.visitors import Visitors

KEPT = "Object.entries(localStorage).filter(([key]) => key.startsWith('presences:')).map(([, value]) => value)"


def the_roll(visitors: Visitors, day: str) -> Page:
    page = visitors.inside("ming")
    page.goto("/equipe/presences/")
    page.get_by_role("region", name=day).get_by_role("link").first.click()
    return page


def answer(page: Page, name: str, said: str):
    return page.get_by_role("radiogroup", name=name).get_by_label(said, exact=True)


def test_what_is_noted_without_network_leaves_by_itself_when_it_comes_back(visitors):
    page = the_roll(visitors, "Aujourd’hui")
    page.context.set_offline(True)
    answer(page, "Awa", "Pas là").check()
    page.get_by_role("button", name="les autres sont là").click()
    expect(page.locator("[data-roll-state]")).to_contain_text("Pas de réseau. C’est gardé sur ce téléphone")

    (kept,) = page.evaluate(KEPT)
    assert sorted(said for _id, _seen, said in json.loads(kept)["lines"])[:2] == ["away", "here"]
    for name in ("Awa", "Joël", "Inès", "Iryna"):
        assert name not in kept, "ids and answers, never a name"

    page.context.set_offline(False)
    expect(page.get_by_text("C’est noté pour 5 personnes.")).to_be_visible()
    expect(page.get_by_text("Là : 4 sur 5")).to_be_visible()
    expect(answer(page, "Awa", "Pas là")).to_be_checked()
    assert page.evaluate(KEPT) == [], "what the house has, the phone forgets"


def test_the_page_closed_without_network_has_every_choice_when_it_is_opened_again(visitors):
    page = the_roll(visitors, "Ces deux dernières semaines")
    there, context = page.url, page.context
    context.set_offline(True)
    answer(page, "Moussa", "Plus tard").check()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("[data-roll-state]")).to_contain_text("Pas de réseau")
    page.close()

    context.set_offline(False)
    again = context.new_page()
    again.goto(there)
    expect(again.locator("[data-roll-state]")).to_contain_text("Nous avons remis ce que vous aviez noté")
    expect(answer(again, "Moussa", "Plus tard")).to_be_checked()
    again.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(again.get_by_text("C’est noté pour 1 personne.")).to_be_visible()
    expect(answer(again, "Moussa", "Plus tard")).to_be_checked()
    assert again.evaluate(KEPT) == []
