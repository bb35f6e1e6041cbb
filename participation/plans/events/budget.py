"""What happens to the budget. Never an amount: ids only."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class BudgetEvent(PlanEvent):
    section: UUID
    line: UUID


@dataclass(frozen=True, kw_only=True)
class BudgetLineWritten(BudgetEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BudgetLineChanged(BudgetEvent):
    """line: the one that took the place of the other."""


@dataclass(frozen=True, kw_only=True)
class BudgetLineRemoved(BudgetEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BudgetProposalEvent(BudgetEvent):
    """line: hers, which would change."""

    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class BudgetChangeProposed(BudgetProposalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BudgetChangeAccepted(BudgetProposalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BudgetChangeTalkAsked(BudgetProposalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BudgetChangeDeclined(BudgetProposalEvent):
    """She keeps her figures."""


@dataclass(frozen=True, kw_only=True)
class BudgetLineKept(Event):
    """She kept a line for herself, or threw one away. On a stream nobody can subscribe to, as DraftKept."""

    plan: UUID
    section: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"drafts:{self.plan}",)
