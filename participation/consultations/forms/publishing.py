"""Publishing the results, and ending what cannot be published."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """seen: the number of the last publication on the page that was read, 0 for none."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class EndForm(forms.Form):
    """Before what is sealed is thrown away."""

    looked = forms.BooleanField(
        label=_("J’ai demandé à qui s’occupe de la machine. La clé est perdue."),
        error_messages={"required": _("Demandez d’abord à qui s’occupe de la machine, puis cochez.")},
    )
