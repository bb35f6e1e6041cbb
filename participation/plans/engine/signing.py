"""What is said when one signs, and how it is proved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import filetype
from django.db.models import TextChoices
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from .kinds import Kind
from .life import Mover

FRESH_FOR = dt.timedelta(minutes=10)
"""How long an entrance proves who signs."""
LARGEST_SCAN = 8 * 1024 * 1024
"""Bytes: a page photographed by any telephone, a contract of some pages scanned in grey."""
SCANS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
"""What a scan may be, whatever its name says, and how its file ends."""


class Method(TextChoices):
    """By what somebody proved who she is: the way in of a moment ago, or her hand."""

    CODE = "code", _("code reçu sur son téléphone")
    CARD = "card", _("code de sa carte")
    PASSKEY = "passkey", _("clé de son téléphone")
    FACTOR = "factor", _("mot de passe et code de sécurité")
    PAPER = "paper", _("signature à la main, sur papier")


class Device(TextChoices):
    OWN = "own", _("son téléphone ou son ordinateur")
    SHARED = "shared", _("un téléphone partagé")
    WORK = "work", _("un poste de travail")
    PAPER = "paper", _("papier")


@dataclass(frozen=True)
class Evidence:
    """How it was signed or refused.

    proved_at: when who signs entered, for all but paper. present: who else was there, in her own words.
    """

    method: Method
    device: Device
    proved_at: dt.datetime | None
    present: str = ""
    read_aloud: bool = False


def signing_words(*, kind: Kind, party: Mover, number: int, benefits: str = "") -> list[str]:
    """What one reads just above « Je signe », one sentence each: kept with the signature, to the letter."""
    words = [
        _say("Je signe la version %(number)s de ce projet.") % {"number": number},
        _say("Je l’ai lue, ou quelqu’un me l’a lue."),
    ]
    if kind is Kind.MASP_2 and party is Mover.PERSON:
        words.append(_say("J’autorise le département à recevoir pour moi : %(benefits)s.") % {"benefits": benefits})
        words.append(_say("Mon loyer et mes charges sont payés d’abord."))
    if party is Mover.PERSON:
        words.append(_say("Je peux arrêter ce projet à tout moment. Rien ne sera effacé."))
    if party is Mover.TERRITORY:
        words.append(_say("Je signe pour le département."))
    words.append(_say("Cette version ne changera plus. Un changement fera un avenant."))
    return words


def scan_type(content: bytes) -> str:
    """What the file is, looked at inside: one of SCANS, or ""."""
    found = filetype.guess_mime(content[:8192])
    return found if found in SCANS else ""
