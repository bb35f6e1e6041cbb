"""Who comes on the outing: one answers with one's name, and the team reads who said what."""

from django.conf import settings

from kit.demo import Life
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Anonymity, Consultation
from participation.consultations.rules import Who, answer_question, close_consultation, send_answers

from .samples import fr, opened

ANSWERED = (("moussa", "yes", "poisson"), ("awa", "yes", "legumes"), ("iryna", "no", None))
FORM = Form(
    "La sortie à la mer",
    questions=(
        Question("venir", Kind.YES_NO, fr("Venez-vous à la mer le 12\xa0?")),
        Question(
            "repas",
            Kind.ONE,
            fr("Quel repas prenez-vous\xa0?"),
            choices=(Choice("poisson", fr("Le poisson")), Choice("legumes", fr("Les légumes"))),
        ),
    ),
)


def build(life: Life) -> None:
    if life.sample:
        _outing(life)


def _outing(life: Life) -> None:
    intro = "Il y a 20 places dans le car. Dites si vous venez, pour que nous réservions."
    dates = (life.at(-30, 9), life.at(1, 20))
    consultation = opened(life, FORM, "la-sortie-a-la-mer", intro, dates, anonymity=Anonymity.NAMED)
    for key, comes, meal in ANSWERED:
        who = Who.self(life.people[key])
        answer_question(consultation, "venir", answer={"v": [comes]}, who=who)
        if meal:
            answer_question(consultation, "repas", answer={"v": [meal]}, who=who)
        send_answers(consultation, who=who)
    consultation = close_consultation(consultation.pk, by=life.people["claire"])
    keyring.destroy(settings.KEYS_DIR, consultation.pk)  # as the next tick of the house would
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=life.at(-20, 20))
