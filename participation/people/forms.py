"""What is typed at the doors. Nothing typed is lost: a form with an error shows it again, whole."""

import datetime as dt
from typing import TYPE_CHECKING

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.account.internal.flows.login import perform_password_login
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from participation.people.engine import codes
from participation.people.engine.numbers import BadNumber, Trouble, read_mobile
from participation.people.models import Language, Membership, Spending, Structure, User

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 10
NUMBER_TROUBLES = {
    Trouble.UNREADABLE: _("Ce numéro n’est pas complet. Il a 10 chiffres et commence par 06 ou 07."),
    Trouble.FOREIGN: _("Ce numéro n’est pas français. Demandez une carte dans un accueil."),
    Trouble.LANDLINE: _("Ce numéro ne reçoit pas de SMS. Écrivez un numéro en 06 ou 07."),
}
NAME_LENGTH = User._meta.get_field("name").max_length
NAME_TOO_LONG = _("Ce nom est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")
MINE, SHARED = "mine", "shared"
WHOSE_PHONE = [
    (MINE, _("Oui, c’est le mien\nVous restez dans votre espace 30 jours.")),
    (SHARED, _("Non, d’autres gens l’utilisent\nOn ferme votre espace après 15 minutes.")),
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

    def clean_phone(self) -> str:
        try:
            return read_mobile(self.cleaned_data["phone"])
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code à 6 chiffres"),
        help_text=_("Il marche 10 minutes."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Écrivez le code du SMS.")},
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
        label=_("Le code écrit sur votre carte"),
        help_text=_("Il a 12 chiffres."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez le code de votre carte.")},
    )


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


class WelcomeForm(forms.Form):
    name = forms.CharField(
        label=_("Son prénom, ou le nom qu’elle choisit"),
        strip=False,
        max_length=NAME_LENGTH,
        error_messages={"required": _("Écrivez un prénom."), "max_length": NAME_TOO_LONG},
    )
    structure = forms.ModelChoiceField(
        None, label=_("Structure"), empty_label=None, error_messages={"required": _("Choisissez une structure.")}
    )

    def __init__(self, *args, structures: QuerySet[Structure], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["structure"].queryset = structures


def say(field: forms.Field, label: "Words", required: "Words", hint: "Words" = "", **attrs: str) -> None:
    """A field of allauth, in our words and without its placeholder."""
    field.label, field.help_text, field.widget.attrs = label, hint, attrs
    field.error_messages["required"] = required


def say_password(field: forms.Field) -> None:
    say(field, _("Votre mot de passe"), _("Écrivez votre mot de passe."), autocomplete="current-password")


def say_code(field: forms.Field, hint: "Words" = "") -> None:
    attrs = {"inputmode": "numeric", "autocomplete": "one-time-code"}
    say(field, _("Le code de votre application"), _("Écrivez le code."), hint, **attrs)


class StaffLoginForm(LoginForm):
    """allauth's own. Who is no staff gets the sentence of a wrong password: see the adapter."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        required, hint = _("Écrivez votre nom pour entrer."), _("Ou votre adresse e-mail.")
        say(self.fields["login"], _("Votre nom pour entrer"), required, hint, **attrs)
        say_password(self.fields["password"])

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        # allauth's own method then sets how long the session lasts; that is decided in one place, adapter.login.
        self._login.redirect_url = redirect_url
        return perform_password_login(request, self.user_credentials(), self._login)


class _SecondFactor(BaseAuthenticateForm):
    """A code of the application, or one of the recovery codes. Guesses are counted in rows, like everywhere."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"], _("Ou l’un de vos codes de secours."))

    def clean_code(self) -> str:
        whose = str(self.user.pk)
        if not Spending.objects.spend("second factors of", whose, limit=GUESSES_A_QUARTER, per=QUARTER):
            raise get_adapter().validation_error("too_many_login_attempts")
        code = super().clean_code()
        Spending.objects.give_back("second factors of", whose, per=QUARTER)
        return code


class SecondFactorForm(_SecondFactor, AuthenticateForm):
    pass


class ProveAgainForm(_SecondFactor, ReauthenticateForm):
    pass


class ProveByPasswordForm(PasswordAgainForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        say_password(self.fields["password"])


class ActivateAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"])


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], _("Le nom de cette clé"), "", _("Pour la reconnaître."))


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        required = _("Écrivez un mot de passe.")
        say(self.fields["oldpassword"], _("Mot de passe d’aujourd’hui"), required, autocomplete="current-password")
        hint = _("12 signes au moins. Quelques mots à la suite, par exemple.")
        say(self.fields["password1"], _("Nouveau mot de passe"), required, hint, autocomplete="new-password")
        say(self.fields["password2"], _("Le même, encore une fois"), required, autocomplete="new-password")


class _Worker(forms.ModelChoiceField):
    def label_from_instance(self, membership: Membership) -> str:
        return f"{membership.user.get_full_name()}, {membership.structure.name}"


class ReferentForm(forms.Form):
    """Who accompanies a person, among `nameable`: memberships of workers."""

    worker = _Worker(
        label=_("Qui accompagne cette personne ?"),
        queryset=Membership.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Choisissez quelqu’un."),
            "invalid_choice": _("Choisissez quelqu’un de la liste."),
        },
    )

    def __init__(self, *args, nameable: QuerySet[Membership], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = nameable
