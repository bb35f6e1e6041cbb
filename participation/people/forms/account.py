"""What one says of oneself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.people.models import Language

from .entering import WhosePhoneField
from .names import NAME_LENGTH, NAME_TOO_LONG


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("Votre nom"),
        help_text=_("Un prénom suffit. Votre équipe le voit."),
        required=False,
        strip=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": NAME_TOO_LONG},
    )
    language = forms.ChoiceField(label=_("Langue"), choices=Language)
    whose = WhosePhoneField()
