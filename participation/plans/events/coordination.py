"""What happens to a meeting with her partners, and to what was decided there."""

from dataclasses import dataclass
from uuid import UUID

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class CoordinationEvent(PlanEvent):
    coordination: UUID


@dataclass(frozen=True, kw_only=True)
class CoordinationProposed(CoordinationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CoordinationAgreed(CoordinationEvent):
    """From then on the partners know of it."""


@dataclass(frozen=True, kw_only=True)
class CoordinationTalkAsked(CoordinationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CoordinationDeclined(CoordinationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CoordinationCancelled(CoordinationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CoordinationInvited(CoordinationEvent):
    """Who is asked to come is not the same any more."""


@dataclass(frozen=True, kw_only=True)
class CoordinationAnswered(CoordinationEvent):
    """A partner says whether somebody comes."""

    structure: UUID


@dataclass(frozen=True, kw_only=True)
class CoordinationHeld(CoordinationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class JointDecisionAnswered(CoordinationEvent):
    """What she says of a decision that was only noted."""

    section: UUID
    decision: UUID
