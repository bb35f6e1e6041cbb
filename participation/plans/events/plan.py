"""What happens to a plan. Read by its page as it happens, and by « Qui a écrit quoi, et quand »."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class PlanEvent(Event):
    """On the plan's own stream: everybody who may read the plan sees it."""

    plan: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"plan:{self.plan}",)


@dataclass(frozen=True, kw_only=True)
class PlanOpened(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class SectionOpened(PlanEvent):
    section: UUID


@dataclass(frozen=True, kw_only=True)
class WordsShown(PlanEvent):
    """The person showed her words."""

    section: UUID
    words: UUID
    version: UUID


@dataclass(frozen=True, kw_only=True)
class WordsWritten(PlanEvent):
    """Somebody wrote in words that are shown as they are written. post: the sequence it gave them."""

    section: UUID
    words: UUID
    post: int


@dataclass(frozen=True, kw_only=True)
class WordsReread(PlanEvent):
    """One side has read again what both had changed at once."""

    section: UUID
    words: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalEvent(PlanEvent):
    section: UUID
    words: UUID
    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class WordsProposed(ProposalEvent):
    """Words that wait for her yes."""


@dataclass(frozen=True, kw_only=True)
class WordsAccepted(ProposalEvent):
    """« D’accord »."""


@dataclass(frozen=True, kw_only=True)
class WordsKept(ProposalEvent):
    """« Garder mes mots »."""


@dataclass(frozen=True, kw_only=True)
class WordsTakenBack(ProposalEvent):
    """Who proposed them does no more."""


@dataclass(frozen=True, kw_only=True)
class StepEvent(PlanEvent):
    section: UUID
    step: UUID


@dataclass(frozen=True, kw_only=True)
class StepProposed(StepEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StepAgreed(StepEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StepTalkAsked(StepEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StepDeclined(StepEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StepFinished(StepEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StepReopened(StepEvent):
    """Said done, then not done."""


@dataclass(frozen=True, kw_only=True)
class ConsentEvent(PlanEvent):
    section: UUID
    structure: UUID
    consent: UUID


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(ConsentEvent):
    """She opened a part to a structure."""


@dataclass(frozen=True, kw_only=True)
class ConsentRevoked(ConsentEvent):
    """She closed it."""


@dataclass(frozen=True, kw_only=True)
class PlanAgreed(PlanEvent):
    """One side said yes."""


@dataclass(frozen=True, kw_only=True)
class PlanTalkAsked(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanRefused(PlanEvent):
    """One side said « Je ne suis pas d’accord »."""


@dataclass(frozen=True, kw_only=True)
class PlanCompleted(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanWithdrawn(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DraftKept(Event):
    """She kept words for herself. On a stream nobody can subscribe to: not even the fact is shared."""

    plan: UUID
    section: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"drafts:{self.plan}",)
