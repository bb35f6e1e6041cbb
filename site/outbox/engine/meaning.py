"""What an answer by SMS means: yes, no, or something that a human being has to read."""

import re
from enum import StrEnum

from .neutral import words_of


class Meaning(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


DOUBLED = re.compile(r"(.)\1+")


def _said(words: str) -> frozenset[str]:
    return frozenset(_once(word) for word in words_of(words))


def _once(word: str) -> str:
    """ "ouiii", "0ui" -> "oui"; "nonn" -> "non". In the lists below too, so that « accord » is still found."""
    return DOUBLED.sub(r"\1", word.replace("0", "o"))


YES = _said("oui ouais ouep wi ok okay oki yes accord dac نعم так да sim si evet")
NO = _said("non nan nn nope no لا ні нет nao hayir")
# Beside a yes or a no these change nothing; alone they are neither.
AROUND = _said("bonjour bonsoir salut merci svp stp madame monsieur mme mr je j y d suis serai viens la bien sur")
DENYING = _said("ne n pas peux pourrai viendrai plus desole desolee")


def read_meaning(text: str) -> Meaning:
    """Strict: one word that is not known, or a yes beside a no, and nobody guesses. « Oui mais pas lundi » is read by
    somebody; « OUI ! merci », « d’accord » and « non je ne peux pas » are not."""
    said = {_once(word) for word in words_of(text)}
    if said & YES and said <= YES | AROUND:
        return Meaning.YES
    if said & NO and said <= NO | AROUND | DENYING:
        return Meaning.NO
    return Meaning.UNCLEAR
