"""The address good for one booking: short enough for an SMS, computed from the secret key, and found by its digest.

Twelve signs of 31 are 59 bits: with a hundred thousand bookings to come, somebody who tries a thousand addresses a
second finds one in two centuries or so, and it is not the one of anybody in particular.
"""

from uuid import UUID

from django.utils.crypto import salted_hmac

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12
LOOKS_LIKE = str.maketrans({"0": "q", "o": "q", "1": "j", "i": "j", "l": "j"})


def token_for(link_id: UUID) -> str:
    """Asked again it is the same: what an SMS says twice leads to one place, and no table, log or backup holds it."""
    number = int.from_bytes(_hmac("link", link_id.hex))
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(SIGNS))
        signs.append(SIGNS[sign])
    return "".join(signs)


def read_token(typed: str) -> str:
    """As `token_for` made it; "" for what cannot be one. What looks like a sign that is never used is read as the
    nearest: somebody may copy it by hand from another phone."""
    signs = typed.strip().lower().translate(LOOKS_LIKE)
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else ""


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return _hmac("token", token).hex()


def reach_of(channel: str, value: str) -> str:
    """What is kept of where a link was sent: a number that changes hands opens nothing any more."""
    return _hmac("reach", f"{channel}:{value}").hex()


def _hmac(purpose: str, words: str) -> bytes:
    return salted_hmac(f"workshops.links.{purpose}", words, algorithm="sha256").digest()
