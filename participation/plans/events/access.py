"""Who looked at a plan, and how. Read in « Qui a regardé mon projet »."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class AccessEvent(Event):
    """Who looked at the plan. On a stream that wakes nobody, and that nobody can subscribe to."""

    plan: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"access:{self.plan}",)


@dataclass(frozen=True, kw_only=True)
class PlanRead(AccessEvent):
    """as_what: a permissions.Reader; how: a permissions.How; section: the one part that was read, else the plan whole;
    structure: through which a partner looked; glass: the emergency reading this belongs to."""

    as_what: str
    how: str
    section: UUID | None = None
    structure: UUID | None = None
    glass: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class GlassEvent(AccessEvent):
    """An emergency reading. On the plan's own stream too, so that her open page says it at once."""

    glass: UUID

    def streams(self) -> tuple[str, ...]:
        return (*super().streams(), f"plan:{self.plan}")


@dataclass(frozen=True, kw_only=True)
class GlassOpened(GlassEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GlassReviewed(GlassEvent):
    """What the second person said is in the row."""
