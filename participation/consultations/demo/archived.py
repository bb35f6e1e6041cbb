"""A consultation of last year: everything was done, it is archived, and still read."""

from django.conf import settings

from kit.demo import Life
from participation.consultations.engine import keyring
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Anonymity, Consultation
from participation.consultations.rules import (
    Who,
    answer_question,
    archive_consultation,
    change_consultation,
    close_consultation,
    face,
    send_answers,
)

from .results import published
from .samples import fr, opened

NAMES = (("trait", "Le Trait d’union", 19), ("pont", "Le Pont", 11), ("place", "La Petite Place", 8))
FORM = Form(
    "Le nom du lieu",
    questions=(
        Question(
            "nom",
            Kind.ONE,
            fr("Quel nom voulez-vous pour le nouveau lieu\xa0?"),
            choices=tuple(Choice(value, fr(text)) for value, text, _count in NAMES),
        ),
    ),
)


def build(life: Life) -> None:
    if life.sample:
        _last_year(life)


def _last_year(life: Life) -> None:
    intro, claire = "Le nouveau lieu n’a pas de nom. Choisissons-le ensemble.", life.people["claire"]
    opens_at, closes_at = life.at(-400, 9), life.at(-380, 20)
    consultation = opened(
        life, FORM, "le-nom-du-lieu", intro, (opens_at, life.at(1, 20)), anonymity=Anonymity.ANONYMOUS
    )
    for value, _text, count in NAMES:
        for _ in range(count):
            who = Who(code=new_code())
            answer_question(consultation, "nom", answer={"v": [value]}, who=who)
            send_answers(consultation, who=who)
    consultation = close_consultation(consultation.pk, by=claire)
    keyring.destroy(settings.KEYS_DIR, consultation.pk)  # as the next tick of the house would
    told = {
        "said": "La moitié des personnes ont choisi «\xa0Le Trait d’union\xa0».",
        "decided": "Le lieu s’appelle Le Trait d’union. Le nom est peint sur la porte.",
    }
    change_consultation(consultation.pk, said=told, seen=face(consultation), by=claire)
    published(life, consultation, days_ago=370)
    archive_consultation(consultation.pk, by=claire)
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=closes_at, outcome_at=life.at(-365, 10))
