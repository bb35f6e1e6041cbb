"""What the plan page shows, for each kind of viewer: computed here, drawn by the templates, the same page or live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.french import elide
from kit.time import say_day, today
from participation.plans.models import Answer, Pillar, Plan, Section, State, Step, StepState, Voice, Who, Words
from participation.plans.permissions import helpers_of, referents_of

from .glass import GlassShown, glass_told
from .sharing import OpenedShown, opened_to, opened_today
from .standing import Standing, standing

if TYPE_CHECKING:
    from participation.people.models import User

UNDONE_FOR = dt.timedelta(days=7)
"""How long « Ce n’est pas fait » stays beside a step that was said done."""


class Viewer(StrEnum):
    """From where the plan is seen. Two viewers of one kind get the same bytes."""

    PERSON = "person"
    TEAM = "team"
    HELPER = "helper"
    PARTNER = "partner"
    GLASS = "glass"

    @property
    def voice(self) -> Voice:
        """The side whose words are « mes mots » here, if any; a helper stands beside the person."""
        return Voice.TEAM if self in (Viewer.TEAM, Viewer.PARTNER, Viewer.GLASS) else Voice.PERSON

    @property
    def acts(self) -> bool:
        return self in (Viewer.PERSON, Viewer.TEAM)

    def url(self, name: str, *args: object) -> str:
        """The address of an act or a page, on this viewer's side of the house."""
        return reverse(f"plans:{'team_' if self is Viewer.TEAM else ''}{name}", args=args)


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


@dataclass(frozen=True)
class StepShown:
    """One step: on the path, or waiting for an answer. Addresses are empty when the viewer has nothing to press."""

    id: UUID
    title: str
    who: str
    who_icon: str
    strong: bool
    due_on: dt.date | None
    done_on: dt.date | None
    number: int
    now: bool
    finish_url: str
    undo_url: str
    proposer: str
    proposer_voice: str
    state: str
    answered: str
    answer_url: str


@dataclass(frozen=True)
class SectionShown:
    id: UUID
    pillar: Pillar
    aim: str
    words: list[WordsShown]
    path: list[StepShown]
    proposals: list[StepShown]
    declined: list[StepShown]
    count: str
    words_url: str
    words_label: str
    step_url: str
    opened: list[OpenedShown]
    share_url: str = ""
    has_draft: bool = False


@dataclass(frozen=True)
class SideShown:
    """One of the two who answer."""

    name: str
    initials: str
    face: str
    said: str
    yes: bool


@dataclass(frozen=True)
class AgreementShown:
    question: str
    sides: list[SideShown]
    mine: str
    url: str
    complete_url: str
    closed: str


@dataclass(frozen=True)
class PlanShown:
    plan: Plan
    viewer: Viewer
    title: str
    standing: Standing
    readers: str
    wish: SectionShown
    sections: list[SectionShown]
    agreement: AgreementShown
    history_url: str
    section_url: str
    glass: list[GlassShown] = field(default_factory=list)


def load(plan_id: UUID) -> Plan:
    """A plan with all its page shows, in a handful of queries, whatever its size. Never her drafts."""
    sections = Section.objects.order_by("rank").prefetch_related(
        Prefetch("words", Words.objects.select_related("author").order_by("voice")),
        Prefetch("steps", Step.objects.select_related("worker", "author").order_by("rank")),
        opened_today(),
    )
    plans = Plan.objects.select_related("person", "structure", "team_answered_by")
    return plans.prefetch_related(Prefetch("sections", sections)).get(pk=plan_id)


def show_plan(plan: Plan, viewer: Viewer, *, drafts: Iterable[UUID] = ()) -> PlanShown:
    """plan: from load(). drafts: ids of the sections where she has words kept for herself; for her own page only."""
    referents = referents_of(plan)
    name = plan.person.get_short_name()
    wish, *sections = (show_section(plan, section, viewer, section.pk in drafts) for section in plan.sections.all())
    open_for_viewer = viewer.acts and plan.is_open
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    return PlanShown(
        plan=plan,
        viewer=viewer,
        title=_("Mon projet") if viewer is Viewer.PERSON else elide(_("Projet de %(name)s") % {"name": name}),
        standing=standing(plan, viewer.voice),
        readers=_readers(plan, viewer, referents, helpers_of(plan), [wish, *sections]),
        wish=wish,
        sections=sections,
        agreement=_agreement(plan, viewer, referents),
        history_url=viewer.url("history", *of_plan) if viewer.acts else "",
        section_url=viewer.url("section_open", *of_plan) if open_for_viewer and len(sections) < len(Pillar) - 1 else "",
        glass=glass_told(plan.person) if viewer is Viewer.PERSON else [],
    )


