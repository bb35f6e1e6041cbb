"""One voice in one part."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from kit.french import elide
from participation.plans.models import Plan, Voice, Words

if TYPE_CHECKING:
    pass
from .viewer import Viewer


@dataclass(frozen=True)
class WordsShown:
    """One voice in one section."""

    id: UUID
    voice: str
    who: str
    text: str
    at: dt.datetime | None
    big: bool
    mine: bool


def show_words(plan: Plan, words: Words, viewer: Viewer, *, big: bool) -> WordsShown:
    return WordsShown(
        id=words.pk,
        voice="me" if words.voice == Voice.PERSON else "team",
        who=_whose(plan, words, viewer),
        text=words.shown,
        at=words.shown_at,
        big=big and words.voice == Voice.PERSON,
        mine=words.voice == viewer.voice,
    )


def _whose(plan: Plan, words: Words, viewer: Viewer) -> str:
    if words.voice == Voice.PERSON:
        name = plan.person.get_short_name()
        return _("Mes mots") if viewer is Viewer.PERSON else elide(_("Les mots de %(name)s") % {"name": name})
    name = words.author.get_short_name() if words.author else _("l’équipe")
    return elide(_("Les mots de %(name)s") % {"name": name})
