"""Sessions to come, as cards that other rooms show."""

from urllib.parse import urlencode
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from workshops.models import Booking, Session


def with_mine(sessions: QuerySet[Session], user) -> QuerySet[Session]:
    """Each session with `mine`: the state of the viewer's own live booking, or None."""
    if not user.is_authenticated:
        return sessions
    own = Booking.objects.live().filter(session_id=OuterRef("pk"), person_id=user.pk)
    return sessions.annotate(mine=Subquery(own.values("state")[:1]))


def upcoming_sessions(limit: int, *, theme: str = "", venue: UUID | str | None = None) -> list[Session]:
    """The next sessions, ready for workshops/_session_card.html: one query, whatever the number.

    theme, venue: only those of a theme, or held at one place.
    """
    coming = Session.objects.told().coming().standing()
    if theme:
        coming = coming.filter(workshop__theme=theme)
    if venue:
        coming = coming.filter(venue=venue)
    return list(coming[:limit])


def programme_address(*, theme: str = "", venue: UUID | str | None = None) -> str:
    """The list of sessions, with these choices made."""
    chosen = {name: str(value) for name, value in (("theme", theme), ("place", venue)) if value}
    return reverse("workshops:sessions") + (f"?{urlencode(chosen)}" if chosen else "")


def session_card(session_id: UUID | str) -> SafeString:
    """The card of one session, for a page of the CMS that stores its id; nothing once it is gone or begun."""
    session = Session.objects.told().coming().filter(pk=session_id).first()
    return render_to_string("workshops/_session_card.html", {"session": session}) if session else SafeString("")
