"""Words as people type them: without accents, without capitals, in any order."""

import unicodedata


def fold(text: str) -> str:
    """« Joël » -> « joel »: what is left when nobody minds accents and capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matches(text: str, typed: str) -> bool:
    """Whether each typed word begins a word of the text, in any order. Nothing typed matches everything."""
    words = fold(text).replace("-", " ").split()
    return all(any(word.startswith(begun) for word in words) for begun in fold(typed).replace("-", " ").split())
