"""The plan page, live: « plan:<id> »."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from live.streams import LiveStream, Piece
from participation.people.models import Structure, User
from participation.plans.engine.sharing import PARTNER, read_view
from participation.plans.fragments import (
    PlanShown,
    SectionShown,
    Viewer,
    draw,
    load,
    place_of,
    show_plan,
    show_shared,
    what_does,
)
from participation.plans.models import Box, Coordination, PartnerInvite, Plan
from participation.plans.permissions import How, can_read, glass_ends, views_of
from participation.plans.rules import note_reading, note_shared_reading

if TYPE_CHECKING:
    from journal.models import Entry

NO_PLACE = (Box.OWN, Box.PARTNER)
"""Her draft is nobody's to know; the box of a structure has a place for each of them."""
STEPS = {"step", "goal"}
"""What is drawn in one piece: the goals of a part, and its steps."""


def views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """Who may see this plan now, and from where. Nobody, when there is no such plan."""
    plan = Plan.objects.filter(pk=key).first() if _is_id(key) else None
    return views_of(users, plan) if plan else {}


def render(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """The plan is read once; each entry brings the pieces it has changed, as they are now."""
    if view.startswith(PARTNER):
        return _render_shared(entries, key, view)
    shown = show_plan(load(UUID(key)), Viewer(view))
    # Of an emergency reading, she alone is told: a number without words for the others.
    told = [entry for entry in entries if "glass" not in entry.targets or shown.viewer is Viewer.PERSON]
    return {entry.seq: _piece(entry, shown) for entry in told}


def _piece(entry: Entry, shown: PlanShown) -> Piece:
    """Each element of a piece takes the place of the one with its id; a new part is put after the others."""
    section = next((s for s in (shown.wish, *shown.sections) if str(s.id) == entry.targets.get("section")), None)
    kind, drawn = "replace", []
    if "glass" in entry.targets:
        return Piece("replace", draw("glass", shown=shown))
    if "review" in entry.targets:
        drawn = [draw("to_come", shown=shown)]
    elif "coordination" in entry.targets:
        drawn = [draw("coordinations", shown=shown)]
    elif section is not None and entry.verb == "SectionOpened":
        kind, drawn = "append:parties", [draw("fold", section=section, since=None)]
    elif section is not None and STEPS & entry.targets.keys():
        drawn = [draw("steps", section=section), draw("count", section=section)]
    elif section is not None and "rating" in entry.targets:
        drawn = [draw("situation", section=section)]
    elif section is not None and section.budget and "line" in entry.targets:
        drawn = [draw("budget", budget=section.budget), draw("budget_lines", budget=section.budget)]
    elif section is not None and "consent" in entry.targets:
        drawn = [draw("sharing", section=section), draw("commitments", section=section)]
    elif section is not None:
        drawn = _words(section)
    around = [draw("standing", shown=shown), draw("agreement", agreement=shown.agreement)]
    return Piece(kind, "\n".join([*drawn, *around]))


def _words(section: SectionShown) -> list[str]:
    """Every box. A commitment comes twice: among the others, where it may be new; alone, for who is writing it."""
    written = [words for words in section.commitments if words.text]
    return [
        *(draw("words", words=words) for words in section.words),
        *([draw("commitments", section=section)] if section.commitments else []),
        *(draw("words", words=words) for words in written),
    ]


def _render_shared(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """For a partner: the parts that are open, nothing else. What his structures gain or lose is read again."""
    looks = read_view(view)
    structures = {str(structure) for structure in looks.structures}
    shown = {str(section.id): section for section in show_shared(load(UUID(key)), looks.parts).sections}
    pieces = {}
    for entry in entries:
        section = shown.get(entry.targets.get("section"))
        if entry.targets.get("structure") in structures or _is_of_theirs(entry, structures):
            pieces[entry.seq] = Piece("reload", "")
        elif section is not None and STEPS & entry.targets.keys():
            pieces[entry.seq] = Piece("replace", draw("steps", section=section))
        elif section is not None and section.budget and "line" in entry.targets:
            pieces[entry.seq] = Piece("replace", draw("budget", budget=section.budget))
        elif section is not None and "words" in entry.targets:
            pieces[entry.seq] = Piece("replace", "\n".join(_words(section)))
    return pieces


def _is_of_theirs(entry: Entry, structures: set[str]) -> bool:
    """Whether it is about a meeting to which one of these structures is asked, and that its partners know of."""
    invited = PartnerInvite.objects.filter(coordination=entry.targets.get("coordination"), structure__in=structures)
    return "coordination" in entry.targets and invited.filter(coordination__in=Coordination.objects.told()).exists()


def opened(user_id: UUID, key: str) -> None:
    """A live subscription counts as one read."""
    plan, user = Plan.objects.select_related("person").get(pk=key), User.objects.get(pk=user_id)
    if can_read(user, plan):
        note_reading(plan, by=user, how=How.LIVE)
    else:
        note_shared_reading(plan, by=user, how=How.LIVE)


def ends(users: Sequence[UUID], key: str) -> Mapping[UUID, dt.datetime]:
    """When each emergency reading is over."""
    plan = Plan.objects.filter(pk=key).first() if _is_id(key) else None
    return glass_ends(users, plan) if plan else {}


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def presence(here: Sequence[tuple[UUID, str]], key: str, view: str) -> str | None:
    """Who of the other side writes now, and where; to her and to her référent, who of another structure does, where it
    may. A partner is told of nobody. Nobody's private draft is a place."""
    if view not in (Viewer.PERSON, Viewer.TEAM):
        return None
    plan = Plan.objects.get(pk=key)
    seen = views_of([user for user, _place in here], plan) if here else {}
    sections = list(plan.sections.all()) if seen else []
    ours = {place_of(section.pk, box): str(box.label) for section in sections for box in Box if box not in NO_PLACE}
    places = {
        user: _commitments(its) if its.startswith(PARTNER) else ours
        for user, its in seen.items()
        if its not in (view, Viewer.HELPER, Viewer.GLASS)
    }
    names = {user.pk: user.get_short_name() for user in User.objects.filter(pk__in=seen)}
    lines = [
        {"name": names[user], "box": places[user][place], "place": place}
        for user, place in here
        if place in places.get(user, {})
    ]
    return draw("writing", lines=lines)


def _commitments(view: str) -> dict[str, str]:
    """Where a partner may write, in words."""
    voices = [(part, voice) for part, opened in read_view(view).parts.items() for voice in opened.voices]
    names = dict(Structure.objects.filter(pk__in={voice for _part, voice in voices}).values_list("pk", "name"))
    return {place_of(part, Box.PARTNER, voice): what_does(names[voice]) for part, voice in voices}


PLAN = LiveStream(name="plan", views=views, render=render, presence=presence, ends=ends, opened=opened)
