from . import person, team

__all__ = ["person", "team"]
