"""How she finds her situation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import HIGHEST, LOWEST

from .base import OnceForm, TextField


class RatingForm(OnceForm):
    """From 0 to 10. Nothing is ticked beforehand."""

    value = forms.TypedChoiceField(
        label=_("Dans cette partie de ma vie, où j’en suis ?"),
        help_text=_("0 : ça ne va pas du tout. 10 : ça va très bien."),
        choices=[(number, str(number)) for number in range(LOWEST, HIGHEST + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez un chiffre, de 0 à 10."),
            "invalid_choice": _("Choisissez un chiffre, de 0 à 10."),
        },
    )


class StepWordForm(OnceForm):
    """A few words on where a step is."""

    text = TextField(
        label=_("Où ça en est ?"),
        help_text=_("Une phrase suffit. La personne la lit sur son projet."),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez d’abord quelques mots.")},
    )
