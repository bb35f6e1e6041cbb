"""Reading in an emergency."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST_REASON
from participation.plans.models import Verdict

from .base import TextField


class GlassForm(forms.Form):
    """Why a plan has to be read in an emergency."""

    reason = TextField(
        label=_("Pourquoi devez-vous lire ce projet maintenant ?"),
        help_text=_("Une phrase, 20 lettres au moins. La personne lira ces mots."),
        longest=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Écrivez pourquoi, en une phrase : 20 lettres au moins.")},
    )


class VerdictForm(forms.Form):
    """The second person's word."""

    verdict = forms.ChoiceField(
        label=_("Cette lecture était-elle nécessaire ?"),
        choices=[
            (Verdict.RIGHT, _("Oui, c’était nécessaire")),
            (Verdict.WRONG, _("Non, ce n’était pas nécessaire")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites oui ou non."), "invalid_choice": _("Dites oui ou non.")},
    )
