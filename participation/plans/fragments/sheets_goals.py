"""Her goals and her steps, for « Mes données »."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from participation.people.engine.takeaway import Column, Sheet
from participation.plans.models import Goal, GoalWord, OwnRating, Review, ShownRating, Step, StepQuestion

from .sheet_words import PART, day, moment, pillar
from .viewer import name_for

if TYPE_CHECKING:
    from participation.people.models import User

OF_PLAN = ("section__plan__opened_at", "section__rank", "rank")


def goal_sheets(user: User) -> Iterable[Sheet]:
    yield _goals(user)
    yield _said(user)
    yield _steps(user)
    yield _questions(user)
    yield _ratings(user)
    yield _reviews(user)


def _goals(user: User) -> Sheet:
    goals = Goal.objects.filter(section__plan__person=user).select_related("section", "author")
    columns = [
        PART,
        Column("objectif", _("Objectif")),
        Column("propose_par", _("Proposé par")),
        Column("quand", _("Quand")),
        Column("vie", _("Vie")),
        Column("ou_ca_en_est", _("Où ça en est")),
    ]
    rows = [
        (
            pillar(goal.section.pillar),
            goal.title,
            goal.author.get_full_name(),
            moment(goal.proposed_at),
            goal.get_lifecycle_display(),
            goal.get_achievement_display(),
        )
        for goal in goals.order_by(*OF_PLAN)
    ]
    return Sheet("objectifs", _("Les objectifs"), columns, rows)


def _said(user: User) -> Sheet:
    said = GoalWord.objects.filter(goal__section__plan__person=user).select_related("goal__section", "author")
    columns = [
        PART,
        Column("objectif", _("Objectif")),
        Column("quand", _("Quand")),
        Column("qui", _("Dit par")),
        Column("vie", _("Vie")),
        Column("ou_ca_en_est", _("Où ça en est")),
        Column("reponse", _("Réponse")),
    ]
    rows = [
        (
            pillar(word.goal.section.pillar),
            word.goal.title,
            moment(word.at),
            word.author.get_full_name(),
            word.get_lifecycle_display(),
            word.get_achievement_display(),
            word.get_state_display(),
        )
        for word in said.order_by("at", "pk")
    ]
    return Sheet("objectifs-dits", _("Ce qui a été dit des objectifs"), columns, rows)


def _steps(user: User) -> Sheet:
    steps = Step.objects.filter(section__plan__person=user)
    columns = [
        PART,
        Column("etape", _("Étape")),
        Column("qui", _("Qui la fait")),
        Column("proposee_par", _("Proposée par")),
        Column("reponse", _("Réponse")),
        Column("avant", _("Avant le")),
        Column("fait", _("Fait le")),
        Column("dit_par", _("Dit par")),
        Column("arretee", _("Arrêtée le")),
        Column("objectif", _("Objectif")),
        Column("ou", _("Atelier ou lieu")),
    ]
    found = steps.select_related(
        *("section", "author", "proposed_from", "worker", "partner", "done_by", "done_from"),
        *("goal", "session__workshop", "place"),
    )
    rows = [
        (
            pillar(step.section.pillar),
            step.title,
            _doer(step),
            name_for(step.author.get_full_name(), step.proposed_from),
            step.get_state_display(),
            day(step.due_on),
            day(step.done_on),
            name_for(step.done_by.get_full_name(), step.done_from) if step.done_by else "",
            day(step.stopped_on),
            step.goal.title if step.goal else "",
            step.session.workshop.title if step.session else step.place or "",
        )
        for step in found.order_by(*OF_PLAN)
    ]
    return Sheet("etapes", _("Les étapes"), columns, rows)


def _questions(user: User) -> Sheet:
    questions = StepQuestion.objects.filter(step__section__plan__person=user)
    columns = [
        Column("etape", _("Étape")),
        Column("quand", _("Quand")),
        Column("repondu", _("Répondu le")),
        Column("qui", _("Qui a répondu")),
        Column("reponse", _("Réponse")),
    ]
    rows = [
        (
            one.step.title,
            moment(one.asked_at),
            moment(one.answered_at),
            one.answered_by.get_full_name() if one.answered_by else "",
            one.answer,
        )
        for one in questions.select_related("step", "answered_by").order_by("asked_at", "pk")
    ]
    return Sheet("ou-ca-en-est", _("Quand j’ai demandé où en était une étape"), columns, rows)


def _ratings(user: User) -> Sheet:
    """Hers alone: this sheet is only ever made for herself."""
    columns = [PART, Column("quand", _("Quand")), Column("de_0_a_10", _("De 0 à 10")), Column("montre", _("Montré"))]
    both = [(_("non"), OwnRating.objects), (_("oui"), ShownRating.objects)]
    rows = [
        (pillar(one.section.pillar), moment(one.at), one.value, shown)
        for shown, values in both
        for one in values.filter(section__plan__person=user).select_related("section").order_by("at", "pk")
    ]
    return Sheet("ou-j-en-suis", _("Où j’en suis, à mes yeux"), columns, rows)


def _reviews(user: User) -> Sheet:
    columns = [
        Column("jour", _("Jour")),
        Column("jour_propose", _("Jour proposé")),
        Column("fait", _("Fait le")),
        Column("mots_de", _("Les mots de")),
        Column("qui", _("Écrit par")),
        Column("texte", _("Texte")),
    ]
    reviews = Review.objects.filter(plan__person=user).prefetch_related("words__author").order_by("created_at", "pk")
    rows = [
        (day(one.on), day(one.wanted_on), day(one.held_on), *said)
        for one in reviews
        for said in [(w.get_voice_display(), w.author.get_full_name(), w.text) for w in one.words.all()] or [("",) * 3]
    ]
    return Sheet("bilans", _("Les points d’étape et les bilans"), columns, rows)


def _doer(step: Step) -> object:
    if step.worker:
        return step.worker.get_full_name()
    return step.partner or step.partner_name or step.get_who_display()
