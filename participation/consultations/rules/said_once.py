"""The same form sent twice says one thing; sent again with something else, after « back », it says another."""

from uuid import UUID, uuid5


def said_once(key: UUID, *said: object) -> UUID:
    """The key of what was said with a form. Other words have another: they are never taken for a repetition, nor lost
    while the page says that they are kept."""
    return uuid5(key, "\0".join(str(one) for one in said))
