"""A message, and the sentences one sends with one tap."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.talking import Quick
from participation.plans.engine.text import LONGEST_MESSAGE

from .base import OnceForm, TextField

SEEN = {"min_value": 0, "max_value": 2**31 - 1, "widget": forms.HiddenInput}


class MessageForm(OnceForm):
    """quick: the button that was pressed, when it was one of the sentences. seen: the last message on the page."""

    seen = forms.IntegerField(**SEEN)
    quick = forms.ChoiceField(choices=Quick, required=False, widget=forms.HiddenInput)
    text = TextField(
        label=_("Votre message"),
        longest=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )


class ReadForm(forms.Form):
    """« J’ai lu »: up to which message, which is what its button says."""

    read = forms.IntegerField(**SEEN)
