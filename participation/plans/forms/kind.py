"""What a plan is before the law, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.kinds import Kind, Terms
from participation.plans.engine.text import LONGEST_LINE

from .base import SeenForm, TextField

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

A_NUMBER = {
    "invalid": _("Écrivez un nombre, en chiffres."),
    "min_value": _("Écrivez un nombre plus grand que 0."),
    "max_value": _("Ce nombre est trop grand."),
}


def _benefits(label: StrPromise) -> TextField:
    return TextField(
        label=label,
        help_text=_("Par exemple : le RSA et l’aide au logement. Le loyer et les charges sont payés d’abord."),
        required=False,
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )


def _hours(label: StrPromise) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=_("15 heures le plus souvent. Moins, si c’est difficile pour la personne."),
        required=False,
        min_value=1,
        max_value=1000,
        error_messages=A_NUMBER,
    )


class KindForm(SeenForm):
    """For the référent. Whether the terms can be is for the rule to say: engine.kinds.whats_wrong."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Quelle forme ?"),
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une forme."), "invalid_choice": _("Choisissez une forme.")},
    )
    starts_on = forms.DateField(
        label=_("Le contrat commence le"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez le jour comme ceci : 30/10/2026.")},
    )
    months = forms.IntegerField(
        label=_("Durée, en mois"),
        help_text=_("Une MASP dure de 6 à 24 mois, et 48 mois en tout."),
        required=False,
        min_value=1,
        max_value=1000,
        error_messages=A_NUMBER,
    )
    benefits = TextField(
        label=_("Pour une MASP 2 : les prestations reçues pour la personne"),
        help_text=_("Par exemple : le RSA et l’aide au logement. Le loyer et les charges sont payés d’abord."),
        required=False,
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    hours = forms.IntegerField(
        label=_("Pour un contrat d’engagement : les heures par semaine"),
        help_text=_("15 heures le plus souvent. Moins, si c’est difficile pour la personne."),
        required=False,
        min_value=1,
        max_value=1000,
        error_messages=A_NUMBER,
    )

    def terms(self) -> Terms:
        said = dict(self.cleaned_data)
        said.pop("vu")
        return Terms(**{**said, "kind": Kind(said["kind"])})


class TermsForm(SeenForm):
    """For the référent: what a contract that holds lets one change on its way. One field, that of its kind."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    benefits = _benefits(_("Les prestations reçues pour la personne"))
    hours = _hours(_("Les heures par semaine"))

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["hours" if kind is Kind.MASP_2 else "benefits"]
