"""`/equipe/presences/`: who came, for the team of the structure that holds the workshop."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import now, today
from participation.people.views.doors import for_team
from workshops.forms import RollForm, WalkInForm
from workshops.fragments import NoPdf, roll_lines, sheet_of, sheet_pdf
from workshops.models import CAME, Session
from workshops.permissions import can_mark, known_at, visible_rolls
from workshops.rules import Said, note_attendance

DAYS_BACK, DAYS_AHEAD = 15, 8
MOST_SESSIONS = 200
MOST_KNOWN = 300
"""Names that the page offers: 300 are 3 kB on the wire. Of the others one types the whole name."""


@for_team("attendance")
def roll_list(request: HttpRequest) -> HttpResponse:
    """Today's sessions first, then the coming week, then the past two."""
    around = (now() - dt.timedelta(days=DAYS_BACK), now() + dt.timedelta(days=DAYS_AHEAD))
    listed = Q(bookings__state__in=CAME)
    sessions = (
        visible_rolls(request.user)
        .told()
        .standing()
        .filter(starts_at__range=around)
        .annotate(
            here=Count("bookings__attendees", filter=listed & Q(bookings__attendees__present=True)),
            noted=Count("bookings__attendees", filter=listed & Q(bookings__attendees__present__isnull=False)),
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
@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The people expected at one session, all on one screen and in one form."""
    session = _session(request, session_id)
    if request.method != "POST":
        return _roll(request, session, WalkInForm(known=known_at(request.user, session)))
    form, others = RollForm(request.POST), WalkInForm(request.POST, known=known_at(request.user, session))
    if not others.is_valid():
        return _roll(request, session, others, form.marks, status=400)
    try:
        changed = note_attendance(
            session_id, marks=form.marks, others=form.others, walk_ins=others.asked(), by=request.user
        )
    except Stale as refusal:
        return _roll(request, session, others, form.marks, refusal, refusal.status)
    messages.success(request, _noted(len(changed) + len(others.asked())))
    return redirect("workshops:roll", session_id)


@for_team("attendance")
@require_safe
def sheet(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What is taken to the room: to print, or as it is on the telephone."""
    return _sheet(request, _session(request, session_id))


@for_team("attendance")
@require_safe
def sheet_file(request: HttpRequest, session_id: UUID) -> HttpResponse:
    session = _session(request, session_id)
    try:
        content = sheet_pdf(session)
    except NoPdf as refusal:
        return _sheet(request, session, refusal)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="presences.pdf"'
    return response


def _session(request: HttpRequest, session_id: UUID) -> Session:
    """Raises NotAllowed."""
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_mark(request.user, session))
    return session


def _roll(
    request: HttpRequest,
    session: Session,
    form: WalkInForm,
    sent: Mapping[UUID, Said] | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list as it is now; refused, with every choice that was sent."""
    lines, started = roll_lines(session, sent), session.day <= today() and not session.called_off
    context = {
        "session": session,
        "lines": lines,
        "form": form,
        "known": form.known.values_list("name", flat=True)[:MOST_KNOWN] if started else [],
        "here": sum(line.attendee.present is True for line in lines),
        "unsaid": sum(not line.noted for line in lines),
        "started": started,
        "refusal": refusal,
    }
    return render(request, "workshops/roll.html", context, status=status)


def _noted(people: int) -> str:
    return ngettext("C’est noté pour %(n)d personne.", "C’est noté pour %(n)d personnes.", people) % {"n": people}


def _sheet(request: HttpRequest, session: Session, refusal: Refusal | None = None) -> HttpResponse:
    context = {"sheet": sheet_of(session), "refusal": refusal}
    return render(request, "workshops/sheet.html", context, status=refusal.status if refusal else 200)
