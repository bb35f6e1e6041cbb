"""What each side says of the whole plan."""

from __future__ import annotations

from django import forms

from participation.plans.models import Answer

from .base import SeenForm


class PlanAnswerForm(SeenForm):
    answer = forms.ChoiceField(choices=Answer)
