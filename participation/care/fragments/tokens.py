"""The way to the page where somebody without a name leaves a number. It travels on her phone, and is kept nowhere."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.fernet import InvalidToken, MultiFernet

from kit.boxes import box
from kit.ids import new_id

A_DAY = 24 * 3600


@dataclass(frozen=True)
class CallBack:
    """Of which structure; the kinds of danger that were said; the key that makes it one alert."""

    structure: UUID
    dangers: Sequence[str]
    key: UUID


def token_for(structure: UUID, dangers: Sequence[str]) -> str:
    """Closed, not only signed: an address stays in the history of a phone, and nobody is to read a danger in it."""
    return _box().encrypt(json.dumps([structure.hex, list(dangers), new_id().hex]).encode()).decode()


def read_token(token: str) -> CallBack | None:
    """None when it was not made here, or is more than a day old."""
    try:
        structure, dangers, key = json.loads(_box().decrypt(token.encode(), ttl=A_DAY))
    except InvalidToken:
        return None
    return CallBack(UUID(structure), dangers, UUID(key))


def _box() -> MultiFernet:
    return box("participation.care.call_back", "")
