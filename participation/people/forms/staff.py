"""What the staff types: allauth's own forms, in our words, with our limits."""

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
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from participation.people.models import Spending

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 10


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
