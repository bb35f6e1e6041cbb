"""What every request passes: its size, the editors' policy, nothing kept by the phone, the page of each refusal."""

from __future__ import annotations

from allauth.core.exceptions import RateLimited
from csp.constants import HEADER
from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from config import errors
from kit.refusals import Refusal
from participation.people.middleware import is_visit


def in_editors_pages(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.EDITORS_PREFIX)


class SizeLimit(MiddlewareMixin):
    """Refuse what announces itself too big, before a byte of it is kept. (What announces nothing: config.asgi.)"""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        uploads = request.path_info.startswith(settings.UPLOAD_PREFIXES)
        limit = settings.LARGEST_UPLOAD if uploads else settings.LARGEST_BODY
        if announced.isdecimal() and int(announced) > limit:
            return errors.too_big(request)
        return None


class EditorsPolicy(MiddlewareMixin):
    """Wagtail's admin needs a wider policy. Inside django-csp's middleware, which leaves a policy that is there."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if in_editors_pages(request):
            response.headers.setdefault(HEADER, settings.EDITORS_POLICY)
            # Its preview shows our pages in a frame of its own.
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        return response


class NoDevices(MiddlewareMixin):
    """No page may use the camera, the place where one is, or anything else of the phone but a passkey."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class Sessions(SessionMiddleware):
    """Django's, but only a page somebody goes to takes away the cookie of a session that closed by itself.

    What a page saves or asks by itself leaves it: it still says whose words come too late, so that they are kept for
    her (participation.people.views.sealing).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        left = request.session.modified  # somebody pressed « Sortir »
        if not left and request.session.is_empty() and not is_visit(request):
            response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return response


class NothingKept(MiddlewareMixin):
    """Pages of somebody signed in are not kept by the browser: « Précédent » after leaving shows nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        session = getattr(request, "session", None)
        # A session that closed by itself counts too: the page may still say something of who had been in.
        somebody = settings.SESSION_COOKIE_NAME in request.COOKIES or (session is not None and not session.is_empty())
        if session is not None and session.accessed and somebody:
            patch_cache_control(response, no_store=True, private=True)
        return response


class Refusals(MiddlewareMixin):
    """A rule refused and the view had nothing better to say: the page of that refusal."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return errors.refusal(request, exception)
        if isinstance(exception, RateLimited):
            return errors.too_fast(request)
        if isinstance(exception, PermissionDenied) and not in_editors_pages(request):
            # Denied is the page of what does not exist. Wagtail answers for itself in its own pages.
            return errors.not_found(request)
        return None
