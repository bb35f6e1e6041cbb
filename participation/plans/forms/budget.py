"""A line of the budget."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.budget import LONGEST_LABEL, Figures, LineKind, Period
from participation.plans.engine.money import BadAmount, read_amount, type_amount
from participation.plans.models import ChangeState

from .base import OnceForm, TextField

SHOW, KEEP, REMOVE = "show", "keep", "remove"
"""Which button was pressed."""


class AmountField(forms.CharField):
    """Cents, typed the French way: what cannot be read stays as it was typed."""

    def __init__(self, **options) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, strip=True, **options)
        self.validators = []

    def to_python(self, value: object) -> int | None:  # type: ignore[override]
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return read_amount(typed)
        except BadAmount as refusal:
            raise ValidationError(str(refusal)) from refusal


class BudgetLineForm(OnceForm):
    """Once valid, `figures` is what the rules take."""

    kind = forms.ChoiceField(
        label=_("Qu’est-ce que c’est ?"),
        choices=LineKind,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez ce que c’est."),
            "invalid_choice": _("Choisissez ce que c’est."),
        },
    )
    label = TextField(
        label=_("Son nom"),
        help_text=_("Par exemple : salaire, RSA, loyer, électricité."),
        longest=LONGEST_LABEL,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez ce que c’est. Par exemple : loyer, RSA, électricité.")},
    )
    cents = AmountField(
        label=_("Combien d’euros ?"),
        help_text=_("Par exemple : 450 ou 450,50. Pour une dette : ce que vous payez chaque fois."),
        error_messages={"required": _("Écrivez combien d’euros.")},
    )
    period = forms.ChoiceField(
        label=_("Tous les combien ?"),
        choices=Period,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Dites tous les combien."),
            "invalid_choice": _("Dites tous les combien."),
        },
    )
    remains = AmountField(
        label=_("Pour une dette : combien reste-t-il à payer ?"),
        help_text=_("Vous pouvez laisser vide."),
        required=False,
    )
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    @property
    def figures(self) -> Figures:
        said = self.cleaned_data
        kind = LineKind(said["kind"])
        return Figures(
            kind=kind,
            label=said["label"],
            cents=said["cents"],
            period=Period(said["period"]),
            remains=said["remains"] if kind is LineKind.DEBT else None,
        )

    @staticmethod
    def typed(figures: Figures) -> dict[str, object]:
        """What its boxes hold when a line is opened to be changed."""
        return {
            "kind": figures.kind,
            "label": figures.label,
            "cents": type_amount(figures.cents),
            "period": figures.period,
            "remains": "" if figures.remains is None else type_amount(figures.remains),
        }


class BudgetAnswerForm(forms.Form):
    """« D’accord », « En parler avant », « Garder mes chiffres »."""

    answer = forms.ChoiceField(choices=[(state, "") for state in ("accepted", "talk", "declined")])

    @property
    def answered(self) -> ChangeState:
        return ChangeState(self.cleaned_data["answer"])
