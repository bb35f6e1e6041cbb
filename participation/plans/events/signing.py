"""What happens to a version both sides agreed to."""

from dataclasses import dataclass
from uuid import UUID

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class AgreementEvent(PlanEvent):
    agreement: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementFrozen(AgreementEvent):
    """sha256: of its content. The journal is a second place where it stands."""

    sha256: str


@dataclass(frozen=True, kw_only=True)
class ProofEvent(AgreementEvent):
    """proof: the link of the version's chain that says all of it."""

    proof: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(ProofEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class AgreementRefused(ProofEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class AgreementPrinted(ProofEvent):
    """Made into a paper, which is kept."""


@dataclass(frozen=True, kw_only=True)
class CopyHanded(ProofEvent):
    """Her copy, on paper, into her hand."""


@dataclass(frozen=True, kw_only=True)
class AgreementInForce(AgreementEvent):
    """All have signed it."""
