from .contact import Contact
from .entry import CODE_LIFE, EntryCode, Spending
from .helping import HELP_REQUEST_LIFE, HelpRequest, key_of
from .invitations import INVITATION_LIFE, Invitation
from .keeping import ERASE_WITHIN, ArchivedRecord, EraseRequest, EraseWhy
from .network import Structure, Territory
from .resets import RESET_LIFE, PhoneReset
from .resets import Reason as ResetReason
from .roles import OF_STRUCTURE, STAFF, Mandate, Membership, Referent, Role, Scope, accompanying, dated, mandated
from .sealed import SEALED_LIFE, SealedPost
from .user import PHONE_SURE_FOR, Language, User

__all__ = [
    "CODE_LIFE",
    "ERASE_WITHIN",
    "HELP_REQUEST_LIFE",
    "INVITATION_LIFE",
    "OF_STRUCTURE",
    "PHONE_SURE_FOR",
    "RESET_LIFE",
    "SEALED_LIFE",
    "STAFF",
    "ArchivedRecord",
    "Contact",
    "EntryCode",
    "EraseRequest",
    "EraseWhy",
    "HelpRequest",
    "Invitation",
    "Language",
    "Mandate",
    "Membership",
    "PhoneReset",
    "Referent",
    "ResetReason",
    "Role",
    "Scope",
    "SealedPost",
    "Spending",
    "Structure",
    "Territory",
    "User",
    "accompanying",
    "dated",
    "key_of",
    "mandated",
]
