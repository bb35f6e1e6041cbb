"""One consultation in progress with messages to read, an anonymous one, one finished with its outcome. Every count
comes from rows, made by the rules."""

import datetime as dt
import itertools
import uuid

from django.conf import settings

from kit.demo import Life
from kit.time import now, say_day
from participation.consultations.engine import keyring
from participation.consultations.engine.answers import Answer
from participation.consultations.engine.form import Choice, Form, Kind, Question, Said, Words
from participation.consultations.models import Anonymity, Consultation, Contribution, KeptSheet
from participation.consultations.rules import (
    Who,
    answer_question,
    ask_review,
    close_consultation,
    open_consultation,
    post_contribution,
    send_answers,
    write_version,
)
from participation.moderation.models import Decision, ReviewItem
from participation.moderation.permissions import can_moderate
from participation.moderation.rules import ask_opinion, publish_item
from participation.people.models import Role, User

PUBLISHED = (
    "Le samedi matin, tout est fermé ici. Ce serait bien.",
    "Il faut un micro-ondes, et des tables pour manger au chaud.",
    "Moi je préfère fermer plus tard le soir. Le matin je dors.",
    "Avec les enfants, 8 h c’est trop tôt. 10 h c’est bien.",
)
WAITING = (
    "Le samedi c’est bien mais il faut que Sandrine soit là, elle m’écoute. Appelez-moi au 06 39 98 00 42.",
    "Moi je travaille la nuit, je peux pas venir avant onze heures.",
    "Le samedi il y a trop de monde. J’ai peur quand c’est trop serré.",
    "Si vous fermez à Noël je dormirai dans la voiture, tant pis.",
)
WAITING_SINCE = (2, 6, 9, 21)  # minutes
OF_SHOWERS = (
    "Après le travail, c’est déjà fermé.",
    "Merci de réparer la lumière du couloir.",
)


def fr(label: str, hint: str = "") -> dict[str, Words]:
    return {"fr": Words(label, hint)}


def choices(*pairs: tuple[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, fr(text)) for name, text in pairs)


