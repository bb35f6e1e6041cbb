"""The words a plan's life is told in. How it goes from one to the next: engine.life."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Voice(TextChoices):
    """Whose words, whose act."""

    PERSON = "person", _("la personne")
    TEAM = "team", _("l’équipe")

    @property
    def other(self) -> "Voice":
        return Voice.TEAM if self is Voice.PERSON else Voice.PERSON


class Answer(TextChoices):
    """To « Êtes-vous d’accord avec ce projet ? ». Empty: no answer yet."""

    YES = "yes", _("D’accord")
    TALK = "talk", _("En parler avant")
    NO = "no", _("Pas d’accord")


class State(TextChoices):
    DRAFT = "draft", _("Vient de commencer")
    WRITING = "writing", _("En cours d’écriture")
    REVIEW = "review", _("À relire ensemble")
    AGREED = "agreed", _("D’accord à deux")
    ACTIVE = "active", _("Signé")
    AMENDMENT = "amendment", _("Signé, un changement se prépare")
    RENEWAL = "renewal", _("Signé, la suite se prépare")
    COMPLETED = "completed", _("Terminé")
    WITHDRAWN = "withdrawn", _("Arrêté")
    ARCHIVED = "archived", _("Rangé")


CLOSED = (State.COMPLETED, State.WITHDRAWN, State.ARCHIVED)
OPEN = tuple(state for state in State if state not in CLOSED)
SIGNED = (State.ACTIVE, State.AMENDMENT, State.RENEWAL)
"""While a signed version holds. One that is agreed again, and waits for its signatures, may have one too."""
