"""`manage.py demo_code NAME`: the six digits somebody's phone would show now. For the demo's invented teams only."""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PERIOD = 30  # seconds


class Command(BaseCommand):
    help = "Donne le code à six chiffres d’un compte d’équipe de la démonstration."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("key", metavar="NOM", help="nadia, samira, paul, ming, claire…")

    def handle(self, *, key: str, **options: object) -> None:
        try:
            accounts = json.loads((settings.VAR / "demo.json").read_text())["accounts"]
        except OSError as error:
            raise CommandError("Il n’y a pas encore de démonstration.\n    python3 manage.py demo") from error
        secrets = {account["key"]: account["totp_secret"] for account in accounts if account["totp_secret"]}
        if key not in secrets:
            raise CommandError(f"« {key} » n’a pas de code. Ceux qui en ont : {', '.join(secrets)}.")
        left = PERIOD - int(time.time()) % PERIOD
        self.stdout.write(f"{_code(secrets[key], int(time.time()) // PERIOD)}   (encore {left} s)")


def _code(secret: str, counter: int) -> str:
    """RFC 6238, with SHA-1 and six digits as every telephone application does."""
    digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1)
    place = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"
