"""`manage.py keep`: apply the retention table now, as the jobs do once a day."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from participation.people.engine.retention import TABLE
from participation.people.rules import keep, leave_no_trace


class Command(BaseCommand):
    help = "Applique les durées de conservation. Peut être lancé autant de fois qu’on veut."

    def handle(self, **options: object) -> None:
        for name, number in keep().items():
            self.stdout.write(f"{name}: {number} ({TABLE[name].how_long})")
        if leave_no_trace():
            self.stdout.write("La base est réécrite : il n’y reste rien de ce qui a été effacé.")
