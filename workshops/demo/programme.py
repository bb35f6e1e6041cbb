"""Three weeks at the invented tiers lieu: what is on, who comes, who waits, and who came."""

from __future__ import annotations

import datetime as dt
from itertools import cycle

from journal.models import Channel
from kit.demo import Life
from kit.ids import new_id
from kit.time import PARIS
from outbox.models import Message
from workshops.engine import Back, Repeat
from workshops.models import Attendee, Booking, Mark, Picture, Session, Theme, Venue, Workshop
from workshops.rules import Placing, Said, WalkIn, book_seats, note_attendance, put_in_calendar

from . import ideas, rooms

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(1, 6)

WORKSHOPS = {
    "cuisine": {
        "title": "Cuisiner pour dix",
        "theme": Theme.COOKING,
        "summary": "On cuisine ensemble un repas pour dix. Puis on le mange.",
        "programme": "On choisit les recettes.\nOn prépare le repas.\nOn mange ensemble.",
        "good_to_know": "On cuisine sans porc et sans alcool. Dites-nous vos allergies.",
        "facilitator": "Fatou",
        "with_children": True,
        "for_whom": "Pour tous. On apprend en faisant.",
        "languages": "fr ar",
        "price": "Gratuit. Chacun peut donner 1 € pour les courses.",
    },
    "telephone": {
        "title": "Mon téléphone, pas à pas",
        "theme": Theme.PHONE,
        "summary": "Vous venez avec votre téléphone et vos questions. Paul vous montre, sans se presser.",
        "programme": "Chacun dit ce qu’il veut faire.\nOn essaie ensemble.\nVous repartez avec une fiche.",
        "good_to_know": "Vous n’avez pas de téléphone ? Il y en a 2 sur place.",
        "facilitator": "Paul",
        "for_whom": "Même si vous n’avez jamais touché un écran.",
        "languages": "fr ar uk",
        "bring": "Votre téléphone et son chargeur.",
    },
    "velo": {
        "title": "Réparer son vélo",
        "theme": Theme.REPAIR,
        "picture": Picture.BIKE,
        "summary": "Vous venez avec votre vélo. Karim vous montre. Vous repartez avec un vélo qui roule.",
        "programme": "On regarde les freins et les pneus.\nOn répare ensemble.\nOn boit un café.",
        "good_to_know": "Pas de vélo ? Venez quand même. Il y a des vélos à réparer.",
        "facilitator": "Karim",
    },
    "cafe": {
        "title": "Parler français autour d’un café",
        "theme": Theme.COFFEE,
        "summary": "On boit un café et on parle. De tout, et surtout sans peur de se tromper.",
        "programme": "On se présente.\nOn parle d’un sujet du jour.\nOn garde 5 mots nouveaux.",
        "facilitator": "Lucie",
        "for_whom": "Pour ceux qui apprennent le français.",
        "languages": "fr en uk",
    },
    "jardin": {
        "title": "Le jardin partagé",
        "theme": Theme.GARDEN,
        "summary": "On s’occupe du jardin avec les voisins. Chacun rentre avec des légumes.",
        "programme": "On arrose et on désherbe.\nOn plante ce qui est de saison.\nOn partage la récolte.",
        "good_to_know": "Les bottes et les gants sont prêtés.",
        "facilitator": "Ming",
        "with_children": True,
    },
    "couture": {
        "title": "Un ourlet, un bouton, une poche",
        "theme": Theme.SEWING,
        "summary": "Vous venez avec un vêtement à réparer. Il y a 4 machines à coudre.",
        "programme": "On regarde ce qu’il faut réparer.\nOn apprend le geste.\nVous le faites vous-même.",
        "facilitator": "Rosa",
        "bring": "Un vêtement à réparer.",
    },
    "francais": {
        "title": "Lire et écrire, à son rythme",
        "theme": Theme.FRENCH,
        "summary": "Lire une lettre, écrire son adresse, remplir un papier. Chacun à son niveau.",
        "programme": "On lit ensemble un vrai courrier.\nOn écrit ce dont vous avez besoin.\nOn relit sans juger.",
        "good_to_know": "Vous pouvez commencer à tout moment de l’année.",
        "facilitator": "Jeanne",
    },
}


def build(life: Life) -> None:
    """Fills `life.venue`, `life.workshops` and `life.sessions` (key -> its sessions, soonest first)."""
    life.venue = Venue.objects.create(place=life.places["trait-union"])
    life.workshops, life.sessions = {}, {}
    if not life.sample:
        return
    for key, words in WORKSHOPS.items():
        life.workshops[key] = Workshop.objects.create(structure=life.structures["trait-union"], **_typeset(words))
    rooms.build(life)
    _plan_what_is_coming(life)
    _book_what_is_coming(life)
    _today(life)
    _last_week(life)
    _as_if_asked_days_ago()
    rooms.shut_one(life)
    rooms.show_a_door(life)
    ideas.build(life)


def _typeset(words: dict) -> dict:
    return {name: value.replace(" ?", "\u00a0?") if isinstance(value, str) else value for name, value in words.items()}


