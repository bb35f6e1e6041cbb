"""What is supported comes back identical, and ODK's own tools read it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from participation.consultations.engine.form import faults
from participation.consultations.engine.settled import settled
from participation.consultations.engine.xlsform import read_form, write_form
from tests.support.forms import forms

GIVEN = sorted((Path(__file__).parent / "given").glob("*.xls*"))


@given(forms())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_form_goes_into_a_spreadsheet_and_comes_back(form):
    written = write_form(form)
    parsed = read_form(written)
    assert parsed.form == settled(form)
    assert not parsed.refused
    assert faults(parsed.form) == []
    assert convert(written, validate=False).xform


@given(forms())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_settling_twice_changes_nothing_more(form):
    assert settled(settled(form)) == settled(form)


@pytest.mark.parametrize("file", GIVEN, ids=lambda file: file.name)
def test_what_is_taken_of_a_given_file_comes_back(file):
    parsed = read_form(file.read_bytes())
    assert parsed.form == settled(parsed.form)
    if not parsed.form.questions:
        return
    written = write_form(parsed.form)
    again = read_form(written)
    assert again.form == parsed.form
    assert not again.refused
    assert convert(written, validate=False).xform
