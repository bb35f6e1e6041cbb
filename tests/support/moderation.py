"""Words under review, for tests: a sort of words that stands for those of the upper rooms."""

import uuid
from dataclasses import dataclass, field

from participation.moderation.models import ReviewItem, subjects
from participation.moderation.rules import submit_for_review
from participation.people.models import Structure, User
from tests.support.people import StructureFactory, a_person


@dataclass
class Words:
    """Something an upper room would send for review."""

    author: User
    structure: Structure
    text: str
    id: uuid.UUID = field(default_factory=uuid.uuid4)


told: list[ReviewItem] = []
"""The items of which `decided` was told, in order; only the test that looks empties it."""

subjects.register(
    subjects.SubjectKind(
        name="words",
        label="Des mots",
        read=lambda words: subjects.Subject(
            id=words.id,
            structure_id=words.structure.pk,
            author_id=words.author.pk,
            text=words.text,
            context="Les horaires",
        ),
        decided=told.append,
        corrected=lambda item: None,
    )
)


def a_message(
    structure: Structure | None = None, author: User | None = None, text: str = "Il faut ouvrir le samedi."
) -> ReviewItem:
    """A message that waits to be read, sent as an upper room does."""
    structure = structure or StructureFactory()
    author = author or a_person(structure)
    return submit_for_review("words", Words(author, structure, text), by=author)
