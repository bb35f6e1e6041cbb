"""Words put in an envelope that only the house opens, and only for the person who wrote them."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

Fields = list[tuple[str, str]]


def seal(owner: UUID, fields: Iterable[tuple[str, str]]) -> bytes:
    """The fields of a form, encrypted with a key made of SECRET_KEY and of whose they are."""
    return _box(owner).encrypt(json.dumps(list(fields), ensure_ascii=False).encode())


def unseal(owner: UUID, sealed: bytes) -> Fields | None:
    """What was sealed for this owner; None for what was sealed for another, or under a secret key now forgotten."""
    try:
        words = _box(owner).decrypt(bytes(sealed))
    except InvalidToken:
        return None
    return [(name, value) for name, value in json.loads(words)]


def _box(owner: UUID) -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (
        salted_hmac("participation.people.sealed_post", owner.hex, secret=key, algorithm="sha256").digest()
        for key in secrets
    )
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
