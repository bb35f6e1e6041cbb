"""Sessions to come, as cards that other rooms show."""

from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from workshops.models import Booking, Session


def with_mine(sessions: QuerySet[Session], user) -> QuerySet[Session]:
    """Each session with `mine`: the state of the viewer's own live booking, or None."""
    if not user.is_authenticated:
        return sessions
    own = Booking.objects.live().filter(session_id=OuterRef("pk"), person_id=user.pk)
    return sessions.annotate(mine=Subquery(own.values("state")[:1]))


def upcoming_sessions(limit: int) -> list[Session]:
    """The next sessions, ready for workshops/_session_card.html: one query, whatever the number."""
    return list(Session.objects.told().coming()[:limit])


def session_card(session_id: UUID | str) -> SafeString:
    """The card of one session, for a page of the CMS that stores its id; nothing once it is gone or begun."""
    session = Session.objects.told().coming().filter(pk=session_id).first()
    return render_to_string("workshops/_session_card.html", {"session": session}) if session else SafeString("")
