"""Plenaries of the territory: those that were held, and the next one, with a seat to book and themes to choose."""

import datetime as dt
import uuid

from kit.demo import Life
from participation.consultations.engine.canonical import fingerprint
from participation.consultations.engine.form import Form, Kind, Question
from participation.consultations.models import Consultation, Plenary, Topic
from participation.consultations.rules import (
    announce_plenary,
    approve_questions,
    ask_review,
    choose_topic,
    count_attendance,
    leave_remark,
    propose_topic,
    publish_agenda,
    publish_minutes,
    support_topic,
    write_version,
)
from participation.moderation.rules import publish_item
from participation.people.models import Role, User
from workshops.models import Session, Theme, Venue, Workshop

from .samples import fr

# Days ago, who came (concerned, professionals, institutions), the theme and its hands, what was said.
HELD = (
    (300, (24, 7, 2), "Le logement", 21, "On a parlé des délais. Un groupe écrit à la mairie."),
    (210, (29, 6, 3), "La santé", 26, "Beaucoup ne vont plus chez le dentiste. Un médecin vient aux Tilleuls."),
    (120, (19, 9, 4), "Les transports", 17, "Le ticket est trop cher. La région est invitée la prochaine fois."),
    (40, (28, 6, 3), "Les douches et l’hygiène", 25, "Les douches ferment à 19 h. Il en manque pour les femmes."),
)
COMING_IN = 18
TOPICS = (
    # A theme for the next one, and how many find it important.
    ("Les animaux dans les accueils", 7),
    ("Garder ses papiers en sécurité", 5),
    ("Manger le dimanche", 3),
)
LOCKERS = Form(
    "Des casiers pour nos affaires",
    questions=(
        Question("besoin", Kind.STATEMENT, fr("J’ai besoin d’un casier.")),
        Question("prix", Kind.STATEMENT, fr("Le casier doit être gratuit.")),
    ),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    persons = list(User.objects.filter(memberships__role=Role.PERSON).distinct().order_by("created_at", "pk"))
    for days, came, theme, hands, said in HELD:
        _held(life, days, came, (theme, hands), said, persons[0])
    _coming(life, persons)
    _questions(life)


def _held(life: Life, days: int, came: tuple[int, int, int], theme: tuple[str, int], said: str, author: User) -> None:
    """Announced as if a month before, so that its theme could be proposed; then it is its day."""
    claire, wanted = life.people["claire"], _working_day(life, -days)
    plenary = _announced(life, _working_day(life, COMING_IN), where="Salle de la Mairie annexe")
    topic = _topic(life, plenary, theme[0], author)
    choose_topic(topic.pk, hands=theme[1], by=claire)
    agenda = f"10 h : accueil et café\n10 h 30 : {theme[0]}\n12 h 30 : repas ensemble\n14 h : nos demandes"
    publish_agenda(plenary.pk, agenda=agenda, seen=0, by=claire)
    Plenary.objects.filter(pk=plenary.pk).update(starts_at=wanted, ends_at=wanted + dt.timedelta(hours=6))
    concerned, professionals, institutions = came
    counted = {"concerned": concerned, "professionals": professionals, "institutions": institutions}
    count_attendance(plenary.pk, **counted, by=claire)
    whole = f"{said}\nLa prochaine fois, on regarde ce qui a changé."
    seen = Plenary.objects.get(pk=plenary.pk).seq
    publish_minutes(plenary.pk, minutes=whole, easy=said, seen=seen, by=claire)
    Plenary.objects.filter(pk=plenary.pk).update(agenda_at=life.at(-days - 10, 9), minutes_at=life.at(-days + 9, 9))
    Topic.objects.filter(pk=topic.pk).update(created_at=life.at(-days - 20, 9))


def _coming(life: Life, persons: list[User]) -> None:
    session = _session(life)
    meals = Consultation.objects.filter(slug="les-repas").values_list("pk", flat=True)
    asked = {"session_id": session.pk} if session else {"where": "Salle de la Mairie annexe"}
    plenary = _announced(life, _working_day(life, COMING_IN), consultations=meals, **asked)
    for number, (text, supports) in enumerate(TOPICS):
        topic = _topic(life, plenary, text, persons[number + 1])
        for person in persons[number : number + supports]:
            support_topic(topic.pk, by=person)


def _session(life: Life) -> Session | None:
    """A session of a workshop that is the plenary itself, where one books a seat; None without a venue."""
    venue = Venue.objects.first()
    if venue is None:
        return None
    workshop = Workshop.objects.create(
        structure=life.structures["trait-union"],
        title="Plénière du Val d’Orme",
        theme=Theme.COFFEE,
        summary="Une journée pour parler ensemble. Tout le monde peut venir.",
        programme="On choisit les thèmes.\nOn parle en petits groupes.\nOn écrit ce que nous demandons.",
        facilitator="Claire",
    )
    begins = _working_day(life, COMING_IN)
    ends = begins + dt.timedelta(hours=6)
    return Session.objects.create(workshop=workshop, venue=venue, starts_at=begins, ends_at=ends, capacity=40)


def _announced(life: Life, begins: dt.datetime, **asked: object) -> Plenary:
    when = {} if "session_id" in asked else {"starts_at": begins, "ends_at": begins + dt.timedelta(hours=6)}
    paid = {"travel_paid": True, "meals_paid": True}
    structure = life.structures["trait-union"]
    return announce_plenary(structure.pk, **when, **asked, **paid, key=uuid.uuid4(), by=life.people["claire"])


def _working_day(life: Life, n: int) -> dt.datetime:
    """10 in the morning of that day, or of the Friday before."""
    return life.at(n - max(0, life.day(n).weekday() - 4), 10)


def _topic(life: Life, plenary: Plenary, text: str, author: User) -> Topic:
    topic = propose_topic(plenary.pk, text=text, key=uuid.uuid4(), by=author)
    publish_item(topic.review_id, seen=0, by=life.people["ming"])
    return topic


def _questions(life: Life) -> None:
    """What the committee said yes to, and what waits for it."""
    kader, claire = life.people["kader"], life.people["claire"]
    hours = Consultation.objects.get(slug="horaires-des-accueils").questionnaire_in_use()
    hands = {"yes": 9, "no": 1, "against": "Il manque une question sur le dimanche."}
    approve_questions(hours.pk, seen=fingerprint(hours.content), **hands, by=kader)
    lockers = Consultation.objects.create(
        structure=life.structures["trait-union"],
        title=LOCKERS.title,
        slug="des-casiers",
        intro="Faut-il des casiers au Trait d’union ?",
        opens_at=life.at(8, 9),
        closes_at=life.at(30, 20),
    )
    write_version(lockers.pk, LOCKERS, by=claire)
    ask_review(lockers.pk, by=claire)
    said = "«\xa0Gratuit\xa0»\xa0: on peut dire «\xa0sans payer\xa0». Et il manque\xa0: de quelle taille\xa0?"
    version = lockers.questionnaires.get()
    leave_remark(version.pk, question="prix", text=said, key=uuid.uuid4(), by=life.people["kader"])
