"""Two codes that travel in cookies, signed and closed, never in the database: with it, they would say who is who."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from participation.consultations.models import Consultation

VOICE = "voix"
"""Goes on with the answers of this code, until the browser is closed."""
RECEIPT = "recu"
"""Shown on the page that says thank you, then forgotten."""
SHOWN_FOR = 600
"""Seconds during which the page that says thank you may be read again."""


def code_in(request: HttpRequest, consultation: Consultation) -> str:
    """The code this phone goes on with; "" without."""
    return _read(request, VOICE, consultation)


def receipt_in(request: HttpRequest, consultation: Consultation) -> str:
    return _read(request, RECEIPT, consultation, max_age=SHOWN_FOR)


def keep_code(response: HttpResponse, consultation: Consultation, code: str) -> None:
    _write(response, VOICE, consultation, code, max_age=None)


def keep_receipt(response: HttpResponse, consultation: Consultation, receipt: str) -> None:
    _write(response, RECEIPT, consultation, receipt, max_age=SHOWN_FOR)


def forget_code(response: HttpResponse, consultation: Consultation) -> None:
    response.delete_cookie(VOICE, path=consultation.get_absolute_url(), samesite="Lax")


def _read(request: HttpRequest, name: str, consultation: Consultation, max_age: int | None = None) -> str:
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=_salt(name, consultation), max_age=max_age)
    except signing.BadSignature:
        return ""


def _write(response: HttpResponse, name: str, consultation: Consultation, code: str, max_age: int | None) -> None:
    response.set_cookie(
        name,
        signing.dumps(code, salt=_salt(name, consultation)),
        max_age=max_age,
        path=consultation.get_absolute_url(),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _salt(name: str, consultation: Consultation) -> str:
    return f"consultations.{name}.{consultation.pk.hex}"
