"""Two screens: what one does, the other sees, without a reload and without losing its place."""

import re

from playwright.sync_api import Page, expect

from tests.support.visitors import Visitors

SOON = 2000  # milliseconds


def followed(page: Page) -> set[str]:
    """The sessions with seats left that a list follows."""
    page.goto("/ateliers/")
    cards = page.locator("li[data-live]").filter(has=page.locator(".tag.ok"))
    return set(cards.evaluate_all("cards => cards.map((card) => card.dataset.live)"))


def test_a_seat_that_somebody_books_is_gone_on_the_other_screen(visitors: Visitors) -> None:
    hers, his = visitors.inside("awa"), visitors.inside("moussa")
    session = min(followed(hers) & followed(his)).removeprefix("seats:")
    hers.goto(f"/ateliers/{session}/")
    listed = visitors.inside("awa")
    listed.goto("/ateliers/")
    his.goto(f"/ateliers/{session}/")
    seats, in_list = hers.locator(f"#places-{session}"), listed.locator(f"#places-{session}")
    refresh = hers.get_by_role("link", name="Actualiser les places")
    expect(refresh).to_be_hidden()  # live: nothing to ask for
    before = seats.inner_text()
    expect(in_list).to_have_text(before)
    link = hers.locator(f"a:has(#geste-{session})")
    link.focus()

    his.get_by_label("Moi", exact=True).check()
    his.get_by_role("button", name="Réserver").click()
    expect(seats).not_to_have_text(before, timeout=SOON)
    expect(in_list).to_have_text(seats.inner_text(), timeout=SOON)
    assert hers.evaluate("document.activeElement.getAttribute('href')") == "#reserver"
    patched = seats.inner_text()
    hers.reload()
    expect(seats).to_have_text(patched)

    anybody = visitors.somebody()
    anybody.goto(f"/ateliers/{session}/")
    expect(anybody.get_by_role("link", name="Actualiser les places")).to_be_visible()
    expect(anybody.locator(f"#places-{session}")).to_have_text(patched)


def test_a_message_that_arrives_is_counted_in_the_menu_without_a_word_aloud(visitors: Visitors) -> None:
    """On any page of the team, while she writes, and beside a page that has its own live subject."""
    claire, queue, his = (visitors.inside(key) for key in ("claire", "claire", "moussa"))
    claire.goto("/equipe/presences/")
    queue.goto("/equipe/moderation/")
    expect(queue.get_by_text("En direct")).to_be_visible()
    badge = claire.locator("#compte-badges .count")
    before = int(badge.inner_text())
    tab = claire.get_by_role("link", name="Modération")
    tab.focus()

    his.goto("/ateliers/idees/proposer/")
    his.get_by_label("Votre idée").fill("On apprend à réparer les grille-pain.")
    his.get_by_label("J’aimerais y venir").check()
    his.get_by_role("button", name="Envoyer").click()

    expect(badge).to_have_text(str(before + 1), timeout=SOON)
    expect(queue.locator("#compte-badges .count")).to_have_text(str(before + 1), timeout=SOON)
    expect(queue.get_by_role("button", name="Afficher 1 nouveau message")).to_be_visible()
    assert claire.evaluate("document.activeElement.getAttribute('href')") == "/equipe/moderation/"
    expect(tab).to_have_accessible_name(re.compile(rf"Modération ?, {before + 1} messages à lire"))
    assert claire.locator("[aria-live] #compte-badges, [role=status] #compte-badges").count() == 0
    claire.reload()
    expect(badge).to_have_text(str(before + 1))


def test_hands_that_the_team_counts_are_read_by_the_room(visitors: Visitors) -> None:
    """On the phone of somebody who sits there, and on the other screen of the team, where words not sent stay."""
    his, claire, other = (visitors.inside(key) for key in ("moussa", "claire", "claire"))
    his.goto("/consultations/plenieres/")
    coming = his.locator("article").filter(has_text=re.compile("Proposez un thème|Ordre du jour à lire")).first
    coming.get_by_role("link").first.click()
    his.wait_for_url(re.compile(r"plenieres/[0-9a-f-]{36}/$"))
    plenary = his.url.rstrip("/").rsplit("/", 1)[1]
    for page in (claire, other):
        page.goto(f"/equipe/plenieres/{plenary}/")
        expect(page.get_by_text("En direct")).to_be_visible()
    theme = claire.locator("article[id^=theme-]").first
    name, last = theme.get_attribute("id"), other.locator("article[id^=theme-]").last
    typed = last.get_by_label("Mains levées")
    typed.fill("7")

    theme.get_by_label("Mains levées").fill("29")
    theme.get_by_role("button", name=re.compile("Choisir ce thème|Enregistrer")).click()
    expect(his.locator("#themes-choisis")).to_contain_text("29 mains levées dans la salle", timeout=SOON)
    expect(other.locator(f"#{name}")).to_contain_text("29 mains levées dans la salle", timeout=SOON)
    expect(other.locator(f"#{name}").get_by_label("Mains levées")).to_have_value("29")
    expect(typed).to_have_value("7")
    assert typed.evaluate("input => input === document.activeElement")

    # What arrived can be used: its form has the token of the page.
    other.locator(f"#{name}").get_by_role("button", name="Ne plus choisir").click()
    expect(other.locator(f"#{name}")).not_to_contain_text("29 mains")
    expect(his.locator("main")).not_to_contain_text("29 mains levées", timeout=SOON)
