"""From the SMS to the answer, on a small phone, without script and without entering anywhere."""

from playwright.sync_api import expect

from tests.support.visitors import SMALL, Visitors


def test_an_offer_is_answered_from_the_sms_in_two_taps(visitors: Visitors) -> None:
    phone = visitors.somebody(script=False, viewport=SMALL)
    phone.goto("/demo/telephone/?a=%2B33639980001")
    sms = phone.get_by_role("article").filter(has_text="C'est possible")
    sms.get_by_role("link").click()
    expect(phone.get_by_role("heading", name="Venez-vous ?")).to_be_visible()
    expect(phone).to_have_title("Un message pour vous")
    phone.get_by_role("button", name="Oui, je viens").click()
    expect(phone.get_by_role("heading", name="C’est noté")).to_be_visible()
    phone.get_by_role("link", name="Voir où, et pour quoi").click()
    expect(phone.get_by_text("Le Trait d’union")).to_be_visible()
    phone.get_by_role("button", name="Je ne viens plus").click()
    expect(phone.get_by_role("heading", name="C’est annulé")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="C’est annulé")).to_be_visible()
