from .network import Structure, Territory
from .roles import STAFF, Mandate, Membership, Referent, Role, dated
from .user import Language, User

__all__ = ["STAFF", "Language", "Mandate", "Membership", "Referent", "Role", "Structure", "Territory", "User", "dated"]
