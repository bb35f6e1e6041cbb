"""`manage.py demo`: the whole house with an invented life, in var/, on this machine."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import demo_life, server


class Command(BaseCommand):
    help = "Construit ce qui manque dans var/, puis sert la démonstration. Ctrl-C pour arrêter."
    requires_system_checks: list[str] = []  # a second start is a matter of seconds

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="8000 si rien n’est dit ; 0 : un port libre")
        parser.add_argument("--reset", action="store_true", help="tout recommencer")
        parser.add_argument(
            "--var", metavar="DOSSIER", help="tout mettre ailleurs que dans var/"
        )  # see config.bootstrap
        parser.add_argument("--empty", action="store_true", help="structures et équipes seulement")

    def handle(self, *, port: int, reset: bool, empty: bool, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("La démonstration ne tourne pas avec les réglages de production.")
        signal.signal(signal.SIGTERM, _stop)
        try:
            taken = server.listen(port)
        except server.PortTaken as error:
            raise CommandError(
                f"Le port {port} est déjà pris sur cette machine.\n    python3 manage.py demo --port {port + 1}"
            ) from error
        try:
            address = f"http://127.0.0.1:{taken.getsockname()[1]}"
            settings.LINK_URL = settings.LINK_URL or address  # only now is its port known
            self._prepare(reset=reset, sample=not empty)
            started = server.serve(taken, lambda: self._ready(address))
        except KeyboardInterrupt:
            sys.exit(0)
        if not started:
            raise CommandError("Le serveur n’a pas pu démarrer. Le journal ci-dessus dit pourquoi.")

    def _prepare(self, *, reset: bool, sample: bool) -> None:
        began = time.monotonic()

        def say(text: str) -> None:
            self.stdout.write(f"[{time.monotonic() - began:3.0f} s] {text}")
            self.stdout.flush()

        try:
            demo_life.prepare(settings.VAR, reset=reset, sample=sample, say=say)
        except demo_life.NotOurs as error:
            raise CommandError(str(error)) from error

    def _ready(self, address: str) -> None:
        self.stdout.write(demo_life.banner(settings.VAR, address))
        self.stdout.write(f"READY {address}")
        self.stdout.flush()


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
