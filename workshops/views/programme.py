"""`/ateliers/` and the page of a session: for everybody, signed in or not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed
from participation.people.views.doors import for_anyone
from workshops.forms import BookingForm, Found, ProgrammeFilter
from workshops.fragments import followed, last_told, leaders_with, programme_file, with_mine, words_on
from workshops.models import Session


@for_anyone
def session_list(request: HttpRequest) -> HttpResponse:
    """What is on, day by day."""
    filters, coming = ProgrammeFilter(request.GET), Session.objects.told().coming()
    found = Found.among(Session.objects.coming())
    sessions = page_of(with_mine(filters.narrow(coming), request.user), request)
    if request.user.is_authenticated:
        sessions.object_list = followed(sessions.object_list)
    context = {
        "filters": filters,
        "sessions": sessions,
        "themes": filters.themes(found),
        "more": list(filters.more(found)),
        "agenda": f"{reverse('workshops:agenda')}{filters.query()}",
    }
    return render(request, "workshops/session_list.html", context)


@for_anyone
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """`/ateliers/agenda.ics`: the same sessions, with the same choices, for the calendar of a phone."""
    sessions = ProgrammeFilter(request.GET).narrow(Session.objects.told().coming())
    return calendar_file(programme_file(sessions, site=request.build_absolute_uri("/")), name="ateliers.ics")


def calendar_file(content: bytes, *, name: str) -> HttpResponse:
    """As phones know it: opened by their calendar, or followed."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@for_anyone
def session_detail(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session: when, where, what one does there, and the seat. ?pour=<id>: for whom, from her page."""
    told = last_told(session_id) if request.user.is_authenticated else None
    session = find_session(session_id)
    session.followed = None if session.past else told
    asked = {"person": request.GET.get("pour")}
    form = BookingForm(session=session, user=request.user, initial=asked) if request.user.is_authenticated else None
    return show_session(request, session, form)


def find_session(session_id: UUID) -> Session:
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    return session


def show_session(request: HttpRequest, session: Session, form: BookingForm | None, status: int = 200) -> HttpResponse:
    """The page of a session, with the form as it is: fresh, or refused and still holding every choice."""
    context = {
        "session": session,
        "form": form,
        "words": words_on(session.workshop_id),
        "leaders": leaders_with(session.workshop_id),
    }
    return render(request, "workshops/session_detail.html", context, status=status)
