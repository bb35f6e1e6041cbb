"""Codes that travel in cookies, encrypted, never in the database: with it, they would say who is who. Whoever looks
into what the browser keeps does not read a code to open the answers with elsewhere, later."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kit.boxes import box
from participation.consultations.models import Consultation

VOICE = "voix"
"""Goes on with the answers of this code, until the browser is closed."""
TYPED = "repris"
"""The same, typed in « J’ai un code »: it goes before the account of whoever is in on this phone."""
GUEST = "invite"
"""The same, of somebody without an account for whom a worker writes."""
RECEIPT = "recu"
"""Shown on the page that says thank you, then forgotten."""
SHOWN_FOR = 120
"""Seconds during which the page that says thank you may be read again: whoever has the phone next reads it no more."""


def code_in(request: HttpRequest, consultation: Consultation, name: str = VOICE) -> str:
    """The code this phone goes on with; "" without."""
    return _read(request, name, consultation)


def receipt_in(request: HttpRequest, consultation: Consultation) -> str:
    """For whoever sent, if that was just now: another account on this phone does not read it."""
    return _read(request, RECEIPT, consultation, max_age=SHOWN_FOR)


def keep_code(response: HttpResponse, path: str, consultation: Consultation, code: str, name: str = VOICE) -> None:
    """path: under which the browser sends it back, and nowhere else."""
    _write(response, name, path, code, _whose(consultation), max_age=None)


def keep_receipt(
    request: HttpRequest, response: HttpResponse, path: str, consultation: Consultation, receipt: str
) -> None:
    _write(response, RECEIPT, path, receipt, _whose(consultation, request), max_age=SHOWN_FOR)


def forget_code(response: HttpResponse, path: str) -> None:
    for name in (VOICE, TYPED):
        response.delete_cookie(name, path=path, samesite="Lax")


def forget_receipt(response: HttpResponse, path: str) -> None:
    response.delete_cookie(RECEIPT, path=path, samesite="Lax")


def _read(request: HttpRequest, name: str, consultation: Consultation, max_age: int | None = None) -> str:
    whose = _whose(consultation, request if name == RECEIPT else None)
    try:
        return box(f"consultations.{name}", whose).decrypt(request.COOKIES.get(name, "").encode(), ttl=max_age).decode()
    except InvalidToken:
        return ""


def _write(response: HttpResponse, name: str, path: str, code: str, whose: str, max_age: int | None) -> None:
    response.set_cookie(
        name,
        box(f"consultations.{name}", whose).encrypt(code.encode()).decode(),
        max_age=max_age,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _whose(consultation: Consultation, request: HttpRequest | None = None) -> str:
    """request: where only the account that is in may read it back, or nobody's."""
    account = request.user.pk if request is not None and request.user.is_authenticated else ""
    return f"{consultation.pk.hex} {account}"
