"""What is typed at the doors of the persons."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from outbox.gateways import exists as gateway_exists
from outbox.models import Channel
from participation.people.engine import codes
from participation.people.engine.numbers import BadNumber, Trouble, is_mobile, read_french

NUMBER_TROUBLES = {
    Trouble.UNREADABLE: _("Ce numéro n’est pas complet. Il a 10 chiffres et commence par 06 ou 07."),
    Trouble.FOREIGN: _("Ce numéro n’est pas français. Demandez une carte dans un accueil."),
    Trouble.LANDLINE: _("Ce numéro ne reçoit pas de SMS. Écrivez un numéro en 06 ou 07."),
}
LANDLINE = _("Ce numéro ne reçoit pas de SMS. Nous pouvons l’appeler.")
SMS, VOICE = Channel.SMS, Channel.VOICE
MINE, SHARED = "mine", "shared"
WHOSE_PHONE = [
    (MINE, _("Oui, c’est le mien\nVous restez dans votre espace 30 jours.")),
    (SHARED, _("Non, d’autres gens l’utilisent\nOn ferme votre espace après 10 minutes.")),
]


class WhosePhoneField(forms.ChoiceField):
    """Nothing is ticked beforehand; no answer means shared, the safe side."""

    def __init__(self, **kwargs) -> None:
        super().__init__(
            label=_("Ce téléphone est à vous ?"),
            choices=WHOSE_PHONE,
            widget=forms.RadioSelect,
            required=False,
            **kwargs,
        )


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("Votre numéro de téléphone"),
        help_text=_("Par exemple : 06 12 34 56 78"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Écrivez votre numéro de téléphone.")},
    )
    whose = WhosePhoneField()
    # The button that sends the form says it: a call only when it is asked for, because it rings and speaks aloud.
    by = forms.ChoiceField(choices=[(SMS, ""), (VOICE, "")], required=False, widget=forms.HiddenInput)
    is_landline = False

    def clean_phone(self) -> str:
        try:
            number = read_french(self.cleaned_data["phone"], settings.PHONE_PREFIXES)
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error
        self.is_landline = not is_mobile(number)
        if self.is_landline and not self.calls:
            raise forms.ValidationError(LANDLINE if self.may_call else NUMBER_TROUBLES[Trouble.LANDLINE])
        return number

    @property
    def may_call(self) -> bool:
        return gateway_exists(VOICE)

    @property
    def calls(self) -> bool:
        return self.may_call and self.data.get("by") == VOICE


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code à 6 chiffres"),
        help_text=_("Il marche 10 minutes."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Écrivez le code.")},
    )

    def clean_code(self) -> str:
        figures = codes.read_figures(self.cleaned_data["code"])
        if len(figures) != codes.CODE_LENGTH:
            raise forms.ValidationError(_("Le code a 6 chiffres. Regardez votre SMS."))
        return figures


class CardForm(forms.Form):
    username = forms.CharField(
        label=_("Le nom écrit sur votre carte"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Écrivez le nom de votre carte.")},
    )
    code = forms.CharField(
        label=_("Votre code"),
        help_text=_("Les 12 chiffres de la carte, ou vos 6 chiffres à vous."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez votre code.")},
    )
