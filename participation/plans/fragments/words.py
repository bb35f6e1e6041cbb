"""The words of one box of one part, passage by passage; and those that wait for her yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from journal.models import Channel
from kit.french import elide
from participation.plans.engine.runs import Run, passages
from participation.plans.models import Box, Pillar, Plan, Proposal, ProposalKind, ProposalState, Section, Voice, Words

from .viewer import Viewer, in_a_row, name_of, what_does

if TYPE_CHECKING:
    pass

ORDER = (Box.WISH, Box.OWN, Box.TEAM, Box.WELL, Box.BLOCKS, Box.MINE, Box.OURS)
FACES = {True: "me", False: "team"}


@dataclass(frozen=True)
class PassageShown:
    """Words in a row by one author. voice: "me" or "team"; said: whose, and how they came; again: to read together."""

    voice: str
    said: str
    text: str
    again: bool


@dataclass(frozen=True)
class ProposalShown:
    """Words that wait. before: "" when they only add. Addresses are empty when the viewer has nothing to press."""

    id: UUID
    who: str
    said: str
    before: str
    after: str
    answer_url: str
    back_url: str


@dataclass(frozen=True)
class WordsShown:
    """One box of one part. id: of its place in the page, which is there before anybody writes.

    voice: "me", "team", or "both" where each passage says whose it is. ended: that they write no more.
    """

    id: str
    box: Box
    voice: str
    who: str
    text: str
    at: dt.datetime | None
    big: bool
    mine: bool
    passages: list[PassageShown] = field(default_factory=list)
    waiting: list[ProposalShown] = field(default_factory=list)
    again_url: str = ""
    again_said: str = ""
    write_url: str = ""
    write_label: str = ""
    ended: str = ""

    @property
    def first(self) -> bool:
        """Whether the way to write stands beside the words; the others wait in « Écrire autre chose ici »."""
        return bool(self.text) or (self.mine and self.box in (Box.OWN, Box.TEAM))


def show_boxes(plan: Plan, section: Section, viewer: Viewer, names: Mapping[str, str]) -> list[WordsShown]:
    """Every box of the part, in the order of the page; those where nobody wrote are there too, empty.

    names: first name of each author of the plan, by account.
    """
    written = {words.box: words for words in section.words.all() if words.structure_id is None}
    boxes = (Box.OWN,) if section.pillar == Pillar.WISH else ORDER
    return [show_words(plan, section, written.get(box), box, viewer, names) for box in boxes]


def place_of(section_id: UUID, box: Box, structure_id: UUID | None = None) -> str:
    """Where a box is in the page, and who writes in it; short enough to be told live (live.wire)."""
    return f"{uuid5(section_id, str(structure_id)) if structure_id else section_id}-{box}"


def show_words(
    plan: Plan, section: Section, words: Words | None, box: Box, viewer: Viewer, names: Mapping[str, str]
) -> WordsShown:
    waits = {letter for mark in words.again for letter in mark[2]} if words else set()
    asked = viewer.acts and plan.is_open and viewer.voice[0] in waits
    return WordsShown(
        id=place_of(section.pk, box),
        box=box,
        voice=FACES[box.voice is Voice.PERSON] if box.voice and not _came_otherwise(words) else "both",
        who=_title(plan, words, box, viewer),
        text=words.shown if words else "",
        at=words.shown_at if words else None,
        big=section.pillar == Pillar.WISH,
        mine=box.voice == viewer.voice,
        passages=list(_passages(plan, words, viewer, names)) if words else [],
        waiting=[*_waiting(plan, words, viewer)] if words else [],
        again_url=viewer.url("words_reread", words.pk) + f"?vu={words.seq}" if words and asked else "",
        again_said=_("Vous avez changé ces mots tous les deux. Relisez ensemble.") if waits else "",
        write_url=address(section.pk, box, viewer) if writes(plan, viewer, box) else "",
        write_label=_label(box, viewer, bool(words and words.shown)),
    )


def address(section_id: UUID, box: Box, viewer: Viewer) -> str:
    """Where this viewer writes in this box."""
    if box is Box.OWN:
        return viewer.url("own_words_edit", section_id)
    return viewer.url("words_edit", section_id, box.value)


def writes(plan: Plan, viewer: Viewer, box: Box) -> bool:
    """Whether the page offers to write there: the rule asks the table again."""
    if not plan.is_open or viewer in (Viewer.PARTNER, Viewer.GLASS):
        return False
    if viewer is Viewer.TEAM:
        return box is not Box.MINE
    return box.voice is not Voice.TEAM


def _label(box: Box, viewer: Viewer, there: bool) -> str:
    if box is Box.OWN and viewer is not Viewer.PERSON:
        return _("Écrire ce qu’elle dit") if viewer is Viewer.TEAM else _("Écrire pour elle")
    if box.voice == viewer.voice and box in (Box.OWN, Box.TEAM):
        return _("Changer mes mots") if there else _("Écrire mes mots")
    return _("Écrire dans « %(box)s »") % {"box": box.label}


def _title(plan: Plan, words: Words | None, box: Box, viewer: Viewer) -> str:
    name = {"name": plan.person.get_short_name()}
    hers = viewer is Viewer.PERSON
    if box is Box.TEAM:
        author = words.author.get_short_name() if words and words.author else _("l’équipe")
        return elide(_("Les mots de %(name)s") % {"name": author})
    if box is Box.MINE and not hers:
        return what_does(name["name"])
    if hers or box.voice is Voice.TEAM or box in (Box.WELL, Box.BLOCKS):
        return str(box.label)
    patterns = {
        Box.OWN: _("Les mots de %(name)s"),
        Box.WISH: _("Ce que veut %(name)s"),
    }
    return elide(patterns[box] % name)


def _came_otherwise(words: Words | None) -> bool:
    """Whether some of the words were not typed by whose they are: each passage then says how it came."""
    return bool(words) and any(run.how != Channel.SELF for run in words.passages)


def _passages(plan: Plan, words: Words, viewer: Viewer, names: Mapping[str, str]) -> Iterator[PassageShown]:
    """Cut where the author changes, and where a sentence has to be read again."""
    at = 0
    for text, run in passages(words.shown, words.passages):
        hers = run.author == str(plan.person_id)
        who = _("Moi") if hers and viewer is Viewer.PERSON else names.get(run.author, _("Quelqu’un"))
        for piece, again in _marked(text, at, words.again):
            if piece.strip():
                yield PassageShown(FACES[hers], _how(plan, words, viewer, who, run, piece), piece.strip(), again)
        at += run.length


def _how(plan: Plan, words: Words, viewer: Viewer, who: str, run: Run, text: str) -> str:
    """« Moussa, avec de l’aide », « Écrit à la main par Moussa, recopié par Nadia »."""
    if run.how == Channel.SELF:
        return who
    if run.how != Channel.PAPER:
        return _("%(name)s, avec de l’aide") % {"name": who}
    copied = [one for one in words.proposals.all() if one.state == ProposalState.ACCEPTED and one.how == Channel.PAPER]
    these = [one for one in copied if text.strip() in one.added or one.added.strip() in text] or copied
    return say_by_hand(plan, viewer, list(dict.fromkeys(name_of(one.author) for one in these)))


def say_by_hand(plan: Plan, viewer: Viewer, copied_by: list[str]) -> str:
    name = _("vous") if viewer is Viewer.PERSON else plan.person.get_short_name()
    if not copied_by:
        return _("Écrit à la main par %(name)s") % {"name": name}
    return _("Écrit à la main par %(name)s, recopié par %(other)s") % {"name": name, "other": in_a_row(copied_by)}


def _marked(text: str, at: int, marks: Iterable[list]) -> Iterator[tuple[str, bool]]:
    edges = sorted({0, len(text), *(min(max(edge - at, 0), len(text)) for mark in marks for edge in mark[:2])})
    for start, end in pairwise(edges):
        yield text[start:end], any(low < at + end and at + start < high for low, high, _waits in marks)


def _waiting(plan: Plan, words: Words, viewer: Viewer) -> Iterator[ProposalShown]:
    """Her helper's writing is between the two of them; what the team asks for, or wrote for her, both sides see."""
    for proposal in words.proposals.all():
        if proposal.state != ProposalState.WAITING:
            continue
        if proposal.kind == ProposalKind.HELPED and viewer is not Viewer.PERSON:
            continue
        if viewer.acts:
            yield show_proposal(plan, proposal, viewer)


def show_proposal(plan: Plan, proposal: Proposal, viewer: Viewer) -> ProposalShown:
    name = name_of(proposal.author)
    said = {
        ProposalKind.CHANGE: _("%(name)s propose de changer ces mots"),
        ProposalKind.HELPED: _("%(name)s a écrit ceci pour vous"),
        ProposalKind.DICTATED: _("%(name)s a écrit ce que vous avez dit"),
    }
    if viewer is not Viewer.PERSON:
        said[ProposalKind.DICTATED] = elide(_("Dicté par %(person)s"))
    told = said[ProposalKind(proposal.kind)] % {"name": name, "person": plan.person.get_short_name()}
    if proposal.how == Channel.PAPER:
        told = say_by_hand(plan, viewer, [name])
    acts = plan.is_open
    answers = acts and viewer is Viewer.PERSON
    return ProposalShown(
        id=proposal.pk,
        who=name,
        said=told,
        before=proposal.before if proposal.removed or proposal.before else "",
        after=proposal.after,
        answer_url=reverse("plans:words_answer", args=[proposal.pk]) if answers else "",
        back_url=viewer.url("words_take_back", proposal.pk) if acts and viewer is Viewer.TEAM else "",
    )
