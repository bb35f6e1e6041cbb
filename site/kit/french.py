"""French: what it asks of a sentence once the names are in it."""

import re

from django.utils.translation import get_language

# Before a vowel, and before the y of Yves; the h of Hamid and the y of Yasmina are spoken.
ELIDED = re.compile(r"\b([Dd])e (?=[aeiouàâäéèêëîïôöùûüœæ]|y[^aeiouy])", re.IGNORECASE)


def elide(text: str) -> str:
    """« Les mots de Awa » -> « Les mots d’Awa ». The first « de » alone: those of a family name stay as they are."""
    return ELIDED.sub(r"\1’", text, count=1) if (get_language() or "").startswith("fr") else text
