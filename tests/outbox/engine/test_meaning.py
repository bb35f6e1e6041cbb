import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.engine.meaning import NO, YES, Meaning, read_meaning


@pytest.mark.parametrize(
    "text",
    [
        *("OUI", "oui", " Oui ! ", "ouiii", "0ui", "Oui merci", "oui oui", "Bonjour, oui je viens"),
        *("d’accord", "D'accord madame", "ok", "Wi", "yes", "نعم", "Так"),
    ],
)
def test_a_yes_is_understood_however_it_is_spelt(text):
    assert read_meaning(text) == Meaning.YES


@pytest.mark.parametrize(
    "text", ["NON", "non.", "Nonnn", "nan", "no", "Non merci", "non je ne peux pas", "Non, je ne viens pas", "لا"]
)
def test_a_no_too(text):
    assert read_meaning(text) == Meaning.NO


@pytest.mark.parametrize(
    "text",
    [
        *("", "👍", "?", "peut-être", "oui mais pas lundi", "oui ou non", "pas de problème", "je viens", "merci"),
        *("STOP", "C'est qui ?", "non merci, aidez-moi", "Oui, mais je serai en retard", "oui je ne peux pas"),
    ],
)
def test_nobody_guesses_what_the_rest_means(text):
    assert read_meaning(text) == Meaning.UNCLEAR


@given(st.text())
def test_only_who_says_yes_or_no_has_said_it(text):
    meaning = read_meaning(text)
    assert meaning == Meaning.UNCLEAR or read_meaning(f"{text} peut-être") == Meaning.UNCLEAR


def test_no_word_means_both():
    assert not YES & NO
