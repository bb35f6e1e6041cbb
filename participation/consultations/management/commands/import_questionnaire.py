"""`manage.py import_questionnaire FILE`: an XLSForm spreadsheet becomes a consultation in preparation."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from participation.consultations.engine.form import Form
from participation.consultations.engine.xlsform import Parsed, Unreadable, read_form
from participation.consultations.engine.xlsform.reading import BIGGEST
from participation.consultations.fragments import say_row, say_unreadable
from participation.consultations.rules import NothingTaken, import_consultation
from participation.people.models import Structure

SOME_REFUSED, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = "Prend un questionnaire d’un tableur XLSForm. Une phrase par ligne : prise, ou refusée et pourquoi."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", help="un fichier .xlsx ou .xls")
        parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait pris, sans rien enregistrer")
        parser.add_argument("--structure", default="", help="l’adresse (slug) de la structure ; sinon la plus ancienne")

    def handle(self, *, file: str, dry_run: bool, structure: str, **options: object) -> None:
        parsed = self._read(Path(file))
        for row in parsed.rows:
            self.stdout.write(say_row(row))
        if dry_run:
            self.stdout.write(f"Essai seulement : {_count(parsed.form)}. Rien n’est enregistré.")
        else:
            self._keep(parsed, Path(file).stem, structure)
        if parsed.refused:
            raise SystemExit(SOME_REFUSED)

    def _read(self, path: Path) -> Parsed:
        try:
            with path.open("rb") as source:
                return read_form(source.read(BIGGEST + 1))
        except OSError as error:
            raise CommandError(f"{path} : ce fichier ne s’ouvre pas.", returncode=UNREADABLE) from error
        except Unreadable as error:
            raise CommandError(f"{path.name} : {say_unreadable(error)}", returncode=UNREADABLE) from error

    def _keep(self, parsed: Parsed, title: str, slug: str) -> None:
        try:
            version = import_consultation(self._structure(slug).pk, form=parsed.form, title=title, by=None)
        except NothingTaken as refusal:
            self.stdout.write(str(refusal.sentence))
            return
        self.stdout.write(
            f"Questionnaire {version.pk} : {_count(version.form)}."
            f" Consultation en préparation « {version.consultation.title} », {version.consultation.structure.name}."
        )

    def _structure(self, slug: str) -> Structure:
        known = Structure.objects.order_by("pk")
        found = known.filter(slug=slug).first() if slug else known.first()
        if found is None:
            raise CommandError("--structure : il faut une structure qui existe.", returncode=UNREADABLE)
        return found


def _count(form: Form) -> str:
    number = len(form.asked)
    return f"{number} question{'s' if number > 1 else ''}"
