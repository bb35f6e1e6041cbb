"""« Ce que fait Le Relais »: the commitments of other structures in a part, each in its own voice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from participation.plans.models import Box

from .viewer import Viewer, what_does
from .words import FACES, WordsShown, place_of

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import Structure
    from participation.plans.models import Plan, Section, Words


def show_commitments(plan: Plan, section: Section, viewer: Viewer, voices: Collection[UUID] = ()) -> list[WordsShown]:
    """By name; those who have written, and those for whom this partner may: who else reads is not his to know.

    section: from load(). voices: the structures of this partner that write here.
    """
    written = {words.structure_id: words for words in section.words.all() if words.structure_id and words.shown}
    houses = {words.structure for words in written.values()} | _named(section, voices)
    return [
        show_commitment(plan, section, house, written.get(house.pk), viewer, writes=house.pk in voices)
        for house in sorted(houses, key=attrgetter("name", "pk"))
    ]


def committing(section: Section) -> set[UUID]:
    """The structures that write there what they do, today. section: from load()."""
    return {consent.structure_id for consent in section.opened if consent.may_commit}


def _named(section: Section, voices: Iterable[UUID]) -> set[Structure]:
    return {consent.structure for consent in section.opened if consent.structure_id in voices}


def show_commitment(
    plan: Plan, section: Section, house: Structure, words: Words | None, viewer: Viewer, *, writes: bool
) -> WordsShown:
    url = reverse("plans:shared_words_edit", args=[section.pk, house.pk]) if writes and plan.is_open else ""
    return WordsShown(
        id=place_of(section.pk, Box.PARTNER, house.pk),
        box=Box.PARTNER,
        voice=FACES[False],
        who=what_does(house.name),
        text=words.shown if words else "",
        at=words.shown_at if words else None,
        big=False,
        mine=writes,
        write_url=url,
        write_label=_("Changer ce que fait %(name)s") % {"name": house.name}
        if words
        else _("Écrire ce que fait %(name)s") % {"name": house.name},
        ended=_ended(plan, section, house, viewer) if words else "",
    )


def _ended(plan: Plan, section: Section, house: Structure, viewer: Viewer) -> str:
    """She has closed the part to them, or lets them read it only: what they wrote stays, and says so."""
    if house.pk in committing(section) or viewer is Viewer.PARTNER or not plan.is_open:
        return ""
    return _("%(name)s n’écrit plus ici. Ces mots restent.") % {"name": house.name}
