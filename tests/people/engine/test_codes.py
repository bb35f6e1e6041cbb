"""Codes and cards."""

import re

from kit.ids import new_id
from participation.people.engine import codes


def test_a_code_has_six_figures_and_is_the_same_when_sent_again():
    asked = new_id()
    assert len(codes.code_for(asked)) == 6
    assert codes.code_for(asked).isdecimal()
    assert codes.code_for(asked) == codes.code_for(asked)


def test_two_askings_have_two_codes():
    assert len({codes.code_for(new_id()) for _ in range(50)}) > 45


def test_another_secret_key_gives_another_code(settings):
    asked = new_id()
    before = codes.code_for(asked)
    settings.SECRET_KEY = "another"
    assert codes.code_for(asked) != before


def test_figures_are_read_through_spaces_dashes_and_other_writings():
    assert codes.read_figures(" 482 913 ") == codes.read_figures("482-913") == codes.read_figures("٤٨٢٩١٣") == "482913"


def test_a_card_code_has_twelve_figures_said_in_fours():
    assert codes.say_card_code("482913570264") == "4829 1357 0264"
    assert len(codes.new_card_code()) == 12


def test_a_username_is_short_made_of_plain_letters_and_nobodys_name():
    made = {codes.new_username() for _ in range(300)}
    assert all(re.fullmatch(r"[a-z]{3,8}[1-9]\d\d", username) for username in made)
    assert len(made) > 250
