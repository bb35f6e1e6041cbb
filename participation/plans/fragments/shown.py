"""What the plan page shows, for each kind of viewer: computed here, drawn by the templates, the same page or live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.french import elide
from participation.people.models import User
from participation.plans.engine.sharing import Opened
from participation.plans.models import Pillar, Plan, Proposal, Section, ShownRating, Step, StepState, Words
from participation.plans.permissions import helpers_of, referents_of
from participation.plans.rules import amends

from .agreement import AgreementShown, show_agreement
from .budget import BudgetShown, budget_lines, show_budget
from .commitments import committing, show_commitments
from .contract import say_contract, sets_kind
from .coordinations import CoordinationShown, shown_on_plan
from .glass import GlassShown, glass_told
from .goals import GoalShown, goals_told, show_goals
from .ratings import SituationShown, show_situation
from .readers import say_readers
from .reviews import ReviewShown, reviews_url, say_end, show_to_come
from .sharing import OpenedShown, opened_to, opened_today
from .standing import Standing, standing
from .steps import STEP_SHOWN, StepShown, is_over, questions_told, say_count, show_step
from .talk_links import News, TalkShown, show_talk
from .viewer import Viewer
from .words import WordsShown, show_boxes

NOTHING_NEW: News = {}
NOTHING_OPEN = Opened()


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
    step_url: str
    opened: list[OpenedShown]
    share_url: str = ""
    has_draft: bool = False
    # `path`, `proposals` and `declined` are of the whole part; here they are again, each below its goal, and the rest.
    goals: list[GoalShown] = field(default_factory=list)
    goal_proposals: list[GoalShown] = field(default_factory=list)
    goals_over: list[GoalShown] = field(default_factory=list)
    goal_url: str = ""
    talk: TalkShown | None = None
    rating: SituationShown | None = None
    budget: BudgetShown | None = None
    commitments: list[WordsShown] = field(default_factory=list)

    @property
    def loose_path(self) -> list[StepShown]:
        return [step for step in self.path if step.goal_id is None]

    @property
    def is_bare(self) -> bool:
        """Nothing is proposed or decided here yet."""
        return not (
            self.path or self.proposals or self.declined or self.goals or self.goal_proposals or self.goals_over
        )

    @property
    def more(self) -> list[WordsShown]:
        """Where nobody has written yet."""
        return [words for words in self.words if words.write_url and not words.first]


@dataclass(frozen=True)
class PlanShown:
    plan: Plan
    viewer: Viewer
    title: str
    standing: Standing
    contract: list[str]
    kind_url: str
    terms_url: str
    readers: str
    wish: SectionShown
    sections: list[SectionShown]
    agreement: AgreementShown
    history_url: str
    section_url: str
    glass: list[GlassShown] = field(default_factory=list)
    to_come: ReviewShown | None = None
    reviews_url: str = ""
    coordinations: list[CoordinationShown] = field(default_factory=list)
    coordinations_url: str = ""
    leave_url: str = ""
    end: str = ""
    talk: TalkShown | None = None


def load(plan_id: UUID) -> Plan:
    """A plan with all its page shows, in a handful of queries, whatever its size. Never her drafts."""
    told = Prefetch("proposals", Proposal.objects.told())
    sections = Section.objects.order_by("rank").prefetch_related(
        Prefetch("words", Words.objects.select_related("author", "structure").prefetch_related(told)),
        Prefetch("steps", Step.objects.select_related(*STEP_SHOWN).prefetch_related(questions_told()).order_by("rank")),
        Prefetch("ratings", ShownRating.objects.order_by("at", "pk")),
        goals_told(),
        opened_today(),
        budget_lines(),
    )
    plans = Plan.objects.select_related("person", "structure", "team_answered_by")
    return plans.prefetch_related(Prefetch("sections", sections)).get(pk=plan_id)


def show_plan(plan: Plan, viewer: Viewer, *, drafts: Iterable[UUID] = (), news: News = NOTHING_NEW) -> PlanShown:
    """plan: from load(). drafts: ids of the sections where she has words kept for herself; for her own page only.
    news: from news_for(); a piece that arrives live says nothing of it."""
    referents = referents_of(plan)
    name = plan.person.get_short_name()
    names = names_of(plan)
    wish, *sections = (
        show_section(plan, section, viewer, names, section.pk in drafts, news) for section in plan.sections.all()
    )
    open_for_viewer = viewer.acts and plan.is_open
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    return PlanShown(
        plan=plan,
        viewer=viewer,
        title=_("Mon projet") if viewer is Viewer.PERSON else elide(_("Projet de %(name)s") % {"name": name}),
        standing=standing(plan, viewer.voice),
        contract=say_contract(plan.terms),
        kind_url=reverse("plans:team_kind", args=[plan.pk]) if viewer is Viewer.TEAM and sets_kind(plan) else "",
        terms_url=reverse("plans:team_terms", args=[plan.pk]) if viewer is Viewer.TEAM and amends(plan) else "",
        readers=say_readers(plan, viewer, referents, helpers_of(plan), [wish, *sections]),
        wish=wish,
        sections=sections,
        agreement=show_agreement(plan, viewer, referents),
        history_url=viewer.url("history", *of_plan) if viewer.acts else "",
        section_url=viewer.url("section_open", *of_plan) if open_for_viewer and len(sections) < len(Pillar) - 1 else "",
        to_come=show_to_come(plan, viewer),
        reviews_url=reviews_url(plan, viewer) if viewer.acts else "",
        coordinations=shown_on_plan(plan, viewer),
        coordinations_url=viewer.url("coordinations", *of_plan) if viewer.acts else "",
        leave_url=reverse("plans:leave") if viewer is Viewer.PERSON and plan.is_open and plan.renewing else "",
        end=say_end(plan) if viewer.acts else "",
        glass=glass_told(plan.person) if viewer is Viewer.PERSON else [],
        talk=show_talk(plan, viewer, news),
    )


def names_of(plan: Plan) -> dict[str, str]:
    """First names of all who wrote in the plan, by account, in one query. plan: from load()."""
    authors = {run[1] for section in plan.sections.all() for words in section.words.all() for run in words.runs}
    authors.discard("")
    return {str(user.pk): user.get_short_name() for user in User.objects.filter(pk__in=authors)} if authors else {}


def show_section(
    plan: Plan,
    section: Section,
    viewer: Viewer,
    names: Mapping[str, str],
    has_draft: bool = False,
    news: News = NOTHING_NEW,
    opened: Opened = NOTHING_OPEN,
) -> SectionShown:
    """opened: what this partner may do there; for the others, the side of the house says it."""
    pillar = Pillar(section.pillar)
    writes = viewer.acts and plan.is_open
    words = show_boxes(plan, section, viewer, names)
    steps = [step for step in section.steps.all() if not is_over(step)]
    agreed = [step for step in steps if step.state == StepState.AGREED]
    voices = opened.voices if viewer is Viewer.PARTNER else committing(section)
    first_left = next((step.pk for step in agreed if step.done_on is None), None)
    path = [
        show_step(plan, step, viewer, voices=voices, number=number, now=step.pk == first_left)
        for number, step in enumerate(agreed, start=1)
    ]
    others = [show_step(plan, step, viewer, voices=voices) for step in steps if step.state != StepState.AGREED]
    goals = show_goals(plan, section, viewer, path)
    return SectionShown(
        id=section.pk,
        pillar=pillar,
        aim=section.aim,
        words=words,
        path=path,
        proposals=[step for step in others if step.state != StepState.DECLINED],
        declined=[step for step in others if step.state == StepState.DECLINED],
        count=say_count(agreed),
        step_url=viewer.url("step_propose", section.pk) if writes and pillar is not Pillar.WISH else "",
        # Who writes here may know who reads it.
        opened=opened_to(section, hers=viewer is Viewer.PERSON) if viewer.acts else [],
        share_url=f"{reverse('plans:share')}?partie={section.pk}" if writes and viewer is Viewer.PERSON else "",
        has_draft=has_draft,
        goals=goals.agreed,
        goal_proposals=goals.proposed,
        goals_over=goals.over,
        rating=show_situation(plan, section, viewer),
        goal_url=viewer.url("goal_propose", section.pk) if writes and pillar is not Pillar.WISH else "",
        talk=show_talk(section, viewer, news),
        budget=show_budget(plan, section, viewer) if pillar is Pillar.BUDGET else None,
        commitments=show_commitments(plan, section, viewer, opened.voices) if pillar is not Pillar.WISH else [],
    )
