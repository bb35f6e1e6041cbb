"""What a worker says when a telephone is lost or changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.people.engine.numbers import BadNumber, read_mobile
from participation.people.models import ResetReason

from .entering import NUMBER_TROUBLES

NUMBER, CARD = "number", "card"
WAYS = [
    (NUMBER, _("Avec un numéro de téléphone\nLe nouveau, ou le même avec une nouvelle carte SIM.")),
    (CARD, _("Avec une carte en papier\nVous la faites après la confirmation.")),
]


class ResetForm(forms.Form):
    """Once valid, `phone` is the number to enter with, as E.164, or "" for a card."""

    reason = forms.ChoiceField(
        label=_("Que s’est-il passé ?"),
        choices=ResetReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites ce qui s’est passé.")},
    )
    way = forms.ChoiceField(
        label=_("Comment entre-t-elle maintenant ?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un numéro ou une carte.")},
    )
    phone = forms.CharField(
        label=_("Le numéro de téléphone"),
        help_text=_("Seulement sans carte. Par exemple : 06 12 34 56 78"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == CARD:
            cleaned["phone"] = ""
        elif cleaned.get("way") == NUMBER:
            try:
                cleaned["phone"] = read_mobile(cleaned.get("phone", ""))
            except BadNumber as error:
                self.add_error("phone", NUMBER_TROUBLES[error.trouble])
        return cleaned
