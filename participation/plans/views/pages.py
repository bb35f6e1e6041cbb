"""What the person's pages and the team's have in common. Each takes its viewer from the door it was entered by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from journal.models import head_seq
from kit.refusals import NotAllowed, Refusal, require
from kit.time import today
from participation.plans.forms import SectionForm, StepChangeForm, StepForm
from participation.plans.fragments import (
    Viewer,
    banner,
    history_of,
    load,
    messages_url,
    news_for,
    next_meeting,
    shared_coordinations,
    show_plan,
    show_shared,
    since_visit,
)
from participation.plans.models import BudgetLine, Draft, Goal, GoalWord, Pillar, Plan, Review, Section, Step, Voice
from participation.plans.models.goal import AGREED
from participation.plans.permissions import (
    How,
    accompanied_plans,
    can_write_own_words,
    glass_plans,
    helped_plans,
    may_as_team,
    own_plans,
    partners_for,
    workers_for,
)
from participation.plans.rules import note_reading, note_shared_reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.forms import Form

    from participation.people.models import User

PLANS = {
    Viewer.PERSON: own_plans,
    Viewer.TEAM: accompanied_plans,
    Viewer.HELPER: helped_plans,
    Viewer.GLASS: glass_plans,
}


def plan_of(user: User, viewer: Viewer, plan_id: UUID, action: str = "plan.read") -> Plan:
    """A plan with which this user may do this from this side of the house. Raises NotAllowed when there is none, as
    the two below."""
    plan = _first(Plan.objects.filter(pk=plan_id).select_related("person"))
    return _asked(plan, user, viewer, plan, action)


def section_of(user: User, viewer: Viewer, section_id: UUID, action: str = "plan.read") -> Section:
    section = _first(Section.objects.filter(pk=section_id).select_related("plan__person"))
    return _asked(section, user, viewer, section.plan, action)


def step_of(user: User, viewer: Viewer, step_id: UUID, action: str = "plan.read") -> Step:
    step = _first(Step.objects.filter(pk=step_id).select_related("section__plan__person"))
    return _asked(step, user, viewer, step.section.plan, action)


def goal_of(user: User, viewer: Viewer, goal_id: UUID, action: str = "plan.read") -> Goal:
    goal = _first(Goal.objects.filter(pk=goal_id).select_related("section__plan__person"))
    return _asked(goal, user, viewer, goal.section.plan, action)


def word_of(user: User, viewer: Viewer, word_id: UUID, action: str = "plan.read") -> GoalWord:
    """What a worker noted of a goal."""
    word = _first(GoalWord.objects.filter(pk=word_id).select_related("goal__section__plan__person"))
    return _asked(word, user, viewer, word.goal.section.plan, action)


def line_of(user: User, viewer: Viewer, line_id: UUID, action: str = "plan.read") -> BudgetLine:
    line = _first(BudgetLine.objects.filter(pk=line_id).select_related("section__plan__person"))
    return _asked(line, user, viewer, line.section.plan, action)


def review_of(user: User, viewer: Viewer, review_id: UUID, action: str = "plan.read") -> Review:
    """A look back. Only of one's own plan, or of somebody one accompanies."""
    review = _first(Review.objects.filter(pk=review_id).select_related("plan__person"))
    return _asked(review, user, viewer, review.plan, action)


def _asked(found: Any, user: User, viewer: Viewer, plan: Plan, action: str) -> Any:
    if viewer is Viewer.TEAM:
        require(may_as_team(user, plan, action))
    elif action == "plan.own_words":
        require(can_write_own_words(user, plan))
    else:
        require(PLANS[viewer](user).filter(pk=plan.pk).exists())
    return found


def _first(rows: QuerySet) -> Any:
    row = rows.first()
    if row is None:
        raise NotAllowed
    return row


def shell(viewer: Viewer) -> str:
    return "work.html" if viewer.voice is Voice.TEAM else "base.html"


def home(viewer: Viewer, plan: Plan, section: Section | None = None) -> str:
    """The address of the plan page, open at a section."""
    if viewer is Viewer.PARTNER:
        return reverse("plans:shared_plan", args=[plan.pk])
    if viewer is Viewer.HELPER:
        return reverse("plans:helped", args=[plan.pk])
    url = viewer.url("plan", plan.pk) if viewer is Viewer.TEAM else viewer.url("mine")
    if section is None or section.pillar == Pillar.WISH:
        return url
    return f"{url}?partie={section.pillar}#partie-{section.pk}"


