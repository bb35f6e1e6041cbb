"""What happens to an account, on its own stream: who opened it, what it may do, who gave a card."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    person: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}",)


@dataclass(frozen=True, kw_only=True)
class RightsChanged(AccountEvent):
    """What somebody may see has changed: all that is live asks again, everywhere, at once."""

    changes_rights: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class AccountOpened(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CardGiven(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CardUsed(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PinChosen(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PinRemoved(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PersonMet(AccountEvent):
    """A worker stood in front of her: the number is hers, for some weeks more."""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(RightsChanged):
    membership: UUID


@dataclass(frozen=True, kw_only=True)
class RoleEnded(RightsChanged):
    membership: UUID


@dataclass(frozen=True, kw_only=True)
class ReferentNamed(RightsChanged):
    worker: UUID


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(RightsChanged):
    pass


@dataclass(frozen=True, kw_only=True)
class StandInNamed(RightsChanged):
    worker: UUID
    stand_in: UUID


@dataclass(frozen=True, kw_only=True)
class StandInAgreed(RightsChanged):
    """Her yes may be how she was told: then it begins with it."""

    stand_in: UUID


@dataclass(frozen=True, kw_only=True)
class StandInTalkAsked(AccountEvent):
    stand_in: UUID


@dataclass(frozen=True, kw_only=True)
class StandInRefused(RightsChanged):
    stand_in: UUID


@dataclass(frozen=True, kw_only=True)
class StandInEnded(RightsChanged):
    stand_in: UUID
