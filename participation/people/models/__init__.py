from .entry import CODE_LIFE, EntryCode, Spending
from .network import Structure, Territory
from .roles import OF_STRUCTURE, STAFF, Mandate, Membership, Referent, Role, dated
from .user import Language, User

__all__ = [
    "CODE_LIFE",
    "OF_STRUCTURE",
    "STAFF",
    "EntryCode",
    "Language",
    "Mandate",
    "Membership",
    "Referent",
    "Role",
    "Spending",
    "Structure",
    "Territory",
    "User",
    "dated",
]
