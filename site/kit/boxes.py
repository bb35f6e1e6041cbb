"""Boxes that only the house opens, one for each purpose and each owner."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def box(purpose: str, whose: str) -> MultiFernet:
    """Closes with a key made of SECRET_KEY, of what it is for and of whose it is; opens what was closed under a former
    SECRET_KEY too (SECRET_KEY_FALLBACKS)."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (salted_hmac(purpose, whose, secret=key, algorithm="sha256").digest() for key in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
