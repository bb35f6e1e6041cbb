"""`manage.py plant`: what every installation starts with. Run at each deployment; it changes nothing that is there."""

from argparse import ArgumentParser
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.rules import plant


class Command(BaseCommand):
    help = (
        "Crée la page d’accueil, la liste des actualités, « Accessibilité » et « Vos données », "
        "les groupes de /gestion/ et la relecture. Ce qui existe déjà reste tel quel."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--url", default=settings.WAGTAILADMIN_BASE_URL, help="adresse publique du site, avec https://"
        )

    def handle(self, *_args, url: str, **_options) -> None:
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.hostname:
            self.stderr.write(f"Cette adresse n’est pas complète : {url}. Par exemple : https://exemple.org")
            raise SystemExit(2)
        port = address.port or {"http": 80, "https": 443}[address.scheme]
        plant(hostname=address.hostname, port=port)
        self.stdout.write("Les pages sont en place.")
