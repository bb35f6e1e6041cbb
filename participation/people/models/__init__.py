from .network import Structure, Territory
from .roles import Mandate, Membership, Referent, Role, dated
from .user import Language, User

__all__ = ["Language", "Mandate", "Membership", "Referent", "Role", "Structure", "Territory", "User", "dated"]
