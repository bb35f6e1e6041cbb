"""What is typed for an anonymous consultation when one's session has just ended: it waits for her under the key of the
consultation, and dies with it. Where it was going is sealed too: it would say that she takes part."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve

from participation.consultations.engine import keyring
from participation.consultations.models import Anonymity, Consultation
from participation.people.models.envelopes import CannotSeal


def seal_typed(path: str, content: Any) -> bytes | None:
    """None for what is not typed in an anonymous consultation. Raises CannotSeal when it has no key any more."""
    consultation = _anonymous_one(path)
    if consultation is None:
        return None
    try:
        return keyring.find(settings.KEYS_DIR, consultation.pk).seal(content)
    except keyring.KeyGone as gone:
        raise CannotSeal from gone


def unseal_typed(sealed: bytes) -> Any | None:
    """Nothing beside the letter says which of the open ones it is of: each key is tried. There are few."""
    for pk in Consultation.objects.open().filter(anonymity=Anonymity.ANONYMOUS).values_list("pk", flat=True):
        try:
            return keyring.find(settings.KEYS_DIR, pk).unseal(sealed)
        except keyring.KeyGone:
            continue
    return None


def _anonymous_one(path: str) -> Consultation | None:
    try:
        slug = resolve(path.partition("?")[0]).kwargs.get("slug", "")
    except Resolver404:
        return None
    return Consultation.objects.filter(slug=slug, anonymity=Anonymity.ANONYMOUS).first() if slug else None
