"""What she wrote by hand on a printed plan, to type in part by part."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST
from participation.plans.models import Pillar, Plan

from .base import OnceForm, TextField

PART = "part-"


class HandwritingForm(OnceForm):
    """A box for each part of the plan, under its number on the sheet."""

    def __init__(self, plan: Plan, data=None) -> None:
        super().__init__(data)
        for number, section in enumerate(plan.sections.order_by("rank"), start=1):
            self.fields[f"{PART}{section.pk}"] = TextField(
                label=f"{number}. {Pillar(section.pillar).label}",
                longest=LONGEST,
                required=False,
                widget=forms.Textarea({"rows": 3, "dir": "auto"}),
            )

    def clean(self) -> dict:
        if not self.errors and not any(text.strip() for text in self.texts().values()):
            raise forms.ValidationError(_("Recopiez d’abord quelques mots."))
        return self.cleaned_data

    def texts(self) -> dict[UUID, str]:
        """By part."""
        parts = {name: text for name, text in self.cleaned_data.items() if name.startswith(PART)}
        return {UUID(name.removeprefix(PART)): text for name, text in parts.items()}
