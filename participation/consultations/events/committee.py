"""What the committee does: ids only. Which themes somebody chose is written nowhere here, since each chooses alone."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class CollegeSaid(Event):
    """A member said which college is hers. Which one is not written."""

    territory: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"committee:{self.territory}",)


@dataclass(frozen=True, kw_only=True)
class SortingEvent(Event):
    consultation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"sorting:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class CardsDealt(SortingEvent):
    """Messages were given their numbers, up to this one."""

    up_to: int


@dataclass(frozen=True, kw_only=True)
class ThemeNamed(SortingEvent):
    theme: UUID


@dataclass(frozen=True, kw_only=True)
class ThemeChanged(SortingEvent):
    theme: UUID


@dataclass(frozen=True, kw_only=True)
class ThemesMerged(SortingEvent):
    """What is under `theme` is read as `into`."""

    theme: UUID
    into: UUID


@dataclass(frozen=True, kw_only=True)
class ThemesSplit(SortingEvent):
    theme: UUID


@dataclass(frozen=True, kw_only=True)
class CardCoded(SortingEvent):
    card: UUID


@dataclass(frozen=True, kw_only=True)
class CardSettled(SortingEvent):
    card: UUID
    settlement: UUID


@dataclass(frozen=True, kw_only=True)
class CardNoted(SortingEvent):
    card: UUID
    note: UUID
