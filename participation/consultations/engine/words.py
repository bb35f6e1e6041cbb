"""What a message may be. Pure: no Django, no database."""

LONGEST = 5_000
"""Characters of a message, the figure the form says."""


def normalised(text: str) -> str:
    """The text with one kind of line end, as a person counts it; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_empty(text: str) -> bool:
    return not text.strip()


def is_storable(text: str) -> bool:
    """Whether every database keeps it: PostgreSQL refuses NUL, and half of a surrogate pair is no character."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
