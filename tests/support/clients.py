"""Browsers for tests, already signed in."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from participation.people.models import User
from participation.people.permissions import is_staff
from participation.people.permissions.sessions import LATELY, STEPS, STEPS_OF
from participation.people.views.entering import DOOR, Door


def signed_in(user: User, *, second_factor: bool | None = None, lately: bool = True, **client_options) -> Client:
    """A client whose session belongs to `user`.

    second_factor: whether this session used one; by default, yes for those who have a staff role.
    lately: whether it was opened a moment ago, or just too long ago for what asks it again.
    """
    client = Client(**client_options)
    client.force_login(user)
    session, at = client.session, time.time() - (0 if lately else LATELY)
    session[STEPS_OF] = str(user.pk)
    session[STEPS] = [{"method": str(Door.PHONE), "at": at}]
    if is_staff(user) if second_factor is None else second_factor:
        session[STEPS] = [{"method": "mfa", "at": at, "id": second_factor_of(user).pk, "type": "totp"}]
        session[DOOR] = Door.TEAM
    session.save()
    return client


def second_factor_of(user: User) -> Authenticator:
    """The user's authenticator, made when missing."""
    known = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return known or TOTP.activate(user, generate_totp_secret()).instance
