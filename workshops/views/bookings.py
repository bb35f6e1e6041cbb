"""Ask for a seat, see one's seats, give one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed
from participation.people.views.doors import for_person
from workshops.forms import BookingForm
from workshops.fragments import bookings_of
from workshops.models import Booking, Session
from workshops.rules import AlreadyBegun, OfferOver, SeatRefused, SessionFull, accept_offer, book_seats, cancel_booking

from .programme import find_session, show_session

COMING_SHOWN, PAST_SHOWN = 100, 10


@for_person("workshop.book")
def book(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The form of a session's page. Reloaded or come back to after signing in, it is the page itself."""
    here = f"{reverse('workshops:session', args=[session_id])}#reserver"
    if request.method != "POST":
        return redirect(here)
    session = Session.objects.filter(pk=session_id).first()  # alone: nearly always nothing is told of it
    if session is None:
        raise NotAllowed
    form = BookingForm(request.POST, session=session, user=request.user)
    if not form.is_valid():
        return show_session(request, find_session(session_id), form, 400)
    try:
        book_seats(session_id, by=request.user, **form.asked())
    except SeatRefused as refusal:
        form.add_error(None, refusal.sentence)
        form.may_wait = form.may_wait or isinstance(refusal, SessionFull)
        return show_session(request, find_session(session_id), form, refusal.status)
    return redirect(here)


@for_person("workshop.book")
def booking_list(request: HttpRequest) -> HttpResponse:
    """`/mes-reservations/`: what is booked, what is waited for, what was."""
    coming = list(bookings_of(request.user)[:COMING_SHOWN])
    context = {
        "offered": [booking for booking in coming if booking.offered and not booking.too_late],
        "confirmed": [booking for booking in coming if booking.confirmed],
        "waiting": [booking for booking in coming if booking.waits],
        "past": bookings_of(request.user, past=True)[:PAST_SHOWN],
    }
    return render(request, "workshops/booking_list.html", context)


@for_person("workshop.book")
def cancel(request: HttpRequest, booking_id: UUID) -> HttpResponse:
    """Give a seat back. Nothing is asked twice: it is not serious, and the seat can be asked for again."""
    if request.method == "POST":
        try:
            booking = cancel_booking(booking_id, by=request.user)
        except AlreadyBegun as refusal:
            messages.warning(request, refusal.sentence)
        else:
            messages.success(request, _farewell(booking))
    return redirect("workshops:bookings")


@for_person("workshop.book")
def accept(request: HttpRequest, booking_id: UUID) -> HttpResponse:
    """Say yes to the place that is kept."""
    if request.method == "POST":
        try:
            accept_offer(booking_id, by=request.user)
        except OfferOver as refusal:
            messages.warning(request, refusal.sentence)
        else:
            messages.success(request, _("C’est noté. Votre place est réservée."))
    return redirect("workshops:bookings")


def _farewell(booking: Booking) -> str:
    if booking.had_seats or booking.offered_at:
        return _("Votre place est libre pour quelqu’un d’autre. À bientôt.")
    return _("Vous n’êtes plus dans la liste d’attente. À bientôt.")
