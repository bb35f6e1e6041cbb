"""What we ask of allauth: its sign-in, its sessions and its second factor; our words, our limits, our two doors."""

import datetime as dt
import time
from base64 import urlsafe_b64encode
from typing import Any
from urllib.parse import urlencode

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from participation.people.models import SealedPost, Spending, User
from participation.people.permissions import can_choose_pin, is_staff
from participation.people.rules import roles_changed, sweep_sealed_posts
from participation.people.views.entering import ENTERING, Door, begin_session, home_of

QUARTER = dt.timedelta(minutes=15)
GUESSES_A_QUARTER = 20
JUST_NOW = 300  # seconds during which what one has just proved need not be proved again

ERRORS = {
    "account_inactive": _("Ce compte est fermé. Demandez à votre coordination."),
    "username_password_mismatch": _("Le nom ou le mot de passe n’est pas bon."),
    "email_password_mismatch": _("Le nom ou le mot de passe n’est pas bon."),
    "incorrect_password": _("Le mot de passe n’est pas bon."),
    "enter_current_password": _("Le mot de passe d’aujourd’hui n’est pas bon."),
    "incorrect_code": _("Le code n’est pas bon. Attendez le code suivant."),
    "too_many_login_attempts": _("Trop d’essais. Attendez 15 minutes, puis essayez encore."),
    "rate_limited": _("Trop d’essais. Attendez 15 minutes, puis essayez encore."),
    "cannot_delete_authenticator": _("Gardez au moins une deuxième preuve. Ajoutez-en une autre d’abord."),
}
MESSAGES = {
    "account/messages/password_changed.txt": _("Votre mot de passe est changé."),
    "mfa/messages/totp_activated.txt": _("Votre application de codes est prête."),
    "mfa/messages/totp_deactivated.txt": _("Votre application de codes est retirée."),
    "mfa/messages/webauthn_added.txt": _("Votre clé est prête."),
    "mfa/messages/webauthn_removed.txt": _("Votre clé est retirée."),
    "mfa/messages/recovery_codes_generated.txt": _("Vos codes de secours sont prêts. Gardez-les sur papier."),
}
PROOFS = {
    "reauthenticate": _("Avec votre mot de passe"),
    "mfa_reauthenticate": _("Avec un code de votre application"),
    "mfa_reauthenticate:webauthn": _("Avec votre clé"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody becomes staff by signing up; a person opens an account with her number, at /entrer/."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Passwords tried are counted in rows: a cache forgets, and each process has its own."""
        if not Spending.objects.spend("passwords of", _whose(credentials), limit=GUESSES_A_QUARTER, per=QUARTER):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Staff only: the code of a card is a password too, and must not open this door."""
        user = super().authenticate(request, **credentials)
        if not isinstance(user, User) or not is_staff(user):
            return None
        Spending.objects.give_back("passwords of", _whose(credentials), per=QUARTER)
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        entering = request.session.pop(ENTERING, None) or {"door": Door.PHONE, "mine": False}
        super().login(request, user)
        begin_session(request, user, **entering)
        if entering["door"] == Door.TEAM:
            roles_changed(user.pk)

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """What she was writing when her door closed comes before where she was going."""
        response = super().post_login(request, user, **how)
        sweep_sealed_posts()
        if SealedPost.objects.filter(user_id=user.pk).exists():
            return redirect(f"{reverse('people:kept')}?{urlencode({'next': response['Location']})}")
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("people:enter")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again for what was proved a moment ago, at the door for instance."""
        request = context.request
        steps = get_authentication_records(request, request.user)
        return not steps or time.time() - steps[-1]["at"] > JUST_NOW

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        return [method | {"description": PROOFS[method["id"]]} for method in super().get_reauthentication_methods(user)]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence, or nothing: « vous êtes connecté » says what the page already shows."""
        if said := message or MESSAGES.get(message_template or ""):
            messages.add_message(request, level, said, extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | ERRORS

    def get_totp_issuer(self) -> str:
        return "Parties prenantes"

    def _get_site_name(self) -> str:
        return "Parties prenantes"

    def build_totp_svg(self, url: str) -> str:
        """Black on white, in the dark theme too: some applications do not read the other way round."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string().decode()

    def is_mfa_enabled(self, user: AbstractBaseUser, types: Any = None) -> bool:
        """A person's passkey is a door of its own: her code must open on another telephone too."""
        if isinstance(user, User) and can_choose_pin(user):
            known = types or Authenticator.Type.values
            types = [kind for kind in known if kind != Authenticator.Type.WEBAUTHN]
        return super().is_mfa_enabled(user, types)

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        """What the telephone shows beside the key: her first name, neither a number nor an address."""
        if isinstance(user, User) and can_choose_pin(user):
            return user.get_short_name()
        return super()._get_user_identifier(user)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        proofs = Authenticator.objects.filter(user_id=authenticator.user_id)
        return proofs.exclude(pk=authenticator.pk).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return _("Clé %(n)s") % {"n": Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}

    def encrypt(self, text: str) -> str:
        """A stolen copy of the database gives no codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises cryptography.fernet.InvalidToken when neither SECRET_KEY nor a fallback made it."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (
        salted_hmac("participation.people.second_factor", "", secret=key, algorithm="sha256").digest()
        for key in secrets
    )
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def _whose(credentials: dict[str, Any]) -> str:
    return (credentials.get("email") or credentials.get("username") or "").strip().lower()
