"""Consultations for tests."""

import datetime as dt
import itertools
import uuid

from kit.time import now
from participation.consultations.models import Consultation, Contribution, Kind, Question
from participation.consultations.rules import post_contribution
from participation.people.models import Structure, User
from tests.support.people import StructureFactory, a_person

_slugs = itertools.count(1)
STATEMENT, PLACES = "L’accueil doit ouvrir le samedi matin.", "Quel moment vous va le mieux\u00a0?"


def a_consultation(structure: Structure | None = None, *, finished: bool = False, **fields) -> Consultation:
    """Open since yesterday (or finished since this morning), with one question of each kind."""
    opens_at = now() - dt.timedelta(days=10 if finished else 1)
    dates = {"opens_at": opens_at, "closes_at": opens_at + dt.timedelta(days=9, hours=12)}
    fields = {
        "title": "Les horaires des accueils",
        "intro": "Dites ce qui vous va.",
        "slug": f"horaires-{next(_slugs)}",
    } | fields
    consultation = Consultation.objects.create(structure=structure or StructureFactory(), **(dates | fields))
    Question.objects.create(consultation=consultation, position=1, kind=Kind.AGREE, text=STATEMENT)
    moments = Question.objects.create(consultation=consultation, position=2, kind=Kind.CHOICE, text=PLACES)
    moments.options.create(position=1, value="matin", text="Le matin")
    moments.options.create(position=2, value="soir", text="Le soir")
    return consultation


def close(consultation: Consultation) -> None:
    """Its last day is over."""
    consultation.closes_at = now() - dt.timedelta(minutes=1)
    consultation.save(update_fields=["closes_at"])


def a_contribution(
    consultation: Consultation, author: User | None = None, text: str = "Ouvrez le samedi."
) -> Contribution:
    author = author or a_person(consultation.structure)
    return post_contribution(consultation, text=text, key=uuid.uuid4(), by=author)
