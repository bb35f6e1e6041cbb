"""`manage.py export_questionnaire ID FILE.xlsx`: a version of a questionnaire as an XLSForm spreadsheet."""

import argparse
from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from participation.consultations.engine.xlsform import write_form
from participation.consultations.models import Questionnaire

UNREADABLE = 2


class Command(BaseCommand):
    help = "Écrit un questionnaire dans un tableur XLSForm."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "id", help="celui du questionnaire, ou de sa consultation : alors la version la plus récente"
        )
        parser.add_argument("file", help="le fichier .xlsx à écrire")

    def handle(self, *, id: str, file: str, **options: object) -> None:
        version = self._version(id)
        try:
            Path(file).write_bytes(write_form(version.form))
        except OSError as error:
            raise CommandError(f"{file} : ce fichier ne s’écrit pas.", returncode=UNREADABLE) from error
        self.stdout.write(f"{file} : {version.consultation.title}, version {version.number}.")

    def _version(self, wanted: str) -> Questionnaire:
        try:
            pk = UUID(wanted)
        except ValueError as error:
            raise CommandError(f"{wanted} : ce n’est pas un identifiant.", returncode=UNREADABLE) from error
        versions = Questionnaire.objects.filter(Q(pk=pk) | Q(consultation=pk)).select_related("consultation")
        found = versions.order_by("-number").first()
        if found is None:
            raise CommandError(f"{wanted} : ce questionnaire n’existe pas.", returncode=UNREADABLE)
        return found
