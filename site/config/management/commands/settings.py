"""`manage.py settings`: every environment variable, what it does, what it is when absent, and whether it is set."""

from __future__ import annotations

import os

from django.core.management.base import BaseCommand

from config.environment import VARIABLES


class Command(BaseCommand):
    help = "Montre toutes les variables d’environnement du site. Aucune valeur n’est affichée."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        width = max(len(variable.name) for variable in VARIABLES)
        for variable in VARIABLES:
            default = f" Sinon : {variable.default}" if variable.default else ""
            there = "*" if variable.name in os.environ else " "
            self.stdout.write(f"{there} {variable.name:<{width}}  {variable.says}{default}")
        self.stdout.write("\n* : présente dans l’environnement.")
