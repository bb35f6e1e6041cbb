from . import person, shared, sharing, team

__all__ = ["person", "shared", "sharing", "team"]
