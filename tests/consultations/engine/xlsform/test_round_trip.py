"""What is supported comes back identical, and ODK's own tools read it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from participation.consultations.engine.form import Fault, Form, faults
from participation.consultations.engine.settled import settled
from participation.consultations.engine.xlsform import read_form, write_form
from participation.consultations.fragments import say_row
from tests.support.forms import forms

from .test_rows import book

GIVEN = sorted((Path(__file__).parent / "given").glob("*.xls*"))


@given(forms())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_form_goes_into_a_spreadsheet_and_comes_back(form):
    written = write_form(form)
    parsed = read_form(written)
    assert parsed.form == settled(form)
    assert not parsed.refused
    assert _wrong(parsed.form) == []
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


TITLES = (
    *("type", "name", "label", "label::English (en)", "hint::FALC", "required", "relevant", "constraint"),
    *("appearance", "choice_filter", "media::image", "bogus", "calculation", "pp_kind", "read_only", "list name"),
)
CELLS = st.sampled_from(
    [
        *("", "", "", "text", "integer", "note", "select_one a", "select_multiple a or_other", "select one from b"),
        *("begin group", "end group", "begin_repeat", "end repeat", "date", "calculate", "start", "rank a", "q int"),
        *(
            "a",
            "b",
            "c",
            "x y",
            "yes",
            "no",
            "TRUE",
            "unsure",
            "other",
            "${a} = 'b'",
            "selected(${b}, 'a')",
            "${c} > 3",
        ),
        *("not(selected(${b}, 'a'))", ". >= 1 and . <= 3", "count-selected(.) <= 2", "likert", "multiline", "label"),
        *("yes_no", "statement", "a.png", "=1+1", "Bonjour ${a}", "é", "0", "1.5", "\u00a0", "Quoi\u00a0?"),
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=len(TITLES)), max_size=12)


@given(st.permutations(TITLES), ROWS, ROWS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_in_the_rows_each_has_one_fate_and_what_is_taken_comes_back(titles, survey, choices):
    parsed = read_form(book([list(titles), *survey], [["list_name", "name", "label", "image"], *choices]))
    rows = [(row.sheet, row.number) for row in parsed.rows if row.number > 1]
    said = [("survey", number) for number, row in enumerate(survey, start=2) if any(cell.strip() for cell in row)]
    said += [("choices", number) for number, row in enumerate(choices, start=2) if any(cell.strip() for cell in row)]
    assert rows == said
    assert all(say_row(row) for row in parsed.rows)
    assert _wrong(parsed.form) == ([] if parsed.form.questions else [Fault("", "empty")])
    if parsed.form.questions:
        written = write_form(parsed.form)
        assert read_form(written).form == parsed.form
        assert convert(written, validate=False).xform


def _wrong(form: Form) -> list[Fault]:
    """But answers that read the same: those are taken, and corrected on the page."""
    return [one for one in faults(form) if one.what != "choice_same"]
