"""Whether what was typed says why: not that it is true, only that somebody took the time to write a sentence."""

import re

FEWEST_LETTERS = 20
FEWEST_WORDS = 3
FEWEST_KINDS = 6
"""Different letters: « aaaa bbbb cccc » is no sentence."""


def says_why(text: str) -> bool:
    """At least 20 letters, in 3 different words, of 6 different kinds; accents and capitals count as they are read."""
    letters = [sign for sign in text.casefold() if sign.isalpha()]
    words = set(re.findall(r"[^\W\d_]{2,}", text.casefold()))
    return len(letters) >= FEWEST_LETTERS and len(words) >= FEWEST_WORDS and len(set(letters)) >= FEWEST_KINDS
