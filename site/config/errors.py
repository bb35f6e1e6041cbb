"""The pages of what went wrong, in our words and our theme."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from kit.refusals import NotAllowed, Refusal, TooFast
from kit.typed import typed_words
from participation.people.views.sealing import kept_for_return

logger = logging.getLogger(__name__)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What does not exist, and what is not for this viewer: nothing in the page tells them apart."""
    return render(request, "errors/404.html", {"words": _given_back(request)}, status=404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _is_ours(request) and (kept := kept_for_return(request)):
        return kept
    return render(request, "errors/403.html", {"words": _given_back(request), "door": ""}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old, or the browser keeps no cookie. `reason` is for developers: it is not shown."""
    return forbidden(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_big(request)
    # The request itself may be what is wrong (its host, its cookies): nothing of it is used.
    return _bare("errors/400.html", 400)


def too_big(request: HttpRequest) -> HttpResponse:
    return _bare("errors/413.html", 413)


@requires_csrf_token
def too_fast(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/429.html", {"sentence": TooFast.sentence}, status=429)


@requires_csrf_token
def refusal(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """The page of a refusal no view has caught. A refusal that means « not for you » is the 404 of all."""
    if isinstance(refused, NotAllowed) or refused.status == 404:
        return not_found(request)
    template = {409: "errors/409.html", 429: "errors/429.html"}.get(refused.status, "errors/400.html")
    context = {"sentence": refused.sentence, "words": _given_back(request)}
    return render(request, template, context, status=refused.status)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault. Needs neither the database, nor a session, nor a context processor."""
    return _bare("errors/500.html", 500)


def _is_ours(request: HttpRequest) -> bool:
    """Sent by a page of ours: another site must not make this one say its words, nor keep them for somebody."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _given_back(request: HttpRequest) -> list[str]:
    """What was written in the form that is refused. The same for what is denied and for what does not exist."""
    try:
        return typed_words(request) if _is_ours(request) else []
    except (SuspiciousOperation, OSError):  # a body that cannot be read says nothing
        return []


def _bare(template: str, status: int) -> HttpResponse:
    """A page made of its template alone. When even that fails, one sentence."""
    try:
        page = get_template(template).render({"sentence": ""})
    except Exception:  # the page of last resort must not fail
        logger.exception("the page %s cannot be shown", template)
        return HttpResponse(_("Il y a un problème chez nous. Essayez dans quelques minutes."), status=status)
    return HttpResponse(page, status=status)
