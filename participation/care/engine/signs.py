"""The dangers that words say, and where they say them: the flags of moderation, cut for the page that marks them."""

from dataclasses import dataclass

from participation.moderation.engine.flags import dangers


@dataclass(frozen=True)
class Piece:
    """A run of the text; danger: whether it is why the alert was raised."""

    text: str
    danger: bool = False


def says_danger(text: str) -> bool:
    """Whether somebody should read it before all the others."""
    return bool(dangers(text))


def dangers_in(text: str) -> list[str]:
    """The kinds, each once, in order."""
    return list(dict.fromkeys(flag.kind for flag in dangers(text)))


def pieces(text: str) -> list[Piece]:
    """The text cut where it says a danger; joined again, it is the text. Flags that lie over others are one piece."""
    found, end = [], 0
    for flag in dangers(text):
        if flag.end > end:
            start = max(flag.start, end)
            found += [Piece(text[end:start]), Piece(text[start : flag.end], danger=True)]
            end = flag.end
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]
