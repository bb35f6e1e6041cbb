"""The short codes: one to go on from another phone, one to learn what became of one's word. No letter for another."""

import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LOOKS_LIKE = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J"})
LENGTH = 10
"""Of 31 signs each: 49 bits."""
MOST_WORDS = 300
"""How many free texts one receipt leads to, at most."""


def new_code() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """ "k7p4x m-2qxa" as `new_code` made it; "" for what cannot be one. What looks like a sign that is never used is
    read as the nearest."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOKS_LIKE)
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else ""


def say_code(code: str) -> str:
    """ "K7P4XM2QXA" -> « K7P4X M2QXA »; "" without a code."""
    half = len(code) // 2
    return f"{code[:half]}\u00a0{code[half:]}" if code else ""


def receipt_digest(consultation: UUID, code: str, number: int) -> str:
    """What is kept of a receipt, in each place that it leads to: number 0 says that it exists, the others are her free
    words, one each. Two of them have nothing in common for whoever has not the code. Kept under a key outside the
    database, besides: `rules.receipts`."""
    words = f"{consultation.hex}:{code}:{number}"
    return salted_hmac("participation.consultations.receipt", words, algorithm="sha256").hexdigest()
