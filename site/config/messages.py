"""What the next page says once (« C’est enregistré. ») travels on the phone, never in the database."""

from __future__ import annotations

import zlib
from typing import Any

from cryptography.fernet import InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from kit.boxes import box

SAID_FOR = 600
"""Seconds during which the next page may say it: whoever has the phone later does not read it."""


class MessageStorage(CookieStorage):
    """In a cookie, encrypted, which the account that is in reads back once, and nobody else. A row of the sessions
    bears the id of an account, and « Vous êtes en danger ? », « Vos réponses sont déjà envoyées » or « Quelqu’un de
    l’équipe lit votre phrase » beside it would say who wrote what is nobody's.

    What is too long for a cookie is not kept elsewhere: the oldest messages go, the newest stay.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.signer = _Envelope(self.request)

    def update(self, response: HttpResponseBase) -> list[Message]:
        if self.used and self.cookie_name in self.request.COOKIES:
            # A visitor's page too: « Précédent » does not say it again.
            patch_cache_control(response, no_store=True, private=True)
        return super().update(response) or []

    def _store(self, messages: list[Message], response: HttpResponseBase, *args, **kwargs) -> list[Message]:
        super()._store(messages, response, *args, **kwargs)
        return []  # nobody else is to keep the rest

    def _update_cookie(self, encoded_data: str | None, response: HttpResponseBase) -> None:
        if encoded_data:
            response.set_cookie(
                self.cookie_name,
                encoded_data,
                max_age=SAID_FOR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        elif self.cookie_name in self.request.COOKIES:
            response.delete_cookie(self.cookie_name, samesite="Lax")


class _Envelope:
    """Stands where Django signs what anybody may read. Whose it is is asked when it is opened or closed, not before: a
    page that says nothing asks nothing, and who has just left reads nothing any more."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def sign_object(self, obj: Any, serializer: type, compress: bool) -> str:
        content = serializer().dumps(obj)
        return self._box().encrypt(zlib.compress(content) if compress else content).decode()

    def unsign_object(self, signed_obj: str, serializer: type) -> Any:
        try:
            content = self._box().decrypt(signed_obj.encode(), ttl=SAID_FOR)
        except InvalidToken as why:
            raise BadSignature from why
        return serializer().loads(zlib.decompress(content))

    def _box(self) -> MultiFernet:
        user = self.request.user
        return box("config.messages", str(user.pk) if user.is_authenticated else "")
