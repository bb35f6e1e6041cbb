"""Results to read: of a few people, nearly all hidden; of more, with what may be shown of them."""

from __future__ import annotations

import random

from django.conf import settings

from kit.demo import Life
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.answers import Answer
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Choice, Form, Kind, Question, Words
from participation.consultations.models import Anonymity, Consultation, Publication
from participation.consultations.rules import Who, answer_question, close_consultation, publish_results, send_answers

from .samples import opened

VISITORS = 58


def fr(text: str) -> dict[str, Words]:
    return {"fr": Words(text)}


def choices(*texts: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"c{place}", fr(text)) for place, text in enumerate(texts, start=1))


FORM = Form(
    "La vie au Trait d’union",
    questions=(
        Question("samedi", Kind.STATEMENT, fr("Le Trait d’union doit ouvrir le samedi.")),
        Question(
            "accueil", Kind.FACES, fr("Comment êtes-vous reçu ou reçue\xa0?"), choices=choices("Mal", "Moyen", "Bien")
        ),
        Question(
            "envies",
            Kind.SEVERAL,
            fr("Qu’aimeriez-vous faire ici\xa0?"),
            choices=choices("Cuisiner", "Réparer", "Parler français", "Jouer"),
            at_most=2,
        ),
        Question("fois", Kind.NUMBER, fr("Combien de fois par mois venez-vous\xa0?"), least=0),
    ),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    published(life, Consultation.objects.get(slug="les-douches"), days_ago=40)
    published(life, _life_here(life), days_ago=12)


def _life_here(life: Life) -> Consultation:
    """Answered by people without an account, and closed."""
    intro = "Le Trait d’union a un an. Dites ce qui va bien, et ce qui peut changer."
    dates = (life.at(-40, 9), life.at(1, 20))
    consultation = opened(life, FORM, "la-vie-au-trait-d-union", intro, dates, anonymity=Anonymity.ANONYMOUS)
    draws = random.Random(3)  # noqa: S311
    for _ in range(VISITORS):
        who = Who(code=new_code())
        for question in FORM.asked:
            if draws.random() < 0.9:
                answer_question(consultation, question.name, answer=_said(question, draws), who=who)
        answer_question(consultation, "samedi", answer={"v": [draws.choice(("yes", "yes", "no"))]}, who=who)
        send_answers(consultation, who=who)
    consultation = close_consultation(consultation.pk, by=life.people["claire"])
    keyring.destroy(settings.KEYS_DIR, consultation.pk)  # as the next tick of the house would
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=life.at(-15, 20))
    return consultation


def _said(question: Question, draws: random.Random) -> Answer:
    if draws.random() < 0.1:
        return {"s": "unsure"}
    if question.kind is Kind.NUMBER:
        return {"n": draws.choice((1, 1, 2, 4, 4, 8, 12))}
    if question.kind is Kind.SEVERAL:
        chosen = draws.sample(question.values, draws.choice((1, 2)))
        return {"v": [value for value in question.values if value in chosen]}
    return {"v": draws.choices(question.values, range(1, len(question.values) + 1))}


def published(life: Life, consultation: Consultation, *, days_ago: int) -> None:
    publication = publish_results(consultation.pk, seen=0, by=life.people["claire"])
    # A publication never changes: to have been made that day, it is written again.
    publication.delete()
    content, at = publication.content, min(life.at(-days_ago, 10), now())
    Publication.objects.create(consultation=consultation, number=1, at=at, by=publication.by, content=content)
