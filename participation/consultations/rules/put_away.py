"""From an opened letter to what is counted: free words on one side, the sheet on the other."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from journal.models import Channel
from kit.time import midnight, today
from participation.consultations.engine.answers import kept, texts, without_texts
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, Contribution
from participation.moderation.rules import submit_for_review

from .receipts import receipt_digest
from .speaking import MESSAGE, Letter

KIND = "contribution"
"""Name of these words in the registry of moderation."""
_random = random.SystemRandom()


@dataclass(frozen=True)
class Word:
    """Free words that are nobody's. question: its name. receipt: the digest under which her code finds them."""

    question: str
    text: str
    channel: str
    receipt: str


def free_words(letter: Letter, form: Form) -> dict[str, str]:
    """Her words by question, those that have not left yet."""
    found = texts(form, kept(form, letter.answers))
    if letter.message:
        found[MESSAGE] = letter.message
    return {name: text for name, text in found.items() if name not in letter.early}


def counted(letter: Letter, form: Form) -> Mapping[str, object]:
    """What a sheet is made of: the answers that count, without words."""
    return without_texts(kept(form, letter.answers))


def channel_of(letter: Letter) -> str:
    """Of the whole sheet: how it was entered; one answer with help makes it « avec de l’aide »."""
    if letter.channel:
        return letter.channel
    return Channel.ASSISTED if letter.helper else Channel.SELF


def territory_of(letter: Letter) -> UUID | None:
    return UUID(letter.territory) if letter.territory else None


def receipt_of(consultation: Consultation, letter: Letter, name: str | None = None, form: Form | None = None) -> str:
    """The digest under which a receipt finds these words; without a name, the digest that says it exists."""
    if name is None or form is None:
        return receipt_digest(consultation.pk, letter.receipt, 0)
    names = [MESSAGE, *(question.name for question in form.asked)]
    return receipt_digest(consultation.pk, letter.receipt, 1 + names.index(name))


def receipts_of(consultation: Consultation, letter: Letter, form: Form, names: Iterable[str]) -> dict[str, str]:
    """Question -> the digest under which her code finds these words."""
    return {name: receipt_of(consultation, letter, name, form) for name in names}


def words_of(consultation: Consultation, letter: Letter, form: Form) -> list[Word]:
    """Her words that have not left yet, as they leave without a name."""
    channel = channel_of(letter)
    return [
        Word(name, text, channel, receipt_of(consultation, letter, name, form))
        for name, text in free_words(letter, form).items()
    ]


def publish_words(consultation: Consultation, persons: Iterable[Sequence[Word]]) -> None:
    """Give words that are nobody's to moderation, in an order that says nothing; with the day, and no hour.

    persons: of each, her words. By which way they came is said where that says nothing of anybody.
    """
    said = [words for words in persons if words]
    channels_said = _is_by_enough(said, consultation.k_min)
    shuffled = [word for words in said for word in words]
    _random.shuffle(shuffled)
    day = today()
    for word in shuffled:
        contribution = Contribution(
            consultation=consultation,
            author=None,
            question=word.question,
            text=word.text,
            # Ids of here are drawn: those of elsewhere tell the moment they were made.
            id=uuid.uuid4(),
            key=uuid.uuid4(),
            channel=word.channel if channels_said else "",
            receipt=word.receipt,
            created_at=midnight(day),
        )
        contribution.review = submit_for_review(KIND, contribution, by=None, channel=contribution.channel, day=day)
        contribution.save()


def _is_by_enough(said: Sequence[Sequence[Word]], least: int) -> bool:
    """Whether each way was taken by so many persons: one who is alone on paper is named by it, and if hers alone were
    left out, by that too."""
    return all(count >= least for count in Counter(words[0].channel for words in said).values())
