"""The plan on paper, as it is today: what both sides see, lines to write on, a box to sign for each party."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kit.french import elide
from kit.time import today
from participation.plans.engine.canonical import canonical, digest
from participation.plans.engine.kinds import PARTIES
from participation.plans.engine.sheet import has_room
from participation.plans.models import BudgetLine, Plan, Step, Who
from participation.plans.rules import content_of

from .budget import say_sums
from .content import ContentSaid, PartSaid, show_content
from .meetings import next_meeting
from .reviews import say_agreed_day
from .versions import names_of_parties
from .viewer import Viewer

if TYPE_CHECKING:
    from participation.people.models import User

SHORT = 12
"""Signs of a fingerprint, to compare two sheets by eye."""


@dataclass(frozen=True)
class PrintedShown:
    """What one sheet says, the same on the screen and on paper.

    version: that this is the text of a frozen version, or that it may still change; coming: the next meeting, the next
    look back; below: whether the lines to write on are below each part, or all at the end; parties: who signs.
    """

    title: str
    structure: str
    made_on: dt.date
    version: str
    coming: list[str]
    content: ContentSaid
    below: bool
    parties: list[str]


def show_printed(plan: Plan, viewer: Viewer, user: User) -> PrintedShown:
    """What both sides see. Never what she keeps for herself: a sheet is left on a table."""
    content = content_of(plan)
    version, names = _frozen(plan, content), names_of_parties(content)
    said = show_content(_as_today(plan, content))
    return PrintedShown(
        title=elide(_("Projet de %(name)s") % {"name": said.person}),
        structure=said.structure,
        made_on=today(),
        version=version,
        coming=list(_coming(plan, viewer, user)),
        content=said,
        below=has_room(len(said.parts), sum(map(_headings, said.parts)), _texts(said)),
        parties=[names[party] for party in PARTIES[plan.kind]],
    )


def _frozen(plan: Plan, content: Mapping[str, Any]) -> str:
    number = plan.waiting or plan.in_force
    sha256 = digest(canonical(content))
    if number is None or not plan.agreements.filter(number=number, sha256=sha256).exists():
        return _("Ce projet peut encore changer. Signer cette feuille ne suffit pas.")
    said = _("C’est le texte de la version %(number)s. Empreinte : %(sha256)s.")
    return said % {"number": number, "sha256": sha256[:SHORT]}


def _as_today(plan: Plan, content: dict[str, Any]) -> dict[str, Any]:
    """The content of a version, with what is done, and her first name; and of the budget, what it comes to."""
    done = Step.objects.filter(section__plan=plan, done_on__isnull=False).values_list("pk", "done_on")
    days = {str(pk): day.isoformat() for pk, day in done}
    sections = []
    for section in content["sections"]:
        steps = [
            step
            | {
                "done_on": days.get(step["id"]),
                "name": plan.person.get_short_name() if step["who"] == Who.ME else step["name"],
            }
            for step in section["steps"]
        ]
        now = {key: value for key, value in section.items() if key != "budget"} | {"steps": steps}
        if "budget" in section:
            now["sums"] = say_sums(BudgetLine.objects.live().filter(section=section["id"]))
        sections.append(now)
    return content | {"sections": sections}


def _coming(plan: Plan, viewer: Viewer, user: User) -> Iterator[str]:
    if meeting := next_meeting(plan.person, viewer, user):
        yield _("Prochain rendez-vous : %(when)s") % {"when": meeting.when}
    review = plan.reviews.to_come().filter(on__isnull=False).first()
    if review is not None:
        yield say_agreed_day(review.on)


def _headings(part: PartSaid) -> int:
    return len(part.words) + bool(part.goals) + bool(part.steps) + len(part.more)


def _texts(said: ContentSaid) -> Iterator[str]:
    yield from said.contract
    for part in said.parts:
        yield from (part.aim, *(words.text for words in part.words), *part.goals, *part.steps)
    for more in (*said.more, *(more for part in said.parts for more in part.more)):
        yield from more.lines
