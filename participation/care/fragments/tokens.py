"""The way to the page where somebody without a name leaves a number. It travels on her phone, and is kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from kit.ids import new_id

SALT = "participation.care.call_back"
A_DAY = 24 * 3600


@dataclass(frozen=True)
class CallBack:
    """Of which structure; the kinds of danger that were said; the key that makes it one alert."""

    structure: UUID
    dangers: Sequence[str]
    key: UUID


def token_for(structure: UUID, dangers: Sequence[str]) -> str:
    return signing.dumps([structure.hex, list(dangers), new_id().hex], salt=SALT)


def read_token(token: str) -> CallBack | None:
    """None when it was not made here, or is more than a day old."""
    try:
        structure, dangers, key = signing.loads(token, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
    return CallBack(UUID(structure), dangers, UUID(key))
