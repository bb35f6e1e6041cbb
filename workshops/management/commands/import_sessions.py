"""`manage.py import_sessions FILE.csv --by NAME`: the sessions of a table are put in the calendar."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from participation.people.models import User
from workshops.engine import BIGGEST, NoTable, Row, read_table
from workshops.forms import COLUMNS, NEEDED, read_rows, say_no_table
from workshops.fragments import places_around
from workshops.permissions import manageable_workshops
from workshops.rules import Fate, import_sessions

SOME_REFUSED, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = "Met au calendrier les séances d’un tableau CSV. Une phrase par ligne : prise, ou refusée et pourquoi."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", help=f"un fichier .csv, avec les colonnes : {', '.join(COLUMNS)}")
        parser.add_argument("--by", required=True, help="l’identifiant de qui prévoit ces ateliers")
        parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait pris, sans rien enregistrer")

    def handle(self, *, file: str, by: str, dry_run: bool, **options: object) -> None:
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError("--by : ce compte n’existe pas.", returncode=UNREADABLE)
        venues, workshops = places_around(user), manageable_workshops(user)
        wanted, refused = read_rows(self._read(Path(file)), workshops=workshops, venues=venues)
        fates = import_sessions(wanted, dry_run=dry_run, by=user) if wanted else []
        for fate in sorted([*fates, *refused], key=lambda fate: fate.line):
            self.stdout.write(_say(fate))
        if dry_run:
            self.stdout.write("Essai seulement. Rien n’est enregistré.")
        if any(not fate.taken for fate in [*fates, *refused]):
            raise SystemExit(SOME_REFUSED)

    def _read(self, path: Path) -> list[Row]:
        try:
            with path.open("rb") as source:
                return read_table(source.read(BIGGEST + 1), NEEDED)
        except OSError as error:
            raise CommandError(f"{path} : ce fichier ne s’ouvre pas.", returncode=UNREADABLE) from error
        except NoTable as error:
            raise CommandError(f"{path.name} : {say_no_table(error)}", returncode=UNREADABLE) from error


def _say(fate: Fate) -> str:
    if not fate.taken:
        return f"Ligne {fate.line} : refusée. {fate.why}"
    if fate.known:
        return f"Ligne {fate.line} : déjà au calendrier."
    return f"Ligne {fate.line} : {fate.sessions} séance{'s' if fate.sessions > 1 else ''}."
