"""Publishing the results."""

from django import forms


class PublishForm(forms.Form):
    """seen: the number of the last publication on the page that was read, 0 for none."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
