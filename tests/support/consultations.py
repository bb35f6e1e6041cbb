"""Consultations for tests."""

import datetime as dt
import itertools
import uuid

from django.conf import settings

from journal.models import Channel
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.answers import Answer
from participation.consultations.engine.form import Choice, Form, Kind, Question, Words, to_data
from participation.consultations.models import Anonymity, Consultation, Contribution, Questionnaire, State
from participation.consultations.rules import (
    Letter,
    Who,
    answer_question,
    close_consultation,
    post_contribution,
    send_answers,
)
from participation.people.models import Structure, User
from tests.support.people import StructureFactory, a_person

_slugs = itertools.count(1)
STATEMENT, PLACES = "L’accueil doit ouvrir le samedi matin.", "Quel moment vous va le mieux\u00a0?"
YES, NO, EVENING = {"v": ["yes"]}, {"v": ["no"]}, {"v": ["soir"]}


def fr(label: str, hint: str = "") -> dict[str, Words]:
    return {"fr": Words(label, hint)}


MOMENTS = (Choice("matin", fr("Le matin")), Choice("soir", fr("Le soir")))
FORM = Form(
    "Les horaires",
    questions=(
        Question("samedi", Kind.STATEMENT, fr(STATEMENT)),
        Question("moment", Kind.ONE, fr(PLACES), list_name="moments", choices=MOMENTS),
    ),
)
"""One question of each kind that everybody knows: samedi (yes, no), moment (matin, soir)."""


def a_consultation(
    structure: Structure | None = None, *, finished: bool = False, form: Form = FORM, **fields
) -> Consultation:
    """Open since yesterday (or finished since this morning), confidential unless said."""
    opens_at = now() - dt.timedelta(days=10 if finished else 1)
    defaults = {
        "opens_at": opens_at,
        "closes_at": opens_at + dt.timedelta(days=9, hours=12),
        "title": "Les horaires des accueils",
        "intro": "Dites ce qui vous va.",
        "slug": f"horaires-{next(_slugs)}",
        "anonymity": Anonymity.CONFIDENTIAL,
    }
    fields = defaults | fields
    fields.setdefault("state", State.OPEN if fields["opens_at"] else State.DRAFT)
    consultation = Consultation.objects.create(structure=structure or StructureFactory(), **fields)
    in_use = fields["opens_at"] if fields["state"] != State.DRAFT else None
    Questionnaire.objects.create(consultation=consultation, content=to_data(form), in_use_at=in_use)
    if consultation.state == State.OPEN:
        keyring.make(settings.KEYS_DIR, consultation.pk)
    return consultation


def an_anonymous_one(structure: Structure | None = None, **fields) -> Consultation:
    return a_consultation(structure, anonymity=Anonymity.ANONYMOUS, **fields)


def answer(consultation: Consultation, name: str, said: Answer | None, by: User, person: User | None = None) -> Letter:
    """One answer, for oneself or for the person one helps."""
    return answer_question(consultation, name, answer=said, who=Who(person=person or by, by=by))


def sent_by(consultation: Consultation, by: User, person: User | None = None, **answers: Answer) -> Letter:
    """Answers, sent."""
    for name, said in answers.items():
        answer(consultation, name, said, by, person)
    return send_answers(consultation, who=Who(person=person or by, by=by))


def close(consultation: Consultation) -> None:
    """Its last day is over, and the house has put everything away."""
    consultation.closes_at = now() - dt.timedelta(minutes=1)
    consultation.save(update_fields=["closes_at"])
    close_consultation(consultation.pk, by=None)
    consultation.refresh_from_db()


def a_contribution(
    consultation: Consultation, author: User | None = None, text: str = "Ouvrez le samedi."
) -> Contribution:
    author = author or a_person(consultation.structure)
    return post_contribution(consultation, text=text, key=uuid.uuid4(), who=Who.self(author))


def channels_of(letter: Letter) -> set[str]:
    return {Channel(one) for one in letter.channels.values()}
