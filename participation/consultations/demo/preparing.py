"""What Claire is preparing: a consultation with its easy words, that three persons concerned have reread."""

import uuid
from dataclasses import replace

from kit.demo import Life
from participation.consultations.engine.form import Choice, Condition, Kind, Operator, Question, Words
from participation.consultations.models import Audience, Consultation
from participation.consultations.rules import create_consultation, note_rereading, set_languages, write_question


def both(label: str, easy: str, hint: str = "") -> dict[str, Words]:
    return {"fr": Words(label, hint), "falc": Words(easy)}


def choices(*said: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, both(label, easy)) for name, label, easy in said)


QUESTIONS = (
    Question(
        "venir",
        Kind.YES_NO,
        both("Êtes-vous déjà venu ou venue au Trait d’union\xa0?", "Vous connaissez le Trait d’union\xa0?"),
    ),
    Question(
        "accueil",
        Kind.FACES,
        both("Comment vous sentez-vous quand vous arrivez\xa0?", "Vous arrivez. Vous vous sentez comment\xa0?"),
        choices=choices(
            ("mal", "Pas à ma place", "Mal"), ("moyen", "Ça dépend", "Moyen"), ("bien", "À l’aise", "Bien")
        ),
        relevant=Condition("venir", Operator.IS, "yes"),
    ),
    Question(
        "faire",
        Kind.SEVERAL,
        both("Qu’aimeriez-vous y faire\xa0?", "Vous voulez faire quoi là-bas\xa0?", "Choisissez 2 réponses au plus."),
        choices=choices(
            ("cuisine", "Cuisiner ensemble", "La cuisine"),
            ("velo", "Réparer un vélo", "Le vélo"),
            ("papiers", "Comprendre un courrier", "Les papiers"),
        ),
        with_other=True,
        at_most=2,
    ),
    Question(
        "fois",
        Kind.NUMBER,
        both("Combien de fois par mois viendriez-vous\xa0?", "Combien de fois par mois\xa0?"),
        least=0,
        most=31,
    ),
    Question(
        "pourquoi",
        Kind.LONG,
        both("Qu’est-ce qui vous empêche de venir\xa0?", "Pourquoi vous ne venez pas\xa0?"),
        relevant=Condition("venir", Operator.IS, "no"),
    ),
)


def build(life: Life) -> None:
    if life.sample:
        _in_preparation(life)


def _in_preparation(life: Life) -> Consultation:
    claire = life.people["claire"]
    consultation = create_consultation(
        life.structures["tilleuls"].pk,
        title="Le Trait d’union et vous",
        intro="Le lieu change au printemps. Dites ce que vous voulez y faire. Nous vous répondrons ici.",
        audience=Audience.TERRITORY,
        opens_at=life.at(10, 9),
        closes_at=life.at(31, 20),
        by=claire,
    )
    set_languages(consultation.pk, languages=["fr", "falc"], seen=["fr"], by=claire)
    for one in QUESTIONS:
        # Each gets its name from its words: what depends on another one calls it by the name it got.
        heading = "Le lieu" if one.name in ("venir", "accueil") else "Ce que vous voulez"
        relevant = one.relevant and replace(one.relevant, question=_first(consultation))
        question = replace(one, relevant=relevant)
        write_question(consultation.pk, question, heading=heading, key=uuid.uuid4(), by=claire)
    note_rereading(consultation.pk, language="falc", on=life.day(-2), readers=3, by=claire)
    return consultation


def _first(consultation: Consultation) -> str:
    return consultation.questionnaires.get().form.questions[0].name
