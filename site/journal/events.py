"""What an event is: past tense, frozen, ids only, and the names of the streams it belongs to."""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of every event: subclass it, frozen, with ids as fields, and say in `streams()` where it is written.

    changes_rights: from now on somebody may see less, or more, than a moment ago. What is live then asks every right
    again, everywhere, at once: the stream RIGHTS moves after the commit.
    """

    changes_rights: ClassVar[bool] = False

    def streams(self) -> tuple[str, ...]:
        """Names of the streams, for instance ("plan:0199...",)."""
        raise NotImplementedError

    @property
    def verb(self) -> str:
        return type(self).__name__

    def targets(self) -> dict[str, object]:
        """The ids, ready for JSON: UUIDs as text, numbers and booleans as they are, None left out."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {
            name: value if isinstance(value, (bool, int)) else str(value) for name, value in values if value is not None
        }


RIGHTS = "rights"


@dataclass(frozen=True, kw_only=True)
class RightsMoved(Event):
    """Who may see what is no longer the same. Says nothing else: what happened is in the stream where it happened."""

    def streams(self) -> tuple[str, ...]:
        return (RIGHTS,)
