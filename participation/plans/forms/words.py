"""Words to write."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST

from .base import OnceForm, TextField


class WordsForm(OnceForm):
    """« Mes mots », and the team's."""

    base_seq = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = TextField(
        label=_("Mes mots"), longest=LONGEST, required=False, widget=forms.Textarea({"rows": 8, "dir": "auto"})
    )
