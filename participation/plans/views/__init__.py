from . import access, glass, person, shared, sharing, team

__all__ = ["access", "glass", "person", "shared", "sharing", "team"]
