"""Two screens: what one does, the other sees, without a reload and without losing its place."""

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
