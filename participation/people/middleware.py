"""What every request of somebody signed in passes: the second factor, and the shared phone."""

import time
from collections.abc import Callable
from functools import partial
from typing import cast

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from participation.people.models import User
from participation.people.permissions import CHOOSE_PIN, used_second_factor
from participation.people.views.entering import FORGET, SEEN, SET_UP, SHARED, give_sign_of_life

A_SIGN_OF_LIFE = 30  # seconds: looking at pages writes a shared session again at most twice a minute
NO_SIGN_OF_LIFE = {"live"}  # asked by the page itself, with nobody in front of it
LOOKING = {"GET", "HEAD", "OPTIONS"}
SET_UP_PAGES = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "people:leave",
    "people:leave_fast",
}
CHOOSE_PIN_PAGES = {"people:pin", "people:leave", "people:leave_fast"}
# What a session must do before anything else: its mark, the pages that do it, and the one to go to.
FIRST = ((SET_UP, SET_UP_PAGES, "mfa_index"), (CHOOSE_PIN, CHOOSE_PIN_PAGES, "people:pin"))


class SecondFactor(MiddlewareMixin):
    """`request.user` has staff roles only if this session used a second factor; who has none yet sets one up first, and
    who used a new card chooses a PIN."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = cast(User, SimpleLazyObject(partial(_user_of, request)))
        request.auser = partial(_auser_of, request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        for mark, pages, first in FIRST if _has_session(request) else ():
            if request.session.get(mark) and request.resolver_match.view_name not in pages:
                return redirect(first)
        return None


class SharedPhone(MiddlewareMixin):
    """A shared phone's session ends some minutes after the last sign of life (views.entering.SHARED_FOR)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _has_session(request):
            return response
        if request.session.get(SHARED) and request.user.is_authenticated:
            if is_sign_of_life(request):
                give_sign_of_life(request)
        elif request.session.is_empty() and is_visit(request):
            # It closed by itself: the first page after it empties the phone, as « Sortir » would have.
            response.headers.setdefault("Clear-Site-Data", FORGET)
        return response


def is_sign_of_life(request: HttpRequest) -> bool:
    """Whether somebody is in front of the phone. What is saved always tells, even by a page that saves by itself: words
    are being written. What is looked at tells, unless the page asks by itself; sockets never come here."""
    if request.method not in LOOKING:
        return True
    return is_visit(request) and time.time() - request.session.get(SEEN, 0) >= A_SIGN_OF_LIFE


def is_visit(request: HttpRequest) -> bool:
    """A page somebody goes to: neither what is sent, nor what a page asks by itself."""
    asked_by_itself = request.resolver_match is None or request.resolver_match.app_name in NO_SIGN_OF_LIFE
    return request.method in LOOKING and not asked_by_itself


def _user_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    user = get_user(request)
    if isinstance(user, User):
        user.acts_as_staff = used_second_factor(request.session, user)
    return user


async def _auser_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    return await sync_to_async(_user_of)(request)


def _has_session(request: HttpRequest) -> bool:
    return bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
