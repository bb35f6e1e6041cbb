"""Two codes that travel in cookies, signed and closed, never in the database: with it, they would say who is who."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from participation.consultations.models import Consultation

VOICE = "voix"
"""Goes on with the answers of this code, until the browser is closed."""
TYPED = "repris"
"""The same, typed in « J’ai un code »: it goes before the account of whoever is in on this phone."""
GUEST = "invite"
"""The same, of somebody without an account for whom a worker writes."""
RECEIPT = "recu"
"""Shown on the page that says thank you, then forgotten."""
SHOWN_FOR = 600
"""Seconds during which the page that says thank you may be read again."""


def code_in(request: HttpRequest, consultation: Consultation, name: str = VOICE) -> str:
    """The code this phone goes on with; "" without."""
    return _read(request, name, consultation)


def receipt_in(request: HttpRequest, consultation: Consultation) -> str:
    return _read(request, RECEIPT, consultation, max_age=SHOWN_FOR)


def keep_code(response: HttpResponse, path: str, consultation: Consultation, code: str, name: str = VOICE) -> None:
    """path: under which the browser sends it back, and nowhere else."""
    _write(response, name, path, consultation, code, max_age=None)


def keep_receipt(response: HttpResponse, path: str, consultation: Consultation, receipt: str) -> None:
    _write(response, RECEIPT, path, consultation, receipt, max_age=SHOWN_FOR)


def forget_code(response: HttpResponse, path: str) -> None:
    for name in (VOICE, TYPED):
        response.delete_cookie(name, path=path, samesite="Lax")


def _read(request: HttpRequest, name: str, consultation: Consultation, max_age: int | None = None) -> str:
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=_salt(name, consultation), max_age=max_age)
    except signing.BadSignature:
        return ""


def _write(
    response: HttpResponse, name: str, path: str, consultation: Consultation, code: str, max_age: int | None
) -> None:
    response.set_cookie(
        name,
        signing.dumps(code, salt=_salt(name, consultation)),
        max_age=max_age,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _salt(name: str, consultation: Consultation) -> str:
    return f"consultations.{name}.{consultation.pk.hex}"
