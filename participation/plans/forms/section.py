"""A part to open."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import Pillar, Plan, Section

from .base import TextField


class SectionForm(forms.Form):
    """A part to open."""

    pillar = forms.ChoiceField(
        label=_("De quoi voulez-vous parler ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une partie."),
            "invalid_choice": _("Cette partie n’existe pas. Choisissez-en une autre."),
        },
    )
    aim = TextField(
        label=_("Le but, en une phrase"),
        help_text=_("Vous pouvez laisser vide."),
        longest=LONGEST_LINE,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, plan: Plan, data=None) -> None:
        super().__init__(data)
        opened = set(Section.objects.filter(plan=plan).values_list("pillar", flat=True))
        self.fields["pillar"].choices = [(value, label) for value, label in Pillar.choices if value not in opened]
