"""What a plan becomes, other than by what is written in it."""

from dataclasses import dataclass

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class KindChosen(PlanEvent):
    """What it is before the law, and for how long: the row says it."""


@dataclass(frozen=True, kw_only=True)
class PlanRenewed(PlanEvent):
    """The next contract begins to be written."""


@dataclass(frozen=True, kw_only=True)
class TermsAmended(PlanEvent):
    """The benefits received for her, or the hours a week, are to be others: the row says which."""


@dataclass(frozen=True, kw_only=True)
class PlanArchived(PlanEvent):
    """The house has put it away: it is hers alone to read."""
