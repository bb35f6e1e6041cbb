"""When the team reads, and the sentences one sends with one tap."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The hours of the house; a structure has no setting of its own yet.
READ_HOURS = _("Nous lisons du lundi au vendredi, de 9 h à 17 h. Personne ne lit la nuit.")


class Quick(TextChoices):
    LATE = "late", _("Je suis en retard")
    CANNOT = "cannot", _("Je ne peux pas venir")


def message_text(quick: str, typed: str) -> str:
    """The sentence that was tapped, then what was typed beside it: neither is lost."""
    said = [f"{Quick(quick).label}."] if quick else []
    return "\n".join([*said, *([typed] if typed.strip() else [])])
