"""`/ateliers/` and the page of a session: for everybody, signed in or not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.pages import page_of
from kit.refusals import NotAllowed
from participation.people.views.doors import for_anyone
from workshops.forms import BookingForm, ProgrammeFilter
from workshops.fragments import with_mine
from workshops.models import Session, Theme


@for_anyone
def session_list(request: HttpRequest) -> HttpResponse:
    """What is on, day by day."""
    filters = ProgrammeFilter(request.GET)
    sessions = page_of(with_mine(filters.narrow(Session.objects.told().coming()), request.user), request)
    chips = [(theme, filters.address(theme.value)) for theme in Theme]
    context = {"filters": filters, "sessions": sessions, "chips": chips, "all_href": filters.address()}
    return render(request, "workshops/session_list.html", context)


@for_anyone
def session_detail(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session: when, where, what one does there, and the seat. ?pour=<id>: for whom, from her page."""
    session = find_session(session_id)
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
    return render(request, "workshops/session_detail.html", {"session": session, "form": form}, status=status)
