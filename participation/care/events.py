"""What happens to an alert. Ids only: never a word, never a danger."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event

STREAM = "care"


def readings_of(alert: UUID) -> str:
    """The stream where it is written who opened an alert. It wakes nobody."""
    return f"access:care:{alert}"


@dataclass(frozen=True, kw_only=True)
class AlertEvent(Event):
    alert: UUID

    def streams(self) -> tuple[str, ...]:
        return (STREAM,)


class AlertRaised(AlertEvent):
    """Somebody may be in danger."""


class AlertChanged(AlertEvent):
    """The author sent other words, or another number: they are read again."""


@dataclass(frozen=True, kw_only=True)
class RosterCalled(AlertEvent):
    """Nobody had taken it: the next one of the roster was called."""

    to: UUID
    rank: int


class AlertClaimed(AlertEvent):
    """Somebody takes care of it."""


class AlertNoted(AlertEvent):
    """What was done is written."""


@dataclass(frozen=True, kw_only=True)
class AlertHandedOver(AlertEvent):
    """From now on somebody else takes care of it."""

    to: UUID


class AlertClosed(AlertEvent):
    """It is over, and what was done is written."""


class AlertErased(AlertEvent):
    """It was not over, and went with the account of its person."""


@dataclass(frozen=True, kw_only=True)
class AlertRead(Event):
    alert: UUID

    def streams(self) -> tuple[str, ...]:
        return (readings_of(self.alert),)


@dataclass(frozen=True, kw_only=True)
class RosterChanged(Event):
    """Who is called when, how soon, or about a child: somebody who runs it changed it."""

    structure: UUID | None = None
    territory: UUID | None = None

    def streams(self) -> tuple[str, ...]:
        return (STREAM,)
