"""A code that was written down."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.consultations.engine.codes import read_code


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Votre code"),
        max_length=40,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"),
            gettext_lazy("Écrivez votre code. Il a 10 lettres et chiffres."),
        ),
        help_text=gettext_lazy("10 lettres et chiffres."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Ce code n’est pas complet. Il a 10 lettres et chiffres."))
        return code


class ReceiptForm(CodeForm):
    """A receipt that is open, and one of its messages: what the buttons beside it send."""

    contribution = forms.UUIDField(widget=forms.HiddenInput)
