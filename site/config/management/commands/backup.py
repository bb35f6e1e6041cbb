"""`manage.py backup FOLDER|FILE`: every row and every file, in one archive, while the site runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config import backups


class Command(BaseCommand):
    help = "Sauvegarde la base et les fichiers déposés. Les secrets du déploiement n’y sont pas."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("target", type=Path, metavar="DOSSIER|FICHIER")

    def handle(self, *, target: Path, **options: object) -> None:
        try:
            made = backups.take(target)
        except (backups.NotPossible, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} ({made.stat().st_size / 1_000_000:.1f} Mo)")
