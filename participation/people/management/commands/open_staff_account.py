"""`manage.py open_staff_account`: the first key of a new house, and every next one until there is a page for it."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from kit.refusals import Refusal
from participation.people.models import OF_STRUCTURE, STAFF, Role, Structure, Territory, User
from participation.people.rules import open_staff_account


class Command(BaseCommand):
    help = "Ouvre un compte d’équipe et montre son premier mot de passe, une seule fois."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("username", help="le nom pour entrer, par exemple : nadia")
        parser.add_argument("name", help="le nom affiché, par exemple : « Nadia Benali »")
        parser.add_argument("role", choices=[role.value for role in STAFF])
        parser.add_argument("--place", default="", help="l’adresse (slug) de la structure ou du territoire du rôle")
        parser.add_argument("--email")

    def handle(self, *, username: str, name: str, role: str, place: str, email: str | None, **options: object) -> None:
        if User.objects.filter(username=username.lower()).exists():
            raise CommandError(f"Le nom {username} est déjà pris.")
        try:
            account = open_staff_account(
                name=name, username=username, email=email, role=Role(role), by=None, **self._place(Role(role), place)
            )
        except Refusal as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        self.stdout.write(f"Nom pour entrer : {account.user.username}\nMot de passe : {account.password}")
        self.stdout.write("À la première entrée, on prépare la deuxième preuve : /entrer/equipe/")

    def _place(self, role: Role, slug: str) -> dict[str, Structure | Territory]:
        if role == Role.PLATFORM:
            return {}
        word, kind = ("structure", Structure) if role in OF_STRUCTURE else ("territory", Territory)
        if found := kind.objects.filter(slug=slug).first():
            return {word: found}
        known = ", ".join(sorted(kind.objects.values_list("slug", flat=True))) or "aucune"
        raise CommandError(f"--place : adresse inconnue. Celles qui existent : {known}.")
