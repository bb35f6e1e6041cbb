"""A field in its clothes: what explains it is tied to it, and what was typed is there to the letter."""

import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from tests.support.markup import Page


class Form(forms.Form):
    phone = forms.CharField(label="Votre numéro", help_text="Par exemple : 06", max_length=10)
    words = forms.CharField(label="Mes mots", widget=forms.Textarea, min_length=3)
    whose = forms.ChoiceField(
        label="À vous ?", widget=forms.RadioSelect, choices=[("mine", "Oui\nReste ouvert."), ("shared", "Non")]
    )
    needs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=[("a", "A"), ("b", "B")])
    sms = forms.BooleanField(label="Un SMS", help_text="La veille")
    place = forms.ChoiceField(choices=[("a", "A")])
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(form: forms.Form, **slots) -> Page:
    """The whole form as a page writes it, its summary first."""
    parts = [render_to_string("components/summary.html", {"form": form})]
    parts += [render_to_string("components/field.html", {"field": field, **slots}) for field in form]
    return Page("".join(parts))


def test_each_control_is_reached_by_its_label():
    page = draw(Form())
    labelled = {label["for"] for label in page.all("label")}
    controls = [e for tag in ("input", "textarea", "select") for e in page.all(tag) if e.get("type") != "hidden"]
    assert labelled == {control["id"] for control in controls}


def test_every_explanation_and_every_error_is_read_with_its_control():
    page = draw(Form({}))
    described = {
        name for e in page.elements if "aria-describedby" in e.attributes for name in e["aria-describedby"].split()
    }
    assert {e["id"] for e in page.elements if e.classes & {"hint", "error"}} <= described
    assert described <= set(page.ids)


def test_each_error_of_the_summary_leads_to_a_control_of_the_page():
    page = draw(Form({}))
    targets = [link["href"].removeprefix("#") for link in page.all("a")]
    assert len(targets) == 6
    for target in targets:
        assert page.one(next(e.tag for e in page.elements if e.get("id") == target), id=target).tag in (
            "input",
            "textarea",
            "select",
        )


def test_the_summary_can_take_the_focus_and_is_announced():
    summary = draw(Form({})).one("div", role="alert")
    assert summary["tabindex"] == "-1"
    assert "data-focus" in summary.attributes


def test_a_form_without_error_has_no_summary():
    assert not draw(Form()).all("div", role="alert")


def test_what_concerns_the_whole_form_is_in_the_summary():
    form = Form({})
    form.add_error(None, "Cette séance est complète.")
    assert "Cette séance est complète." in draw(form).one("div", role="alert").text


def test_an_invalid_control_says_so():
    page = draw(Form({"phone": "06"}))
    assert page.one("textarea")["aria-invalid"] == "true"
    assert "aria-invalid" not in page.one("input", name="phone").attributes


def test_the_browser_refuses_nothing_by_itself():
    page = draw(Form())
    for element in page.elements:
        assert not {"required", "maxlength", "minlength", "pattern"} & element.attributes.keys()


def test_a_choice_in_two_lines_has_its_second_line_in_small():
    first = draw(Form()).one("label", for_="id_whose_0")
    assert first.text == "OuiReste ouvert."
    assert [e.text for e in first.inside if e.tag == "small"] == ["Reste ouvert."]


def test_nothing_is_ticked_beforehand():
    assert not any("checked" in e.attributes for e in draw(Form()).all("input"))


def test_what_was_ticked_stays_ticked():
    page = draw(Form({"whose": "shared", "needs": ["b"], "sms": "on"}))
    assert {e["id"] for e in page.all("input") if "checked" in e.attributes} == {"id_whose_1", "id_needs_1", "id_sms"}


@pytest.mark.parametrize("slot", ["big", "code"])
def test_a_slot_changes_the_size(slot):
    assert slot in draw(Form(), **{slot: True}).one("input", name="phone").classes


def test_a_hint_takes_the_place_of_the_help_text():
    assert (
        Page(render_to_string("components/field.html", {"field": Form()["phone"], "hint": "Autre"}))
        .one("span", id="id_phone_helptext")
        .text
        == "Autre"
    )


@given(st.text())
def test_what_was_typed_is_shown_again_to_the_letter(typed):
    page = draw(Form({"phone": typed, "words": typed}))
    assert page.one("input", name="phone").get("value", "") == typed
    assert page.one("textarea").text.removeprefix("\n") == typed


def test_ten_thousand_characters_come_back_whole():
    words = "é" * 10_000
    assert words in draw(Form({"words": words})).one("textarea").text
