"""What comes next at the tiers lieu, as it is when the page is read: the page keeps a choice, and nothing to update."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from workshops.fragments import programme_address, upcoming_sessions
from workshops.models import Theme, Venue

MOST = 6


def _places() -> list[tuple[str, str]]:
    """Asked each time an editor opens a page: places open and close."""
    return [(str(venue.pk), str(venue)) for venue in Venue.objects.select_related("place").order_by("place__name")]


class ComingSessionsBlock(blocks.StructBlock):
    """The next sessions: all of them, or those of a theme, or those of a place."""

    theme = blocks.ChoiceBlock(choices=Theme.choices, required=False, label=_("Seulement ce type d’atelier"))
    place = blocks.ChoiceBlock(choices=_places, required=False, label=_("Seulement dans ce lieu"))
    number = blocks.IntegerBlock(min_value=1, max_value=MOST, default=3, label=_("Combien de séances, au plus"))

    class Meta:
        icon = "date"
        label = _("Les prochains ateliers")
        template = "cms/blocks/coming_sessions.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        wanted = {"theme": value["theme"] or "", "venue": value["place"] or None}
        shown = {"sessions": upcoming_sessions(value["number"], **wanted), "all_href": programme_address(**wanted)}
        return super().get_context(value, parent_context=parent_context) | shown