def show_section(plan: Plan, section: Section, viewer: Viewer, has_draft: bool = False) -> SectionShown:
    pillar = Pillar(section.pillar)
    writes = viewer.acts and plan.is_open
    words = [_words(plan, row, viewer, big=pillar is Pillar.WISH) for row in section.words.all()]
    steps = list(section.steps.all())
    agreed = [step for step in steps if step.state == StepState.AGREED]
    first_left = next((step.pk for step in agreed if step.done_on is None), None)
    path = [
        _step(plan, step, viewer, number=number, now=step.pk == first_left)
        for number, step in enumerate(agreed, start=1)
    ]
    others = [_step(plan, step, viewer) for step in steps if step.state != StepState.AGREED]
    mine = next(row for row in words if row.mine)
    # « Ce que je veux » is hers: the team answers in the other parts.
    has_words = viewer is Viewer.PERSON or pillar is not Pillar.WISH
    return SectionShown(
        id=section.pk,
        pillar=pillar,
        aim=section.aim,
        words=words,
        path=path,
        proposals=[step for step in others if step.state != StepState.DECLINED],
        declined=[step for step in others if step.state == StepState.DECLINED],
        count=_count(agreed),
        words_url=viewer.url("words_edit", section.pk) if writes and has_words else "",
        words_label=_("Changer mes mots") if mine.text else _("Écrire mes mots"),
        step_url=viewer.url("step_propose", section.pk) if writes and pillar is not Pillar.WISH else "",
        # Who writes here may know who reads it.
        opened=opened_to(section, hers=viewer is Viewer.PERSON) if viewer.acts else [],
        share_url=f"{reverse('plans:share')}?partie={section.pk}" if writes and viewer is Viewer.PERSON else "",
        has_draft=has_draft,
    )


def _words(plan: Plan, words: Words, viewer: Viewer, *, big: bool) -> WordsShown:
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


def _step(plan: Plan, step: Step, viewer: Viewer, *, number: int = 0, now: bool = False) -> StepShown:
    acts = viewer.acts and plan.is_open
    mine = step.who == Who.TOGETHER or (step.who == Who.ME) == (viewer.voice is Voice.PERSON)
    agreed = step.state == StepState.AGREED
    answers = acts and not agreed and step.proposed_by != viewer.voice
    undo = step.done_on is not None and today() - step.done_on <= UNDONE_FOR
    finish = viewer.url("step_finish", step.pk) + f"?vu={step.seq}" if acts and mine and agreed else ""
    return StepShown(
        id=step.pk,
        title=step.title,
        who=_who(plan, step, viewer),
        who_icon="user" if step.who == Who.ME else "users",
        strong=step.who != Who.TOGETHER,
        due_on=step.due_on,
        done_on=step.done_on,
        number=number,
        now=now,
        finish_url=finish if step.done_on is None else "",
        undo_url=finish if undo else "",
        proposer=_proposer(plan, step, viewer),
        proposer_voice="me" if step.proposed_by == Voice.PERSON else "team",
        state=step.state,
        answered=_answered(plan, step, viewer),
        answer_url=viewer.url("step_answer", step.pk) + f"?vu={step.seq}" if answers else "",
    )


def _who(plan: Plan, step: Step, viewer: Viewer) -> str:
    if step.who == Who.TOGETHER:
        return _("Ensemble")
    if step.who == Who.WORKER:
        return step.worker.get_short_name()
    return _("Moi") if viewer is Viewer.PERSON else plan.person.get_short_name()


def _proposer(plan: Plan, step: Step, viewer: Viewer) -> str:
    if step.proposed_by == viewer.voice and viewer.acts:
        return _("Vous proposez")
    return _("%(name)s propose") % {"name": step.author.get_short_name()}


def _answered(plan: Plan, step: Step, viewer: Viewer) -> str:
    """What the other side said of a proposal, from here; empty while the viewer's own answer is awaited."""
    answerer_is_me = step.proposed_by != viewer.voice and viewer.acts
    if answerer_is_me:
        return {
            StepState.TALK: _("Vous voulez en parler avant."),
            StepState.DECLINED: _("Vous avez dit non."),
        }.get(StepState(step.state), "")
    name = plan.person.get_short_name() if step.proposed_by == Voice.TEAM else _("L’équipe")
    return {
        StepState.PROPOSED: _("%(name)s n’a pas encore répondu."),
        StepState.TALK: _("%(name)s veut en parler avant."),
        StepState.DECLINED: _("%(name)s a dit non."),
    }.get(StepState(step.state), "") % {"name": name}


