"""Words put in an envelope that only the house opens, and only for the person who wrote them."""

import json
from collections.abc import Iterable
from uuid import UUID

from cryptography.fernet import InvalidToken, MultiFernet

from kit.boxes import box

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
    return box("participation.people.sealed_post", owner.hex)
