"""The digests of receipts: under the secret of the house, and under a key that is a file outside the database. With the
database and the secret alone, nobody tries codes until one fits, to learn which words are of one person."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from participation.consultations.engine import codes, keyring
from participation.consultations.models import Receipt

log = logging.getLogger(__name__)
PURPOSE = "receipt"


def receipt_digest(consultation_id: UUID, code: str, number: int) -> str:
    """See `engine.codes.receipt_digest`, of which this one is made."""
    (digest,) = receipt_digests(consultation_id, code, [number])
    return digest


def receipt_digests(consultation_id: UUID, code: str, numbers: Iterable[int]) -> list[str]:
    key = _key()
    return [key.digest(PURPOSE, codes.receipt_digest(consultation_id, code, number)) for number in numbers]


def receipts_without_their_key() -> bool:
    return not keyring.has_receipts(settings.KEYS_DIR) and Receipt.objects.exists()


def _key() -> keyring.Key:
    if receipts_without_their_key():
        log.error("the key of the receipts was missing: those that were given before lead nowhere")
    return keyring.of_receipts(settings.KEYS_DIR)
