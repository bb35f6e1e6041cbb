"""What does not go on in the next contract."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.models import Goal, Pillar, Plan, Step, StepState
from participation.plans.models.goal import GOING_ON

GONE = {"invalid_choice": _("La liste a changé. Choisissez encore une fois.")}


class LeaveForm(forms.Form):
    """Nothing is ticked beforehand: what is not ticked goes on."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    goals = forms.ModelMultipleChoiceField(
        Goal.objects.none(),
        label=_("Les objectifs que je laisse"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=GONE,
    )
    steps = forms.ModelMultipleChoiceField(
        Step.objects.none(),
        label=_("Les étapes que je laisse"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=GONE,
    )

    def __init__(self, plan: Plan, data=None) -> None:
        super().__init__(data, initial={"vu": plan.version})
        goals = Goal.objects.filter(section__plan=plan, lifecycle__in=GOING_ON)
        steps = Step.objects.filter(section__plan=plan, state=StepState.AGREED, done_on=None)
        for name, rows in (("goals", goals), ("steps", steps)):
            self.fields[name].queryset = rows.select_related("section").order_by("section__rank", "rank")
            self.fields[name].label_from_instance = _in_two_lines

    def asked(self) -> dict[str, object]:
        """For leave_behind()."""
        said = self.cleaned_data
        left = {name: [row.pk for row in said[name]] for name in ("goals", "steps")}
        return {**left, "seen": said["vu"]}


def _in_two_lines(row: Goal | Step) -> str:
    return f"{row.title}\n{Pillar(row.section.pillar).label}"
