"""Whom the words are about: who of the team is named in them, and whether they speak ill of a structure.

Pure computation. It decides who reads, never what is published: who is named by mistake reads something else.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from .folding import fold

Key = TypeVar("Key", bound=Hashable)

WORD = re.compile(r"[a-z]{3,40}")
"""What a name is compared with: « Li » is in too many words."""

TEAM = re.compile(
    r"\b(?:votre|vos|cette|la|l'|les|leur|une?|des|mon|ma|mes|ce)\s?"
    r"(?:equipe|structure|association|asso|accueil|agence|educ\w{0,8}|travailleu\w{1,4} socia\w{1,3}|referente?s?|"
    r"assistante?s? sociales?|directrice|directeur|direction|responsables?|personnel|service)\b|\bchez vous\b"
)
ILL = re.compile(
    r"\b(?:mal (?:recu|accueilli|parle|traite)\w{0,3}|maltrait\w{1,5}|meprise\w{0,3}|mepris|humili\w{1,6}|"
    r"pas (?:normal|serieux|juste|honnete|correcte?s?|aimables?|respect\w{0,6})|manque de respect|"
    r"scandal\w{1,4}|honte|honteux|"
    r"(?:me|m'a|nous|l'a) (?:frapp|tap|batt|viol|pouss|touch)\w{1,5}|"
    r"menace\w{0,3}|racistes?|discrimin\w{1,8}|injustes?|mechante?s?|agressi\w{1,4}|hurle\w{0,3}|crie\w{0,2} dessus|"
    r"ne (?:m'|nous )?(?:ecoute\w{0,3}|repond\w{0,3})|(?:m'|nous |s'en )(?:ignore\w{0,3}|fiche\w{0,2}|fout\w{0,3})|"
    r"se fiche\w{0,2}|se fout\w{0,3}|nulle?s?|incompetent\w{0,2}|mens\w{1,5}|menti\w{0,2}|abus\w{0,4}|plainte)\b"
)


def named_in(text: str, people: Mapping[Key, str]) -> set[Key]:
    """Those of whom the text says a first or a family name, as whole words; people: who -> her full name."""
    words = set(WORD.findall(fold(text).flat))
    return {who for who, name in people.items() if words.intersection(_parts(name))}


def speaks_ill(text: str, structures: Iterable[str]) -> bool:
    """Whether the words criticise one of these structures, by its name, or « l'équipe » and the like."""
    flat = fold(text).flat
    if ILL.search(flat) is None:
        return False
    return TEAM.search(flat) is not None or any(fold(name).flat in flat for name in structures if name)


def _parts(name: str) -> set[str]:
    return set(WORD.findall(fold(name).flat))