def _plan_what_is_coming(life: Life) -> None:
    """Ten sessions over two weeks and a half, on the days the tiers lieu is open."""
    for key, weekday, starts, ends, capacity, times in (
        ("cuisine", TUESDAY, dt.time(10), dt.time(13), 10, 2),
        ("telephone", TUESDAY, dt.time(14), dt.time(16), 4, 2),
        ("couture", WEDNESDAY, dt.time(14), dt.time(17), 6, 1),
        ("velo", THURSDAY, dt.time(14), dt.time(16, 30), 5, 2),
        ("cafe", THURSDAY, dt.time(17), dt.time(18, 30), 12, 1),
        ("francais", FRIDAY, dt.time(10), dt.time(12), 8, 1),
        ("jardin", SATURDAY, dt.time(9), dt.time(12), 10, 1),
    ):
        first = life.day(1 + (weekday - life.day(1).weekday()) % 7)
        life.sessions[key] = _plan(life, key, first, starts, ends, capacity, times)


def _book_what_is_coming(life: Life) -> None:
    first = {key: sessions[0] for key, sessions in life.sessions.items()}
    _book(life, first["cuisine"], "awa", guests=["Mariama", ""], remind=True)
    _book(life, first["cuisine"], "kader")
    # Full, with a list: two wait, one of them for two seats.
    _book(life, first["telephone"], "kader")
    _book(life, first["telephone"], "awa", guests=["Ousmane"])
    _book(life, first["telephone"], "joel")
    _book(life, first["telephone"], "salma", guests=["Nour"])
    _book(life, first["telephone"], "iryna", by="nadia")
    _book(life, first["velo"], "joel", remind=True)
    _book(life, first["velo"], "salma")
    _book(life, first["couture"], "salma")
    _book(life, first["francais"], "iryna", by="nadia")
    _book(life, first["jardin"], "moussa", remind=True)
    _book(life, first["francais"], "moussa", by="aidant")
    _book(life, first["jardin"], "joel", guests=["Léo"])


def _today(life: Life) -> None:
    """For « Présences »: a session of this very day, with nobody noted yet."""
    session = _plan(life, "cafe", life.day(1), dt.time(9, 30), dt.time(11, 30), 12, in_its_room=False)[0]
    _book(life, session, "awa")
    _book(life, session, "joel")
    _book(life, session, "kader", guests=["Inès"])
    _book(life, session, "iryna", by="nadia")
    move(session, days=-1)


def _last_week(life: Life) -> None:
    session = _plan(life, "jardin", life.day(1), dt.time(9), dt.time(12), 10, in_its_room=False)[0]
    for key in ("moussa", "awa", "salma"):
        _book(life, session, key)
    _book(life, session, "kader", guests=["Inès"])
    move(session, days=-8)
    attendees = Attendee.objects.filter(booking__session=session).order_by("booking__placed", "seat")
    said = cycle([Mark.HERE, Mark.LATE, Mark.AWAY])
    marks = {one.pk: Said(Mark.NONE, mark) for one, mark in zip(attendees, said, strict=False)}
    came = [WalkIn(new_id(), "Ousmane"), WalkIn(new_id(), person=life.people["joel"])]
    note_attendance(session.pk, marks=marks, walk_ins=came, by=life.people["ming"])


def _plan(
    life: Life,
    key: str,
    first: dt.date,
    starts: dt.time,
    ends: dt.time,
    capacity: int,
    times: int = 1,
    *,
    in_its_room: bool = True,
) -> list[Session]:
    # What is planned for tomorrow and then moved leaves its room to what is really on tomorrow.
    room = rooms.room_for(life, key) if in_its_room else None
    placing = Placing(
        venue_id=life.venue.pk, room_id=room.pk if room else None, starts=starts, ends=ends, capacity=capacity
    )
    repeat = Repeat.said(Back.WEEKLY, first, times=times) if times > 1 else None
    said = {"first": first, "placing": placing, "repeat": repeat}
    return put_in_calendar(life.workshops[key].pk, **said, key=new_id(), by=life.people["ming"]).sessions


def _book(life: Life, session: Session, who: str, *, by: str = "", **options) -> None:
    book_seats(
        session.pk,
        person=life.people[who],
        by=life.people[by or who],
        channel=Channel.ASSISTED if by else Channel.SELF,
        key=new_id(),
        **options,
    )


def move(session: Session, *, days: int) -> None:
    """The same hours on the wall, `days` days later: rules take no booking for a day that is past."""

    def moved(moment: dt.datetime) -> dt.datetime:
        here = moment.astimezone(PARIS)
        return dt.datetime.combine(here.date() + dt.timedelta(days=days), here.time(), PARIS)

    Session.objects.filter(pk=session.pk).update(starts_at=moved(session.starts_at), ends_at=moved(session.ends_at))


def _as_if_asked_days_ago() -> None:
    """Bookings were made over the last days, and what they sent at once went out then. Reminders are still to leave."""
    for days, booking in enumerate(Booking.objects.order_by("-placed_at", "id"), start=1):
        asked = booking.placed_at - dt.timedelta(days=1 + days // 4, hours=days)
        confirmed = asked if booking.confirmed else None
        Booking.objects.filter(pk=booking.pk).update(placed_at=asked, confirmed_at=confirmed)
    Message.objects.filter(kind__startswith="booking_").exclude(kind="booking_reminder").delete()
