"""Tables as spreadsheets save them."""

import pytest

from workshops.engine import NoTable, read_table


def test_commas_semicolons_tabs_and_the_letters_of_windows_are_the_same():
    text = "Atelier;Jusqu’au\nCuisiner à dix;31/07/2027\n"
    read = [{"atelier": "Cuisiner à dix", "jusquau": "31/07/2027"}]
    for content in (
        text.encode("utf-8-sig"),
        text.encode("cp1252"),
        text.replace(";", ",").encode(),
        text.replace(";", "\t").replace("\n", "\r\n").encode(),
    ):
        assert [row.cells for row in read_table(content, ("atelier",))] == read


def test_a_row_has_the_number_a_spreadsheet_gives_it_and_empty_ones_are_left():
    rows = read_table(b"a;b\n1;2\n;;\n\n3;4;5\n", ("a", "b"))
    assert [(row.line, row.cells) for row in rows] == [(2, {"a": "1", "b": "2"}), (5, {"a": "3", "b": "4"})]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"a\n1", "no_column"),
        (b"PK\x03\x04\0\0", "no_text"),
        (b"a;b\n" + b"1;2\n" * 301, "long"),
        (b"a;b\n" + b"1" * 200_000, "big"),
    ],
)
def test_what_is_no_table_says_why(content, why):
    with pytest.raises(NoTable) as refused:
        read_table(content, ("a", "b"))
    assert refused.value.why == why
