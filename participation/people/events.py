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
class PasskeyAdded(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PasskeyRemoved(RightsChanged):
    pass


@dataclass(frozen=True, kw_only=True)
class SecondFactorRemoved(RightsChanged):
    """Of somebody of the staff: a session that proved it with this one has proved nothing any more."""


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


@dataclass(frozen=True, kw_only=True)
class PostSealed(AccountEvent):
    """Came just after the door closed. Neither what it says nor where it was going is written here."""


@dataclass(frozen=True, kw_only=True)
class SealedPostForgotten(AccountEvent):
    """Sent again, or thrown away."""


@dataclass(frozen=True, kw_only=True)
class ErasureAsked(AccountEvent):
    request: UUID


@dataclass(frozen=True, kw_only=True)
class ErasureProposed(AccountEvent):
    """By the house: nobody came for two years."""

    request: UUID


@dataclass(frozen=True, kw_only=True)
class ErasureTakenBack(AccountEvent):
    """By her, or because she came again."""


@dataclass(frozen=True, kw_only=True)
class ErasureDeclined(AccountEvent):
    """The relay keeps what the house proposed to erase."""

    request: UUID


@dataclass(frozen=True, kw_only=True)
class PersonErased(RightsChanged):
    request: UUID


@dataclass(frozen=True, kw_only=True)
class AccountNeverUsed(RightsChanged):
    """Erased by the house: nobody ever came."""


@dataclass(frozen=True, kw_only=True)
class DataTaken(AccountEvent):
    """She took along all that is about her; or somebody did, with her telephone in hand."""


@dataclass(frozen=True, kw_only=True)
class WorkerInvited(AccountEvent):
    """A code for somebody of the team: her first one, or after a lost password."""


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(AccountEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class InvitationCancelled(AccountEvent):
    invitation: UUID


@dataclass(frozen=True, kw_only=True)
class NetworkEvent(Event):
    """What happens to the network itself, on the territory's stream."""

    territory: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"network:{self.territory}",)


@dataclass(frozen=True, kw_only=True)
class TerritoryOpened(NetworkEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class StructureOpened(NetworkEvent):
    structure: UUID


@dataclass(frozen=True, kw_only=True)
class DoorOpened(NetworkEvent):
    """A number nobody knows may open an account here."""


@dataclass(frozen=True, kw_only=True)
class DoorShut(NetworkEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ResetAsked(AccountEvent):
    reset: UUID


@dataclass(frozen=True, kw_only=True)
class ResetConfirmed(RightsChanged):
    reset: UUID


@dataclass(frozen=True, kw_only=True)
class ResetWithdrawn(AccountEvent):
    """Refused by the second worker, or taken back by the first."""

    reset: UUID


@dataclass(frozen=True, kw_only=True)
class ContactAgreed(AccountEvent):
    """How to reach her was chosen, by her or with her: neither the number nor the words are written here."""


@dataclass(frozen=True, kw_only=True)
class CallEvent(Event):
    """Of a call to an account; or, for a number without account, to whoever the team of a structure calls."""

    call: UUID
    person: UUID | None = None

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}" if self.person else f"call:{self.call}",)


@dataclass(frozen=True, kw_only=True)
class CallTaken(CallEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CallEnded(CallEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class HelpAsked(AccountEvent):
    request: UUID


@dataclass(frozen=True, kw_only=True)
class HelpWithdrawn(AccountEvent):
    request: UUID


@dataclass(frozen=True, kw_only=True)
class HelpDeclined(AccountEvent):
    request: UUID


@dataclass(frozen=True, kw_only=True)
class MandateGiven(RightsChanged):
    """On her stream and on her helper's: both may read when it began."""

    helper: UUID
    mandate: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}", f"people:{self.helper}")


@dataclass(frozen=True, kw_only=True)
class MandateEnded(MandateGiven):
    pass
