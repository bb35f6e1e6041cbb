"""What a person says of who helps her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.people.engine.numbers import BadNumber, read_mobile
from participation.people.models import Scope

from .entering import NUMBER_TROUBLES
from .names import NAME_LENGTH, NAME_TOO_LONG

MONTHS = [("3", _("3 mois")), ("6", _("6 mois")), ("12", _("12 mois"))]
SCOPES = [
    (Scope.PLAN, _("Lire mon projet")),
    (Scope.WORKSHOP, _("Prendre mes places aux ateliers")),
    (Scope.CONSULTATION, _("Donner ma parole avec moi")),
    (Scope.MESSAGE, _("Mes messages et mes rendez-vous")),
]


class HelperForm(forms.Form):
    """Once valid, `way_in` is a number as E.164, or a name to enter in small letters."""

    called = forms.CharField(
        label=_("Le prénom de cette personne"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Écrivez un prénom."), "max_length": NAME_TOO_LONG},
    )
    way_in = forms.CharField(
        label=_("Son numéro de téléphone, ou son nom pour entrer"),
        help_text=_("En entier. Demandez-le à cette personne."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Écrivez un numéro ou un nom."),
            "max_length": _("C’est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus."),
        },
    )
    scopes = forms.MultipleChoiceField(
        label=_("Pour quoi faire ?"),
        choices=SCOPES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une chose.")},
    )
    months = forms.ChoiceField(
        label=_("Pour combien de temps ?"),
        choices=MONTHS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une durée.")},
    )

    def clean_way_in(self) -> str:
        typed = self.cleaned_data["way_in"]
        if any(sign.isalpha() for sign in typed):
            return typed.strip().lower()
        try:
            return read_mobile(typed)
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error

    def clean_months(self) -> int:
        return int(self.cleaned_data["months"])
