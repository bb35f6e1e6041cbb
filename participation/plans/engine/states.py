"""The words a plan's life is told in, and how it goes from one to the next."""

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
    WRITING = "writing", _("En cours d’écriture")
    REVIEW = "review", _("À relire ensemble")
    AGREED = "agreed", _("D’accord à deux")
    COMPLETED = "completed", _("Terminé")
    WITHDRAWN = "withdrawn", _("Arrêté")


OPEN = (State.WRITING, State.REVIEW, State.AGREED)
CLOSED = (State.COMPLETED, State.WITHDRAWN)


def state_after_answers(person: str, team: str, before: str) -> State:
    """The state of an open plan once its two sides have answered so ("" for no answer yet)."""
    if person == team == Answer.YES:
        return State.AGREED
    if {person, team} & {Answer.TALK, Answer.NO}:
        return State.REVIEW
    return State.WRITING if before == State.WRITING else State.REVIEW


def state_after_change(person: str, team: str, before: str) -> State:
    """The state of an open plan whose words or steps just changed, which takes both answers away."""
    return State.REVIEW if before != State.WRITING or person or team else State.WRITING
