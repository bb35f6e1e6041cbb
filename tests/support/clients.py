"""Browsers for tests, already signed in."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from participation.people.models import User
from participation.people.permissions import is_staff


def signed_in(user: User, *, second_factor: bool | None = None, **client_options) -> Client:
    """A client whose session belongs to `user`.

    second_factor: whether this session used one; by default, yes for those who have a staff role.
    """
    client = Client(**client_options)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if is_staff(user) if second_factor is None else second_factor:
        session = client.session
        session["account_authentication_methods_user"] = str(user.pk)
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "mfa", "at": time.time(), "id": second_factor_of(user).pk, "type": "totp"}
        ]
        session.save()
    return client


def second_factor_of(user: User) -> Authenticator:
    """The user's authenticator, made when missing."""
    known = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return known or TOTP.activate(user, generate_totp_secret()).instance
