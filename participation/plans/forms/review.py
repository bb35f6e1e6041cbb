"""Looking back together."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST

from .base import OnceForm, TextField


class ReviewForm(OnceForm):
    """A day to propose."""

    on = forms.DateField(
        label=_("Quel jour ?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choisissez un jour."),
            "invalid": _("Écrivez le jour comme ceci : 30/10/2026."),
        },
    )


class ReviewWordsForm(OnceForm):
    """What one side writes."""

    base_seq = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = TextField(
        label=_("Mes mots"),
        help_text=_("Ce qui va mieux, ce qui est difficile, ce que vous voulez pour la suite."),
        longest=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )
