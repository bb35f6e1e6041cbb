"""Messages that look alike, to be read one after the other. No service, no model: words and pieces of words.

Each message is its words, without accents, endings and those that say nothing, and the three-letter pieces of these
words, so that « horraires » is still near « horaires ». What many messages say weighs less. tests/consultations/engine
measures it on a small set.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from kit.words import fold

Key = TypeVar("Key", bound=Hashable)
NEAR = 0.12
"""The least likeness worth showing, from 0 to 1."""
_PIECE = 3
_SHORT = 2
# Folded. Words of every sentence, and those of every message of this kind.
_OF_EVERY_SENTENCE = """
a ai aie alors apres as au aussi autre aux avait avant avec avez avoir avons bien bon ca car ce cela celle celui ces
cet cette ceux chez ci comme dans de des deux dit dois doit donc dont du elle elles en encore entre es est et etait
etant ete etes etre eu eux faire fais fait falloir faudrait faut fois font il ils ici je jusque la le les leur leurs
lui ma mais me meme mes moi mon ne ni nos notre nous on ont ou oui par parce pas peu peut peuvent peux plus plutot
pour pourquoi pouvoir quand que quel quelle quelqu qui quoi sa sais sait sans savoir se sera serait ses si sinon
soit son sont souvent sur ta te tes toi ton toujours tous tout toute toutes tres trop tu un une va vais veut veux
vos votre voudrait voudrais vous y suis sommes
"""
_EMPTY = frozenset(_OF_EVERY_SENTENCE.split())
_ENDINGS = ("issements", "issement", "ements", "ement", "ations", "ation", "erons", "eraient", "erait", "aient")
_ENDINGS += ("euses", "euse", "eurs", "eur", "antes", "ante", "ants", "ant", "ees", "ent", "ons", "ait", "ais")
_ENDINGS += ("es", "er", "ez", "ee", "re", "s", "e", "x", "t")


def stems(text: str) -> list[str]:
    """The words that say something, without their usual endings: « Les accueils ouvrent » -> ["accueil", "ouvr"]."""
    words = re.findall(r"[a-z0-9]+", fold(text).replace("œ", "oe"))
    return [_stem(word) for word in words if len(word) > _SHORT and word not in _EMPTY]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _PIECE:
            return word[: -len(ending)]
    return word


def _features(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for stem in stems(text):
        found[f"={stem}"] += 2
        padded = f" {stem} "
        found.update(padded[at : at + _PIECE] for at in range(len(padded) - _PIECE + 1))
    return found


class Alike(Generic[Key]):
    """Some messages, by key, compared with each other. Building it reads each once; texts: of one consultation."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        counts = {key: _features(text) for key, text in texts.items()}
        spread = Counter(feature for found in counts.values() for feature in found)
        weight = {feature: math.log((1 + len(counts)) / (1 + times)) + 0.1 for feature, times in spread.items()}
        self._vectors = {key: _unit(found, weight) for key, found in counts.items()}

    def near(self, key: Key, *, most: int = 3) -> list[Key]:
        """The messages most like this one, likest first; those too far are left out. Raises KeyError."""
        mine = self._vectors[key]
        scores = ((_dot(mine, other), other_key) for other_key, other in self._vectors.items() if other_key != key)
        found = sorted(((score, other) for score, other in scores if score >= NEAR), key=lambda one: -one[0])
        return [other for _score, other in found[:most]]


def _unit(counts: Counter[str], weight: Mapping[str, float]) -> dict[str, float]:
    raw = {feature: (1 + math.log(times)) * weight[feature] for feature, times in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {feature: value / length for feature, value in raw.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * large[feature] for feature, value in small.items() if feature in large)
