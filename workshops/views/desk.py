"""`/equipe/ateliers/seances/<id>/reservations/`: who comes to a session, entered and seen to by its team."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed, Stale, require
from participation.people.views.doors import for_team
from workshops.forms import CapacityForm, DeskForm
from workshops.fragments import out_of_reach
from workshops.models import Booking, Session
from workshops.permissions import can_manage, can_use_desk
from workshops.rules import (
    SeatRefused,
    accept_offer,
    book_seats,
    cancel_booking,
    keep_everybody,
    resize_session,
    see_to_need,
)


@for_team("workshop.manage")
def desk(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The bookings of a session, and the form that enters one more."""
    session = _find(request, session_id)
    if request.method != "POST":
        return _show(request, session, DeskForm(session=session, user=request.user, initial={"channel": "phone"}))
    form = DeskForm(request.POST, session=session, user=request.user)
    if not form.is_valid():
        return _show(request, session, form, 400)
    try:
        booking = book_seats(session_id, by=request.user, **form.asked())
    except SeatRefused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, _find(request, session_id), form, refusal.status)
    messages.success(request, _("La place est réservée.") if booking.confirmed else _("En liste d’attente."))
    return _back(session_id)


@for_team("workshop.manage")
def desk_answer(request: HttpRequest, booking_id: UUID) -> HttpResponse:
    """What she said, by phone or at the desk: she comes (`yes`), or she gives her place back."""
    booking = Booking.objects.select_related("session__workshop").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_use_desk(request.user, booking.session))
    if request.method == "POST":
        answer = accept_offer if request.POST.get("answer") == "yes" else cancel_booking
        try:
            answer(booking_id, by=request.user, at_desk=True)
        except Stale as refusal:
            messages.warning(request, refusal.sentence)
    return _back(booking.session_id)


@for_team("workshop.manage")
def desk_need(request: HttpRequest, need_id: UUID) -> HttpResponse:
    """« Je m’en occupe », or « C’est réglé »."""
    if request.method != "POST":
        raise NotAllowed
    need = see_to_need(need_id, settled=request.POST.get("settled") == "yes", by=request.user)
    return _back(need.booking.session_id, f"b-{need.booking_id}")


@for_team("workshop.manage")
def desk_capacity(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """More or fewer seats; or, where fewer were wanted than are taken, everybody is kept."""
    session = _find(request, session_id)
    if request.method != "POST":
        return _back(session_id)
    if "keep" in request.POST:
        keep_everybody(session_id, by=request.user)
        return _back(session_id)
    seats = CapacityForm(request.POST)
    if not seats.is_valid():
        return _show(request, session, DeskForm(session=session, user=request.user), 400, seats)
    try:
        resize_session(session_id, capacity=seats.cleaned_data["capacity"], by=request.user)
    except SeatRefused as refusal:
        seats.add_error("capacity", refusal.sentence)
        return _show(request, session, DeskForm(session=session, user=request.user), refusal.status, seats)
    return _back(session_id)


def _find(request: HttpRequest, session_id: UUID) -> Session:
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_manage(request.user, session.workshop.structure_id))
    return session


def _back(session_id: UUID, anchor: str = "") -> HttpResponse:
    here = reverse("workshops:desk", args=[session_id])
    return redirect(f"{here}#{anchor}" if anchor else here)


def _show(
    request: HttpRequest, session: Session, form: DeskForm, status: int = 200, seats: CapacityForm | None = None
) -> HttpResponse:
    bookings = (
        Booking.objects.live()
        .filter(session=session)
        .select_related("person", "by")
        .prefetch_related("attendees", "needs__owner")
        .annotate(open_needs=Count("needs", filter=Q(needs__settled_at__isnull=True)))
        .with_people_before()
        .with_rank()
        .order_by("placed")
    )
    context = {
        "session": session,
        "form": form,
        "seats": seats or CapacityForm(initial={"capacity": session.wanted_capacity or session.capacity}),
        "bookings": bookings,
        "out_of_reach": out_of_reach(session),
        "open_needs": sum(booking.open_needs for booking in bookings),
    }
    return render(request, "workshops/desk.html", context, status=status)