def _count(agreed: list[Step]) -> str:
    """« 1 étape sur 2 est faite », « 2 étapes à faire »."""
    total, done = len(agreed), sum(step.done_on is not None for step in agreed)
    if not total:
        return _("Pas encore d’étape")
    if not done:
        return _("1 étape à faire") if total == 1 else _("%(total)s étapes à faire") % {"total": total}
    if done == 1:
        return _("1 étape sur %(total)s est faite") % {"total": total}
    return _("%(done)s étapes sur %(total)s sont faites") % {"done": done, "total": total}


def _agreement(plan: Plan, viewer: Viewer, referents: list[User]) -> AgreementShown:
    worker = plan.team_answered_by or next(iter(referents), None)
    team = SideShown(
        name=worker.get_full_name() if worker else _("L’équipe"),
        initials=worker.initials if worker else "…",
        face="",
        said=_said(plan.team_answer, plan.team_answered_at),
        yes=plan.team_answer == Answer.YES,
    )
    person = SideShown(
        name=plan.person.get_full_name(),
        initials=_("Moi") if viewer is Viewer.PERSON else plan.person.initials,
        face="me",
        said=_said(plan.person_answer, plan.person_answered_at),
        yes=plan.person_answer == Answer.YES,
    )
    acts = viewer.acts and plan.is_open
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    seen = f"?vu={plan.version}"
    agreed = [step for section in plan.sections.all() for step in section.steps.all() if step.state == StepState.AGREED]
    ends = plan.state == State.AGREED and agreed and all(step.done_on for step in agreed)
    return AgreementShown(
        question=(_("Êtes-vous d’accord avec ce projet ?") if plan.is_open else _("Ce que chacun a répondu")),
        sides=[team, person],
        mine=plan.team_answer if viewer.voice is Voice.TEAM else plan.person_answer,
        url=viewer.url("agree", *of_plan) + seen if acts else "",
        complete_url=viewer.url("complete", *of_plan) + seen if acts and ends else "",
        closed=_closed(plan, viewer),
    )


def _said(answer: str, at: dt.datetime | None) -> str:
    if at is None:
        return _("Pas encore de réponse")
    sentence = {
        Answer.YES: _("D’accord, le %(day)s"),
        Answer.TALK: _("Veut en parler avant, le %(day)s"),
        Answer.NO: _("Pas d’accord, le %(day)s"),
    }[Answer(answer)]
    return sentence % {"day": say_day(at)}


def _closed(plan: Plan, viewer: Viewer) -> str:
    if plan.closed_at is None:
        return ""
    day = {"day": say_day(plan.closed_at)}
    if plan.state == State.COMPLETED:
        return _("Ce projet est terminé depuis le %(day)s.") % day
    if viewer is Viewer.PERSON:
        return _("Vous avez arrêté ce projet le %(day)s. Rien n’est effacé.") % day
    return _("%(name)s a arrêté ce projet le %(day)s. Rien n’est effacé.") % {
        "name": plan.person.get_short_name(),
        **day,
    }


def _readers(
    plan: Plan, viewer: Viewer, referents: list[User], helpers: list[User], sections: list[SectionShown]
) -> str:
    """Who may read, the viewer included: the truth of today, by name; then who may read a part."""
    partners = sorted({opened.structure for section in sections for opened in section.opened})
    others = [user.get_short_name() for user in (*referents, *helpers)]
    whole = _whole_readers(plan, viewer, others)
    if not partners:
        return whole
    pattern = ngettext("%(names)s peut lire une partie", "%(names)s peuvent lire une partie", len(partners))
    part = pattern % {"names": in_a_row(partners)}
    return f"{whole}. {part}" if others else part


def _whole_readers(plan: Plan, viewer: Viewer, others: list[str]) -> str:
    names = [_("Vous") if viewer is Viewer.PERSON else plan.person.get_short_name(), *others]
    if len(names) == 1:
        return _("Personne d’autre ne peut le lire pour le moment")
    pattern = _("%(names)s pouvez le lire") if viewer is Viewer.PERSON else _("%(names)s peuvent le lire")
    return pattern % {"names": in_a_row(names)}


def in_a_row(names: list[str]) -> str:
    """« Vous, Nadia et Lucie »."""
    *first, last = names
    return _("%(names)s et %(last)s") % {"names": ", ".join(first), "last": last} if first else last
