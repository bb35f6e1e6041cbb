"""What the room counts by raising hands, as the pages of a plenary and of its team draw it, and as it arrives there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from journal.models import head_seq
from kit.time import in_paris, today
from participation.consultations.models import Consultation, Plenary, Topic
from participation.consultations.permissions import can_propose, can_support, persons_to_propose_with

from .plenaries import TopicShown, count_supports, say_supports, show_plenary
from .rooms import room_title, rooms_entered

if TYPE_CHECKING:
    from uuid import UUID

    from .plenaries import Viewer

PLENARIES, ROOMS = "consultation:plenary", "consultation:rooms"
"""The streams of the journal, each followed by an id."""
NO_TOKEN = {"csrf_token": ""}
"""A piece is made for many readers: the page puts its own token in the forms."""


def last_told(journal: str, key: UUID) -> int:
    """Where a stream is. Asked before what the page shows: nothing is missed in between."""
    return head_seq(f"{journal}:{key}")


def is_followed(plenary: Plenary) -> bool:
    """Until the evening of its day: hands are written down while they are raised, or just after."""
    _begins, ends = plenary.span
    return in_paris(ends).date() >= today()


def themes_shown(plenary: Plenary, user: Viewer) -> dict[str, object]:
    """What plenaries/_themes.html shows: the themes, and what this reader may do with them now."""
    takes = plenary.takes_topics
    return {
        "shown": show_plenary(plenary, user),
        "may_propose": takes and (user.is_anonymous or can_propose(user, plenary)),
        "may_support": takes and can_support(user, plenary),
        "helped": persons_to_propose_with(user, plenary) if takes else [],
    }


def draw_themes(plenary: Plenary, user: Viewer) -> str:
    return render_to_string("consultations/plenaries/_themes.html", themes_shown(plenary, user) | NO_TOKEN)


def draw_team_topic(topic: Topic) -> str:
    one = TopicShown(topic, say_supports(count_supports(topic)), mine=False)
    return render_to_string("consultations/plenaries/_team_card.html", {"one": one} | NO_TOKEN)


def rooms_counted(consultation: Consultation) -> dict[str, object]:
    """What entering/_rooms_counted.html shows."""
    rooms = [(one, room_title(one)) for one in rooms_entered(consultation)]
    return {"consultation": consultation, "rooms": rooms}


def draw_rooms(consultation: Consultation) -> str:
    return render_to_string("consultations/entering/_rooms_counted.html", rooms_counted(consultation))