def plan_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, *, refusal: Refusal | None = None, typed: Sequence[str] = ()
) -> HttpResponse:
    """The plan, whole; for a partner, what of it is open. With a refusal: why what was just asked was not done, what
    was written with it, and the plan as it is now."""
    if viewer is Viewer.PARTNER:
        return _shared_page(request, plan, refusal)
    with transaction.atomic():
        since = since_visit(plan, viewer, request.user)
        note_reading(plan, by=request.user)
        seq = head_seq(f"plan:{plan.pk}")  # before the plan: what happens in between comes again, and is never missed
        drafts = Draft.objects.filter(section__plan=plan, text__isnull=False) if viewer is Viewer.PERSON else []
        news = news_for(request.user, viewer)
        shown = show_plan(load(plan.pk), viewer, drafts={draft.pk for draft in drafts}, news=news)
    wanted = request.GET.get("partie")
    current = next((s for s in shown.sections if s.pillar == wanted), next(iter(shown.sections), None))
    context = {
        "shown": shown,
        "current": current,
        "folded": [section for section in shown.sections if section is not current],
        "seq": seq,
        "today": today(),
        "meeting": next_meeting(plan.person, viewer, request.user),
        "messages_url": messages_url(plan.person, viewer) if viewer.acts else "",
        "since": since,
        "shell": shell(viewer),
        "banner": banner(plan, request.user) if viewer is Viewer.GLASS else "",
        "typed": [text for text in typed if text],
        "refusal": refusal.sentence if refusal else "",
        "page": home(viewer, plan) if refusal else "",
    }
    return render(request, "plans/plan.html", context, status=refusal.status if refusal else 200)


def _shared_page(request: HttpRequest, plan: Plan, refusal: Refusal | None) -> HttpResponse:
    """The open parts, and nothing that says how much there is beside."""
    with transaction.atomic():
        parts = note_shared_reading(plan, by=request.user)
        news = news_for(request.user, Viewer.PARTNER)
        seq = head_seq(f"plan:{plan.pk}")  # before the plan, as above
        shown = show_shared(load(plan.pk), parts, news)
    context = {
        "shown": shown,
        "coordinations": shared_coordinations(plan, request.user),
        "seq": seq,
        "refusal": refusal.sentence if refusal else "",
        "page": home(Viewer.PARTNER, plan) if refusal else "",
    }
    return render(request, "plans/shared_plan.html", context, status=refusal.status if refusal else 200)


def history_page(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    before = request.GET.get("avant", "")
    with transaction.atomic():
        note_reading(plan, by=request.user, how=How.HISTORY)
        lines = history_of(plan, before=int(before) if before.isdecimal() and len(before) < 10 else None)
    context = {
        "lines": lines,
        "older": f"?avant={lines[-1].seq}" if lines and lines[-1].seq > 1 else "",
        "back": home(viewer, plan),
        "shell": shell(viewer),
    }
    return render(request, "plans/history.html", context)


def section_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: SectionForm, refusal: Refusal | None = None
) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)  # which parts are left to open says which ones are
    context = {"form": form, "back": home(viewer, plan), "shell": shell(viewer)}
    return render(request, "plans/section_open.html", context, status=status_of(form, refusal))


def step_page(
    request: HttpRequest, section: Section, viewer: Viewer, form: StepForm, refusal: Refusal | None = None
) -> HttpResponse:
    note_reading(section.plan, by=request.user, how=How.WORDS, section=section)
    context = {
        "form": form,
        "pillar": Pillar(section.pillar),
        "back": home(viewer, section.plan, section),
        "shell": shell(viewer),
    }
    return render(request, "plans/step_propose.html", context, status=status_of(form, refusal))


def step_form(
    section: Section, viewer: Viewer, user: User, data: object = None, *, changed: Step | None = None
) -> StepForm:
    """The form, which names the two by their names. changed: the step that it writes again."""
    first, *others = [*workers_for(section.plan, user), None]
    partner = viewer is Viewer.PARTNER  # what the two who write the plan do is not his to say
    said: dict[str, Any] = {
        "me": _("Moi") if viewer is Viewer.PERSON else section.plan.person.get_short_name(),
        "worker": "" if partner else first.get_short_name() if first else _("L’équipe"),
        "others": [] if partner else [worker for worker in others if worker],
        "partners": list(partners_for(section, user)),
        "goals": section.goals.filter(lifecycle__in=AGREED).order_by("rank"),
    }
    if changed is None:
        return StepForm(data, **said)
    return StepChangeForm(data, **said, initial=_as_it_is(changed, first))


def _as_it_is(step: Step, first: User | None) -> dict[str, object]:
    """What the form shows of a step before it is written again."""
    named = None if step.worker_id and first and step.worker_id == first.pk else step.worker_id or step.partner_id
    return {
        "title": step.title,
        "who": f"{step.who}:{named}" if named else step.who,
        "partner_name": step.partner_name,
        "due_on": step.due_on,
        "goal": step.goal_id,
        "session": step.session_id,
        "place": step.place_id,
        "vu": step.seq,
    }


def refused(form: Form, refusal: Refusal) -> Refusal:
    """The refusal, written on the form; one that hides the page is let through."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    form.add_error(None, str(refusal.sentence))
    return refusal


def status_of(form: Form, refusal: Refusal | None) -> int:
    if refusal is not None:
        return refusal.status
    return 400 if form.errors else 200


def back_to(viewer: Viewer, plan: Plan, section: Section | None = None) -> HttpResponseRedirect:
    return HttpResponseRedirect(home(viewer, plan, section))
