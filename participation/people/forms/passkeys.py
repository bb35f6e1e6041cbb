"""What a passkey says: a credential the browser made, or a challenge it signed. allauth keeps the challenge."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _

from .entering import WhosePhoneField

NOT_READ = _("Votre téléphone n’a pas donné la clé. Essayez encore, ou entrez avec un code.")
# What a credential written by hand makes the library stumble on.
STUMBLES = (TypeError, ValueError, KeyError, AttributeError)


class CredentialField(forms.JSONField):
    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"required": NOT_READ, "invalid": NOT_READ})


class AddPasskeyForm(forms.Form):
    credential = CredentialField()

    def clean_credential(self) -> dict[str, Any]:
        """For the challenge of this session, and made after a finger, a face or the code of the phone."""
        credential = self.cleaned_data["credential"]
        try:
            auth.parse_registration_response(credential)
            sure = auth.complete_registration(credential).is_user_verified()
        except (*STUMBLES, forms.ValidationError) as error:
            raise forms.ValidationError(NOT_READ) from error
        if not sure:
            raise forms.ValidationError(NOT_READ)
        return credential


class PasskeyForm(forms.Form):
    credential = CredentialField()
    whose = WhosePhoneField()

    def clean_credential(self) -> Authenticator:
        """The key that signed the challenge of this session."""
        credential = self.cleaned_data["credential"]
        try:
            auth.parse_authentication_response(credential)
            user = auth.extract_user_from_response(credential)
            return auth.complete_authentication(user, credential)
        except (*STUMBLES, forms.ValidationError) as error:
            raise forms.ValidationError(NOT_READ) from error
