"""What happens to an account, on its own stream: who opened it, what it may do, who gave a card."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    person: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}",)


@dataclass(frozen=True, kw_only=True)
class AccountOpened(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CardGiven(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class RoleGranted(AccountEvent):
    membership: UUID


@dataclass(frozen=True, kw_only=True)
class RoleEnded(AccountEvent):
    membership: UUID


@dataclass(frozen=True, kw_only=True)
class ReferentNamed(AccountEvent):
    worker: UUID
