"""`manage.py restore FILE`: put a backup back, whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config import backups


class Command(BaseCommand):
    help = "Remet une sauvegarde à la place de la base et des fichiers. Arrêtez le site avant."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("source", type=Path, metavar="FICHIER")
        parser.add_argument("--yes", action="store_true", help="remplacer ce qui est déjà là")

    def handle(self, *, source: Path, yes: bool, **options: object) -> None:
        try:
            backups.put_back(source, over=yes)
        except backups.NotPossible as error:
            raise CommandError(str(error)) from error
        self.stdout.write("C’est remis. Vous pouvez relancer le site.")
