"""Writing a question with its phone beside, and without script."""

from playwright.sync_api import expect

from tests.support.visitors import COMPUTER, Visitors

AREA = "/equipe/consultations/"
DRAFT = "Le Trait d’union et vous"


def open_new_question(page) -> None:
    page.goto(AREA)
    page.get_by_role("link", name=DRAFT).click()
    page.get_by_role("link", name="Ajouter une question").click()


def test_the_phone_follows_what_is_typed_and_nothing_is_saved_before_the_button(residents: Visitors):
    with residents.window("claire", viewport=COMPUTER) as page:
        open_new_question(page)
        address = page.url
        expect(page.locator("iframe[data-phone]")).to_be_hidden()
        page.get_by_label("Des visages").check()
        page.locator("[name=label_fr]").fill("Les chaises sont comment ?")
        page.locator("[name=choices_fr]").fill("Dures\nMoyennes\nConfortables")
        phone = page.frame_locator("iframe[data-phone]")
        expect(phone.get_by_role("heading", level=1)).to_have_text("Les chaises sont comment ?")
        expect(phone.get_by_role("button", name="Confortables")).to_be_visible()
        page.locator("[name=choices_falc]").fill("Mal\nMoyen\nBien")
        page.locator("[name=label_falc]").fill("Et les chaises ?")
        expect(phone.get_by_role("heading", level=1)).to_have_text("Et les chaises ?")
        # A button of the phone leads nowhere.
        phone.get_by_role("button", name="Bien").click()
        assert page.url == address
        page.goto(AREA)
        page.get_by_role("link", name=DRAFT).click()
        expect(page.get_by_text("Les chaises sont comment ?")).to_have_count(0)


def test_without_script_a_question_is_written_and_looked_at_on_a_page_of_its_own(residents: Visitors):
    page = residents.inside("claire", script=False)
    open_new_question(page)
    page.get_by_label("Oui ou non").check()
    page.locator("[name=label_fr]").fill("Le café est bon ?")
    page.get_by_role("button", name="Enregistrer la question").click()
    page.get_by_role("link", name="Changer : Le café est bon ?").click()
    page.get_by_role("link", name="Voir la question enregistrée").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Le café est bon ?")
    page.get_by_role("link", name="Pause").click()
    page.get_by_role("link", name="Enlever : Le café est bon ?").click()
    page.get_by_role("button", name="Enlever la question").click()
    expect(page.get_by_text("La question est enlevée.")).to_be_visible()
    page.close()
