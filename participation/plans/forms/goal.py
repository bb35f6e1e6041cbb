"""Goals: to propose, and to say where they are."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import SAYABLE, Achievement, LifeCycle

from .base import OnceForm, TextField


class GoalForm(OnceForm):
    title = TextField(
        label=_("L’objectif"),
        help_text=_("Ce que vous voulez voir changer. Par exemple : avoir un studio."),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez l’objectif.")},
    )


class GoalSayForm(forms.Form):
    """Where a goal is. Nothing is ticked beforehand for what she alone can say."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    lifecycle = forms.ChoiceField(
        label=_("Que fait-on de cet objectif ?"),
        choices=[(word.value, word.label) for word in SAYABLE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    achievement = forms.ChoiceField(
        label=_("Où ça en est ?"),
        help_text=_("Vous pouvez laisser vide."),
        choices=[("", _("Je ne le dis pas")), *Achievement.choices],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choisissez une réponse.")},
    )

    def asked(self) -> dict[str, object]:
        """For say_of_goal()."""
        said = self.cleaned_data
        return {
            "lifecycle": LifeCycle(said["lifecycle"]),
            "achievement": said["achievement"],
            "seen": said["vu"],
        }
