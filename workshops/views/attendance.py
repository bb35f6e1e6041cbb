"""`/equipe/presences/`: who came, for the team of the structure that holds the workshop."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kit.refusals import NotAllowed, require
from kit.time import now, today
from participation.people.views.doors import for_team
from workshops.models import Attendee, BookingState, Session
from workshops.permissions import can_mark, visible_rolls
from workshops.rules import NotToday, mark_attendance

DAYS_BACK, DAYS_AHEAD = 15, 8
MOST_SESSIONS = 200
MARKS = {"yes": True, "no": False, "": None}


@for_team("attendance")
def roll_list(request: HttpRequest) -> HttpResponse:
    """Today's sessions first, then the coming week, then the past two."""
    around = (now() - dt.timedelta(days=DAYS_BACK), now() + dt.timedelta(days=DAYS_AHEAD))
    confirmed = Q(bookings__state=BookingState.CONFIRMED)
    sessions = (
        visible_rolls(request.user)
        .told()
        .filter(starts_at__range=around)
        .annotate(
            here=Count("bookings__attendees", filter=confirmed & Q(bookings__attendees__present=True)),
            noted=Count("bookings__attendees", filter=confirmed & Q(bookings__attendees__present__isnull=False)),
        )
        .order_by("starts_at", "id")[:MOST_SESSIONS]
    )
    context = {
        "now": [session for session in sessions if session.day == today()],
        "coming": [session for session in sessions if session.day > today()],
        "past": [session for session in reversed(sessions) if session.day < today()],
    }
    return render(request, "workshops/roll_list.html", context)


@for_team("attendance")
def roll(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The people expected at one session, each with two buttons."""
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_mark(request.user, session))
    attendees = list(
        Attendee.objects.filter(booking__session=session, booking__state=BookingState.CONFIRMED)
        .select_related("user", "booking__person")
        .order_by("booking__placed", "seat")
    )
    context = {
        "session": session,
        "attendees": attendees,
        "here": sum(attendee.present is True for attendee in attendees),
        "started": session.day <= today(),
    }
    return render(request, "workshops/roll.html", context)


@for_team("attendance")
def mark(request: HttpRequest, attendee_id: UUID) -> HttpResponse:
    """One button: there, not there, or not noted any more."""
    if request.method != "POST":
        return redirect("workshops:rolls")
    said = request.POST.get("present", "nothing")
    require(said in MARKS)
    try:
        attendee = mark_attendance(attendee_id, present=MARKS[said], by=request.user)
    except NotToday as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("workshops:rolls")
    here = reverse("workshops:roll", args=[attendee.booking.session_id])
    return redirect(f"{here}#p-{attendee.pk}")