HOURS = Form(
    "Les horaires des accueils",
    questions=(
        Question("samedi", Kind.STATEMENT, fr("L’accueil doit ouvrir le samedi matin.")),
        Question("tot", Kind.STATEMENT, fr("L’accueil doit ouvrir plus tôt, dès 8\xa0h.")),
        Question(
            "moment",
            Kind.ONE,
            fr("Quel moment vous va le mieux\xa0?"),
            list_name="moments",
            choices=choices(
                ("matin", "Le matin"), ("midi", "Le midi"), ("apres_midi", "L’après-midi"), ("soir", "Le soir")
            ),
        ),
        Question("sait", Kind.STATEMENT, fr("Je sais quand l’accueil est ouvert.")),
        Question(
            "prevenir",
            Kind.ONE,
            fr("Comment voulez-vous être prévenu ou prévenue\xa0?"),
            list_name="moyens",
            choices=choices(("sms", "Par SMS"), ("affiche", "Par une affiche à l’accueil"), ("voix", "De vive voix")),
        ),
    ),
)
SHOWERS = Form(
    "Les douches",
    questions=(
        Question("tot", Kind.STATEMENT, fr("Les douches ferment trop tôt.")),
        Question(
            "heure",
            Kind.ONE,
            fr("À quelle heure prenez-vous une douche\xa0?"),
            list_name="heures",
            choices=choices(("matin", "Le matin"), ("journee", "Dans la journée"), ("soir", "Le soir")),
        ),
        Question("securite", Kind.STATEMENT, fr("Je me sens en sécurité dans les douches.")),
    ),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    everybody = list(User.objects.filter(memberships__role=Role.PERSON).distinct().order_by("created_at", "pk"))
    # Moussa is the one whose story the demo tells: he has not answered yet.
    others = [person for person in everybody if person != life.people["moussa"]]
    _hours(life, others)
    _showers(life, everybody)


def _hours(life: Life, people: list[User]) -> None:
    consultation = opened(
        life,
        HOURS,
        "horaires-des-accueils",
        "Les accueils veulent changer leurs horaires. Dites ce qui vous va. L’équipe décide après, et vous répond ici.",
        (life.at(-9, 9), life.at(12, 20)),
    )
    _answer(consultation, people, first=life.at(-8, 10), step=dt.timedelta(hours=14), last=now())
    # Nobody moderates a person she accompanies: these all wait in Nadia's queue and in Samira's.
    team = (life.people["nadia"], life.people["samira"])
    authors = [person for person in people if not person.referents.filter(worker__in=team).exists()]
    for number, text in enumerate(PUBLISHED):
        contribution = say(consultation, people[number], text, at=life.at(-6 + number, 15, 10))
        publish(life, contribution, at=life.at(-6 + number, 16, 30))
    waiting = [
        say(consultation, author, text, at=now() - dt.timedelta(minutes=minutes))
        for author, text, minutes in zip(itertools.cycle(authors), WAITING, WAITING_SINCE, strict=False)
    ]
    last = waiting[-1]
    asker = next(user for user in team if can_moderate(user, last.review))
    ask_opinion(last.review_id, seen=0, note="Faut-il prévenir l’accueil ?", by=asker)


def _showers(life: Life, people: list[User]) -> None:
    dates = (life.at(-80, 9), life.at(-45, 20))
    # Open until everything is said, by the rules everybody follows; closed at the end.
    consultation = opened(
        life,
        SHOWERS,
        "les-douches",
        "Les douches des Tilleuls ferment à 17\xa0h. Est-ce que cela vous va\xa0?",
        (dates[0], life.at(1, 20)),
    )
    _answer(consultation, people, first=life.at(-78, 11), step=dt.timedelta(hours=55), last=dates[1])
    for number, text in enumerate(OF_SHOWERS):
        contribution = say(consultation, people[number + 1], text, at=life.at(-70 + number, 14))
        publish(life, contribution, at=life.at(-69 + number, 9, 30))
    consultation = close_consultation(consultation.pk, by=life.people["claire"])
    keyring.destroy(settings.KEYS_DIR, consultation.pk)  # as the next tick of the house would
    consultation.closes_at = dates[1]
    consultation.said = "À 17\xa0h, beaucoup de personnes travaillent encore. Les douches ferment trop tôt."
    consultation.decided = f"Les douches ferment à 19\xa0h depuis le {say_day(life.day(-20))}."
    consultation.outcome_at = life.at(-24, 10)
    consultation.save()


def opened(
    life: Life,
    form: Form,
    slug: str,
    intro: str,
    dates: tuple[dt.datetime, dt.datetime],
    anonymity: Anonymity = Anonymity.CONFIDENTIAL,
) -> Consultation:
    """A consultation that was written, reread and opened by the coordinator."""
    claire = life.people["claire"]
    consultation = Consultation.objects.create(
        structure=life.structures["tilleuls"],
        title=form.title,
        slug=slug,
        intro=intro,
        anonymity=anonymity,
        opens_at=dates[0],
        closes_at=dates[1],
    )
    write_version(consultation.pk, form, by=claire)
    ask_review(consultation.pk, by=claire)
    return open_consultation(consultation.pk, by=claire)


def _answer(
    consultation: Consultation, people: list[User], *, first: dt.datetime, step: dt.timedelta, last: dt.datetime
) -> None:
    """Whoever had an account in time answers, some more yes than no; the newest pauses before the last question."""
    questions = consultation.questionnaire_in_use().form.asked
    for number, person in enumerate(people):
        moment = max(first + number * step, person.created_at + dt.timedelta(days=1))
        if moment > last:
            continue
        asked = questions[:-1] if number == len(people) - 1 else questions
        for place, question in enumerate(asked):
            said = said_by(question, (0, 0, 1, 0, 2, 0, 1)[(number + 3 * place) % 7])
            answer_question(consultation, question.name, answer=said, who=Who.self(person))
        if asked == questions:
            send_answers(consultation, who=Who.self(person))
            KeptSheet.objects.filter(consultation=consultation, user=person).update(
                sent_at=moment + dt.timedelta(minutes=4)
            )


def said_by(question: Question, place: int) -> Answer:
    """The answer at this place; beyond the last one, « Je ne sais pas »."""
    values = question.values
    return {"v": [values[place]]} if place < len(values) else {"s": str(Said.UNSURE)}


def say(consultation: Consultation, author: User, text: str, *, at: dt.datetime) -> Contribution:
    contribution = post_contribution(consultation, text=text, key=uuid.uuid4(), who=Who.self(author))
    Contribution.objects.filter(pk=contribution.pk).update(created_at=at)
    ReviewItem.objects.filter(pk=contribution.review_id).update(created_at=at)
    return contribution


def publish(life: Life, contribution: Contribution, *, at: dt.datetime) -> None:
    item = contribution.review
    moderators = (life.people["samira"], life.people["claire"])
    publish_item(item.pk, seen=0, by=next(user for user in moderators if can_moderate(user, item)))
    ReviewItem.objects.filter(pk=item.pk).update(decided_at=at)
    Decision.objects.filter(item=item).update(at=at)
