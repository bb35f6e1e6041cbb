"""What this room holds about somebody, for her export and her erasure."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.time import say_day, say_span
from outbox.models import Incoming, Message
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper
from workshops.models import Booking, CalendarFeed, Feedback, Need
from workshops.rules import (
    erase_bookings,
    erase_proposals,
    forget_answers,
    forget_calls,
    forget_guests,
    forget_links,
    forget_needs,
    forget_numbers,
    last_signs_in_bookings,
)

from .ideas import sheet_of_ideas
from .outreach import sheet_of_calls


def keeper() -> Keeper:
    """What this room does with what it holds about somebody."""
    return Keeper(
        "workshops",
        erase=_erase,
        export=_sheets,
        last_contact=last_signs_in_bookings,
        forget={
            "booking_links": forget_links,
            "numbers_of_guests": forget_numbers,
            "guests": forget_guests,
            "needs": forget_needs,
            "answers_by_text": forget_answers,
            "kind_calls": forget_calls,
        },
    )


def _erase(user: User) -> None:
    erase_bookings(user)
    erase_proposals(user)


def _sheets(user: User) -> Iterable[Sheet]:
    columns = [
        Column("atelier", _("Atelier")),
        Column("quand", _("Quand")),
        Column("lieu", _("Lieu")),
        Column("places", _("Places")),
        Column("etat", _("État")),
        Column("avec", _("Avec qui")),
        Column("ages", _("Âge des enfants")),
        Column("garde", _("Enfants à garder")),
        Column("reservee", _("Demandée le")),
        Column("par", _("Demandée par")),
        Column("venu", _("Présence notée")),
    ]
    bookings = Booking.objects.filter(person=user).select_related("by", "session__workshop", "session__venue__place")
    rows = []
    for booking in bookings.prefetch_related("attendees").order_by("session__starts_at", "pk"):
        session, attendees = booking.session, sorted(booking.attendees.all(), key=lambda one: one.seat)
        rows.append(
            (
                session.workshop.title,
                say_span(session.starts_at, session.ends_at),
                session.venue.place.name,
                booking.seats,
                booking.get_state_display(),
                ", ".join(one.first_name for one in attendees if one.first_name),
                ", ".join(str(one.age) for one in attendees if one.age is not None),
                booking.care,
                say_day(booking.placed_at),
                booking.by.get_short_name(),
                ", ".join(str(one.mark.label) for one in attendees if one.mark),
            )
        )
    yield Sheet("places", _("Mes places aux ateliers"), columns, rows)
    yield _needs(user)
    said = [
        Column("atelier", _("Atelier")),
        Column("quand", _("Quand")),
        Column("visage", _("Mon avis")),
        Column("mot", _("Mon mot")),
        Column("etat", _("État")),
    ]
    yield Sheet("avis_ateliers", _("Mes avis sur les ateliers"), said, [_said(one) for one in _feedback(user)])
    yield from sheet_of_ideas(user)
    feeds = CalendarFeed.objects.filter(person=user)
    opened = [Column("ouverte", _("Ouverte le"))]
    yield _answers(user)
    yield Sheet("agenda", _("L’adresse de mon agenda"), opened, [(say_day(feed.made_at),) for feed in feeds])
    yield sheet_of_calls(user)


def _needs(user: User) -> Sheet:
    """What she asked for to be able to come."""
    columns = [
        Column("atelier", _("Atelier")),
        Column("quand", _("Quand")),
        Column("besoin", _("Besoin")),
        Column("mots", _("Mots")),
        Column("regle", _("Réglé le")),
    ]
    hers = Need.objects.filter(booking__person=user).select_related("booking__session__workshop")
    rows = []
    for need in hers.order_by("booking__session__starts_at", "pk"):
        session, settled = need.booking.session, say_day(need.settled_at) if need.settled_at else ""
        about = (session.workshop.title, say_day(session.starts_at))
        rows.append((*about, need.get_kind_display(), need.words, settled))
    return Sheet("besoins", _("Ce qu’il me fallait pour venir aux ateliers"), columns, rows)


def _feedback(user: User) -> Iterable[Feedback]:
    hers = Feedback.objects.filter(booking__person=user).select_related("booking__session__workshop", "review")
    return hers.order_by("booking__session__starts_at", "pk")


def _said(feedback: Feedback) -> tuple[object, ...]:
    session, review = feedback.booking.session, feedback.review
    word = (review.text, review.get_state_display()) if review else ("", "")
    return (session.workshop.title, say_day(session.starts_at), feedback.get_face_display(), *word)


def _answers(user: User) -> Sheet:
    """What she wrote back, where somebody was to call her because of it. All else she answered is not kept."""
    asked = Message.objects.filter(to=user.pk, kind="answer_unclear").values_list("data__incoming", flat=True)
    kept = Incoming.objects.filter(pk__in=[UUID(one) for one in asked]).order_by("heard_at")
    columns = [Column("recue", _("Reçue le")), Column("mots", _("Mots"))]
    rows = [(say_day(one.heard_at), one.words) for one in kept]
    return Sheet("reponses-sms", _("Mes réponses par SMS"), columns, rows)
