"""The word with which every address says for whom it is made."""

from participation.people.views.doors import Audience

__all__ = ["Audience"]
