"""One consultation in progress with messages to read, one finished with its outcome. Every count comes from rows."""

import datetime as dt
import itertools
import uuid

from kit.demo import Life
from kit.time import now, say_day
from participation.consultations.models import Answer, Consultation, Contribution, Kind, Participation, Question
from participation.consultations.rules import answer_question, finish_participation, post_contribution
from participation.moderation.models import Decision, ReviewItem
from participation.moderation.permissions import can_moderate
from participation.moderation.rules import publish_item
from participation.people.models import Role, User

HOURS = (
    (Kind.AGREE, "L’accueil doit ouvrir le samedi matin.", ()),
    (Kind.AGREE, "L’accueil doit ouvrir plus tôt, dès 8\xa0h.", ()),
    (
        Kind.CHOICE,
        "Quel moment vous va le mieux\u00a0?",
        (("matin", "Le matin"), ("midi", "Le midi"), ("apres-midi", "L’après-midi"), ("soir", "Le soir")),
    ),
    (Kind.AGREE, "Je sais quand l’accueil est ouvert.", ()),
    (
        Kind.CHOICE,
        "Comment voulez-vous être prévenu ou prévenue\u00a0?",
        (("sms", "Par SMS"), ("affiche", "Par une affiche à l’accueil"), ("voix", "De vive voix")),
    ),
)
SHOWERS = (
    (Kind.AGREE, "Les douches ferment trop tôt.", ()),
    (
        Kind.CHOICE,
        "À quelle heure prenez-vous une douche\u00a0?",
        (("matin", "Le matin"), ("journee", "Dans la journée"), ("soir", "Le soir")),
    ),
    (Kind.AGREE, "Je me sens en sécurité dans les douches.", ()),
)
PUBLISHED = (
    "Le samedi matin, je ne sais pas où aller. Ce serait bien.",
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


def build(life: Life) -> None:
    if not life.sample:
        return
    everybody = list(User.objects.filter(memberships__role=Role.PERSON).distinct().order_by("created_at", "pk"))
    # Moussa is the one whose story the demo tells: he has not answered yet.
    others = [person for person in everybody if person != life.people["moussa"]]
    _hours(life, others)
    _showers(life, everybody)


def _hours(life: Life, people: list[User]) -> None:
    consultation = _consultation(
        life,
        "Les horaires des accueils",
        "horaires-des-accueils",
        "Les accueils veulent changer leurs horaires. Dites ce qui vous va. L’équipe décide après, et vous répond ici.",
        (life.at(-9, 9), life.at(12, 20)),
        HOURS,
    )
    _answer(consultation, people, first=life.at(-8, 10), step=dt.timedelta(hours=14), last=now())
    # Nobody moderates a person she accompanies: these all wait in Nadia's queue and in Samira's.
    team = (life.people["nadia"], life.people["samira"])
    authors = [person for person in people if not person.referents.filter(worker__in=team).exists()]
    for number, text in enumerate(PUBLISHED):
        contribution = _say(consultation, people[number], text, at=life.at(-6 + number, 15, 10))
        _publish(life, contribution, at=life.at(-6 + number, 16, 30))
    for author, text, minutes in zip(itertools.cycle(authors), WAITING, WAITING_SINCE, strict=False):
        _say(consultation, author, text, at=now() - dt.timedelta(minutes=minutes))


def _showers(life: Life, people: list[User]) -> None:
    dates = (life.at(-80, 9), life.at(-45, 20))
    # Open until everything is said, by the rules everybody follows; closed at the end.
    consultation = _consultation(
        life,
        "Les douches",
        "les-douches",
        "Les douches des Tilleuls ferment à 17\xa0h. Est-ce que cela vous va\u00a0?",
        (dates[0], life.at(1, 20)),
        SHOWERS,
    )
    _answer(consultation, people, first=life.at(-78, 11), step=dt.timedelta(hours=55), last=dates[1])
    for number, text in enumerate(OF_SHOWERS):
        contribution = _say(consultation, people[number + 1], text, at=life.at(-70 + number, 14))
        _publish(life, contribution, at=life.at(-69 + number, 9, 30))
    consultation.closes_at = dates[1]
    consultation.said = "À 17\xa0h, beaucoup de personnes travaillent encore. Les douches ferment trop tôt."
    consultation.decided = f"Les douches ferment à 19\xa0h depuis le {say_day(life.day(-20))}."
    consultation.outcome_at = life.at(-24, 10)
    consultation.save()


def _consultation(
    life: Life, title: str, slug: str, intro: str, dates: tuple[dt.datetime, dt.datetime], questions: tuple
) -> Consultation:
    consultation = Consultation.objects.create(
        structure=life.structures["tilleuls"],
        title=title,
        slug=slug,
        intro=intro,
        opens_at=dates[0],
        closes_at=dates[1],
    )
    for position, (kind, text, options) in enumerate(questions, start=1):
        question = Question.objects.create(consultation=consultation, position=position, kind=kind, text=text)
        for place, (value, words) in enumerate(options, start=1):
            question.options.create(position=place, value=value, text=words)
    return consultation


def _answer(
    consultation: Consultation, people: list[User], *, first: dt.datetime, step: dt.timedelta, last: dt.datetime
) -> None:
    """Whoever had an account in time answers, some more yes than no; the newest pauses before the last question."""
    questions = list(consultation.questions.order_by("position").prefetch_related("options"))
    for number, person in enumerate(people):
        moment = max(first + number * step, person.created_at + dt.timedelta(days=1))
        if moment > last:
            continue
        asked = questions[:-1] if number == len(people) - 1 else questions
        for place, question in enumerate(asked):
            choices = question.choices()
            answer_question(question, value=choices[(0, 0, 1, 0, 2, 0, 1)[(number + 3 * place) % 7]].value, by=person)
        if asked == questions:
            finish_participation(consultation, by=person)
        mine = Participation.objects.filter(consultation=consultation, user=person)
        mine.update(started_at=moment, last_at=moment)
        mine.exclude(finished_at=None).update(finished_at=moment + dt.timedelta(minutes=4))
        Answer.objects.filter(participation__in=mine).update(at=moment)


def _say(consultation: Consultation, author: User, text: str, *, at: dt.datetime) -> Contribution:
    contribution = post_contribution(consultation, text=text, key=uuid.uuid4(), by=author)
    Contribution.objects.filter(pk=contribution.pk).update(created_at=at)
    ReviewItem.objects.filter(pk=contribution.review_id).update(created_at=at)
    return contribution


def _publish(life: Life, contribution: Contribution, *, at: dt.datetime) -> None:
    item = contribution.review
    moderators = (life.people["samira"], life.people["claire"])
    publish_item(item.pk, seen=0, by=next(user for user in moderators if can_moderate(user, item)))
    ReviewItem.objects.filter(pk=item.pk).update(decided_at=at)
    Decision.objects.filter(item=item).update(at=at)
