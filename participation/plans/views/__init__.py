from . import access, glass, meetings, person, shared, sharing, talk, team

__all__ = ["access", "glass", "meetings", "person", "shared", "sharing", "talk", "team"]
