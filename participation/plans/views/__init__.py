from . import access, glass, person, shared, sharing, talk, team

__all__ = ["access", "glass", "person", "shared", "sharing", "talk", "team"]
