"""`manage.py open_structure`: a structure of the network, and its territory when it is new."""

import argparse

from django.core.management.base import BaseCommand
from django.utils.text import slugify

from participation.people.models import Structure, Territory


class Command(BaseCommand):
    help = "Ouvre une structure dans un territoire. Le territoire est créé s’il n’existe pas."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", help="le nom de la structure, par exemple : « Les Tilleuls »")
        parser.add_argument("territory", help="le nom du territoire, par exemple : « Val d’Orme »")
        parser.add_argument("--phone", default="", help="le téléphone de l’accueil")

    def handle(self, *, name: str, territory: str, phone: str, **options: object) -> None:
        place, _made = Territory.objects.get_or_create(slug=slugify(territory), defaults={"name": territory})
        structure, made = Structure.objects.get_or_create(
            slug=slugify(name), defaults={"name": name, "phone": phone, "territory": place}
        )
        said = "ouverte" if made else "existait déjà"
        self.stdout.write(f"{structure.name} : {structure.slug} ({place.slug}), {said}")
