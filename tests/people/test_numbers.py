"""« Ce numéro est à qui ? »: one number opens one account, and may reach several people."""

import pytest

from participation.people.forms import NumberForm, number_taken
from tests.support.people import a_person, a_user

pytestmark = pytest.mark.django_db
NUMBER, WRITTEN = "+33639980042", "06 39 98 00 42"


def test_a_free_number_is_hers_to_enter_with():
    form = NumberForm({"phone": WRITTEN})
    assert form.is_valid()
    assert (form.login_phone, form.contact_phone, form.asks_owner) == (NUMBER, "", False)


def test_a_number_that_opens_another_account_makes_the_form_ask_whose_it_is():
    a_person(phone=NUMBER)
    form = NumberForm({"phone": WRITTEN})
    assert not form.is_valid()
    assert form.asks_owner
    assert "Ce numéro est à qui" in form.errors["owner"][0]
    assert form["phone"].value() == WRITTEN


def test_a_number_of_somebody_else_is_kept_to_reach_her():
    a_person(phone=NUMBER)
    form = NumberForm({"phone": WRITTEN, "owner": "others", "whose": "sa sœur"})
    assert form.is_valid()
    assert (form.login_phone, form.contact_phone, form.cleaned_data["whose"]) == (None, NUMBER, "sa sœur")


def test_who_already_has_an_account_is_not_given_a_second_one():
    a_person(phone=NUMBER)
    form = NumberForm({"phone": WRITTEN, "owner": "hers"})
    assert not form.is_valid()
    assert "déjà un compte" in form.errors["owner"][0]


def test_ones_own_number_is_not_taken():
    awa = a_user(phone=NUMBER)
    assert not number_taken(NUMBER, besides=awa.pk)
    assert NumberForm({"phone": WRITTEN}, person_id=awa.pk).is_valid()


def test_a_number_of_a_closed_account_is_not_free():
    a_user(phone=NUMBER, is_active=False)
    assert number_taken(NUMBER)


@pytest.mark.parametrize(("typed", "login", "contact"), [("", None, ""), ("01 99 00 00 00", None, "+33199000000")])
def test_no_number_and_a_landline_open_nothing(typed, login, contact):
    form = NumberForm({"phone": typed})
    assert form.is_valid()
    assert (form.login_phone, form.contact_phone) == (login, contact)
