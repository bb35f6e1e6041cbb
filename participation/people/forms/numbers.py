"""« Ce numéro est à qui ? »: one number opens one account, and may reach several people."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.people.engine.numbers import BadNumber, is_mobile, read_french
from participation.people.models import User

from .entering import NUMBER_TROUBLES

HERS, OTHERS = "hers", "others"
OWNERS = [
    (HERS, _("À elle seule\nElle a déjà un compte. Elle entre avec ce numéro.")),
    (OTHERS, _("À quelqu’un d’autre, ou à plusieurs\nOn le garde pour la joindre. Elle entre avec une carte.")),
]
TAKEN = _("Ce numéro ouvre déjà le compte de quelqu’un. Ce numéro est à qui ?")
ALREADY_HERS = _("Elle a déjà un compte. Demandez-lui d’entrer avec ce numéro.")


class NumberForm(forms.Form):
    """What a worker types to reach somebody. When the number already opens another account, it asks whose it is.

    Once valid: `login_phone`, the number she will enter with, or None; `contact_phone`, the one to reach her, or "";
    `whose`, whose it is, in the worker's words. A landline reaches, and opens nothing here.
    """

    phone = forms.CharField(
        label=_("Son numéro de téléphone"),
        help_text=_("Par exemple : 06 12 34 56 78"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    owner = forms.ChoiceField(
        label=_("Ce numéro est à qui ?"), choices=OWNERS, widget=forms.RadioSelect, required=False
    )
    whose = forms.CharField(
        label=_("À qui, en quelques mots"),
        help_text=_("Par exemple : sa sœur."),
        required=False,
        max_length=80,
        error_messages={
            "max_length": _("C’est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")
        },
    )

    def __init__(self, *args, person_id: UUID | None = None, **kwargs) -> None:
        """person_id: whose number it may already be."""
        super().__init__(*args, **kwargs)
        self._person_id = person_id
        # What was asked once is asked again beside its answer; at first nobody needs it.
        self.asks_owner = bool(self.data.get(self.add_prefix("owner")))

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        try:
            return read_french(typed, settings.PHONE_PREFIXES) if typed.strip() else ""
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if phone := cleaned.get("phone"):
            self.asks_owner = number_taken(phone, besides=self._person_id)
            owner = cleaned.get("owner")
            if self.asks_owner and owner != OTHERS:
                self.add_error("owner", ALREADY_HERS if owner == HERS else TAKEN)
        return cleaned

    @property
    def login_phone(self) -> str | None:
        phone = self.cleaned_data["phone"]
        return phone if phone and is_mobile(phone) and not self.asks_owner else None

    @property
    def contact_phone(self) -> str:
        return "" if self.login_phone else self.cleaned_data["phone"]


def number_taken(phone: str, *, besides: UUID | None = None) -> bool:
    """Whether somebody else enters with this number, as E.164."""
    return User.objects.entering_with(phone).exclude(pk=besides).exists()
