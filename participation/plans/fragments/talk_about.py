"""What a thread is about, at its head: the step that waits for an answer, and who wanted to talk before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from participation.plans.models import Answer, Plan, StepState, Voice
from participation.plans.permissions import is_anothers

from .steps import StepShown, show_step
from .viewer import Viewer

if TYPE_CHECKING:
    from participation.plans.models import Topic


def step_to_answer(topic: Topic, viewer: Viewer) -> StepShown | None:
    """The step, with its answers, as long as the two have not agreed: one talks, then one decides where one is."""
    if topic.step is None or topic.step.state not in (StepState.PROPOSED, StepState.TALK):
        return None
    speaks = [topic.step.partner_id] if is_anothers(topic.step) else []
    return replace(show_step(topic.plan, topic.step, viewer, voices=speaks), talk_url="")


def who_wants_to_talk(plan: Plan, viewer: Viewer) -> list[str]:
    """Of the whole plan: whose answer is « En parler avant », in a sentence each."""
    if not plan.is_open:
        return []
    sides = {
        Voice.PERSON: (plan.person_answer, plan.person.get_short_name()),
        Voice.TEAM: (plan.team_answer, plan.team_answered_by.get_short_name() if plan.team_answered_by else ""),
    }
    return [
        _("Vous voulez en parler avant.")
        if viewer.acts and viewer.voice is voice
        else _("%(name)s veut en parler avant.") % {"name": name}
        for voice, (answer, name) in sides.items()
        if answer == Answer.TALK
    ]
