"""The six figures that one person alone knows: chosen, then asked for."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.people.engine.codes import read_figures
from participation.people.engine.pins import PIN_LENGTH

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words


class PinField(forms.CharField):
    """Read as figures, whatever is between them. Hidden while it is typed: somebody may stand beside her."""

    def __init__(self, label: "Words", hint: "Words" = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"required": _("Écrivez 6 chiffres.")},
        )

    def clean(self, value: str) -> str:
        figures = read_figures(super().clean(value))
        if len(figures) != PIN_LENGTH:
            raise forms.ValidationError(_("Ce code a 6 chiffres."))
        return figures


class ChoosePinForm(forms.Form):
    """Typed twice, because it cannot be read while it is typed."""

    pin = PinField(_("Vos 6 chiffres"), _("Pas une suite, pas une date de naissance."))
    again = PinField(_("Les mêmes, encore une fois"))

    def clean_again(self) -> str:
        if self.cleaned_data.get("pin") not in (None, self.cleaned_data["again"]):
            raise forms.ValidationError(_("Ce ne sont pas les mêmes chiffres. Écrivez-les encore 2 fois."))
        return self.cleaned_data["again"]


class PinForm(forms.Form):
    pin = PinField(_("Votre code personnel"), _("Les 6 chiffres que vous avez choisis."))
