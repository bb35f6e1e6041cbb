"""Steps: to propose, to answer, to finish."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import StepState, Who

from .base import OnceForm, SeenForm, TextField


class StepForm(OnceForm):
    """A step to propose."""

    title = TextField(
        label=_("L’étape"),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez l’étape.")},
    )
    who = forms.ChoiceField(
        label=_("Qui le fait ?"),
        choices=Who,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites qui le fait."), "invalid_choice": _("Dites qui le fait.")},
    )
    due_on = forms.DateField(
        label=_("Avant quel jour ?"),
        help_text=_("Vous pouvez laisser vide."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez le jour comme ceci : 30/10/2026.")},
    )

    def __init__(self, data=None, *, me: str, worker: str) -> None:
        """me, worker: how this reader calls the person and the worker."""
        super().__init__(data)
        self.fields["who"].choices = [(Who.ME, me), (Who.WORKER, worker), (Who.TOGETHER, Who.TOGETHER.label)]


class StepAnswerForm(SeenForm):
    answer = forms.ChoiceField(
        choices=[(state.value, state.label) for state in StepState if state != StepState.PROPOSED]
    )


class StepDoneForm(SeenForm):
    done = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
