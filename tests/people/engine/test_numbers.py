"""What is a French number that receives SMS."""

import pytest

from participation.people.engine.numbers import BadNumber, Trouble, hide_number, is_mobile, read_mobile, say_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("06 39 98 00 01", "+33639980001"),
        ("0639980001", "+33639980001"),
        ("06.39.98.00.01", "+33639980001"),
        (" 06-39-98-00-01 ", "+33639980001"),
        ("+33 6 39 98 00 01", "+33639980001"),
        ("+33 (0)6 39 98 00 01", "+33639980001"),
        ("0033639980001", "+33639980001"),
        ("07 12 34 56 78", "+33712345678"),
        ("\u202a06 39 98\u00a000\u202f01\u202c", "+33639980001"),
        ("٠٦٣٩٩٨٠٠٠١", "+33639980001"),
        ("0692 12 34 56", "+262692123456"),
        ("+590 690 12 34 56", "+590690123456"),
    ],
)
def test_a_french_mobile_is_read_however_it_is_written(typed, number):
    assert read_mobile(typed) == number


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", Trouble.UNREADABLE),
        ("06 39 98 00", Trouble.UNREADABLE),
        ("06 39 98 00 01 2", Trouble.UNREADABLE),
        ("bonjour", Trouble.UNREADABLE),
        ("06 39 98 00 01; DROP TABLE", Trouble.UNREADABLE),
        ("1" * 200, Trouble.UNREADABLE),
        ("+" * 12, Trouble.UNREADABLE),
        ("+49 151 12345678", Trouble.FOREIGN),
        ("0044 7700 900123", Trouble.FOREIGN),
        ("01 99 00 00 00", Trouble.LANDLINE),
        ("09 70 00 00 00", Trouble.LANDLINE),
    ],
)
def test_what_receives_no_sms_of_ours_is_refused_with_its_reason(typed, trouble):
    with pytest.raises(BadNumber) as refused:
        read_mobile(typed)
    assert refused.value.trouble == trouble


@pytest.mark.parametrize("typed", ["+32 470 12 34 56", "0032470123456", "+41 78 123 45 67"])
def test_other_prefixes_are_taken_where_they_are_allowed(typed):
    assert is_mobile(read_mobile(typed, ("+32", "+41")))
    with pytest.raises(BadNumber) as refused:
        read_mobile(typed)
    assert refused.value.trouble == Trouble.FOREIGN


def test_a_prefix_allows_no_other_and_no_nonsense():
    for typed in ("+49 151 12345678", "+32 1", "+32 2 511 11 11"):
        with pytest.raises(BadNumber):
            read_mobile(typed, ("+32",))


def test_a_number_is_hidden_but_its_owner_knows_it():
    assert hide_number("+33639980042") == "06\u00a0••\u00a0••\u00a0••\u00a042"


def test_a_number_is_said_two_figures_at_a_time():
    assert say_number("+33639980001") == "06\u00a039\u00a098\u00a000\u00a001"
    assert say_number("0199000000") == "01\u00a099\u00a000\u00a000\u00a000"


def test_a_landline_never_receives_an_sms():
    assert not is_mobile("+33199000000")
