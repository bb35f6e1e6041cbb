"""What is told apart in a form that cannot be taken."""

import subprocess
import sys

import pytest

from kit.typed import is_free_words


@pytest.mark.parametrize("text", ["Il est fermé", "le 3", "é !", "\nbonjour\nvous"])
def test_words_that_somebody_wrote(text):
    assert is_free_words("r", text)


@pytest.mark.parametrize("text", ["", "  ", "oui", "3 4", "2026-11-22 10:00", "3 jours", "_ _"])
def test_what_is_pressed_or_is_a_single_word(text):
    assert not is_free_words("r", text)


def test_a_word_alone_is_said_where_words_are_asked():
    assert is_free_words("text", "seul")


def test_a_long_run_of_letters_keeps_nobody_waiting():
    """It took hours, and held the whole process. The bound is a thousand times what it takes."""
    words = "from kit.typed import is_free_words; assert not is_free_words('r', 'y' * 1_000_000)"
    subprocess.run([sys.executable, "-c", words], check=True, timeout=20, env={"PYTHONPATH": "site:."})
