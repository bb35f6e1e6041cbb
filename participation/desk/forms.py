"""The search of the team's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A name, or the beginning of one. Anything else in the address is ignored, never an error."""

    nom = forms.CharField(label=_("Chercher une personne"), max_length=80, required=False)

    @property
    def name(self) -> str:
        return self.cleaned_data.get("nom", "").strip() if self.is_valid() else ""
