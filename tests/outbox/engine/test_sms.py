import pytest

from outbox.engine import sms


@pytest.mark.parametrize("text", ["a" * 160, "Un café, à 14 h : é è à ù ò ì", "€" * 80])
def test_what_fits_in_one_sms(text):
    assert sms.fits(text)


@pytest.mark.parametrize("text", ["", "a" * 161, "€" * 80 + "a", "Vous êtes attendue", "14\N{NO-BREAK SPACE}h"])
def test_what_does_not(text):
    assert not sms.fits(text)


def test_the_set_has_a_capital_cedilla_but_no_small_one_and_no_circumflex():
    assert sms.fits("Ç")
    assert not any(sms.fits(letter) for letter in "çêâîôûëïœ’«»…")


@pytest.mark.parametrize("number", ["+33199000000", "+33499000000", "+33599000000", "+33912345678"])
def test_a_landline_takes_no_sms(number):
    assert not sms.takes_sms(number)


@pytest.mark.parametrize("number", ["+33639980001", "+33700000000", "+32470000000"])
def test_a_mobile_does(number):
    assert sms.takes_sms(number)
