"""Erase what a member of a committee left: her name goes, what the committee decided stays."""

from participation.consultations.models import CardNote, Coding, Seat, Settlement
from participation.moderation.rules import withdrawn_words
from participation.people.models import User


def erase_sittings(person: User) -> None:
    """Which themes went with a message was chosen by two, and others wrote recommendations on it. Her notes are her
    words: they go; that somebody did not agree stays."""
    Seat.objects.filter(user=person).delete()
    Coding.objects.filter(coder=person).update(coder=None)
    Settlement.objects.filter(by=person).update(by=None)
    hers = CardNote.objects.filter(author=person)
    hers.filter(against=None).delete()
    hers.update(text=withdrawn_words(), author=None)
