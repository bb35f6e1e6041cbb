"""`manage.py verify_journal [STREAM]`: whether the journal says what was written. Exit 0 when whole, 1 when not."""

from __future__ import annotations

import argparse
import sys

from django.core.management.base import BaseCommand, CommandError

from journal.models import Entry, Stream, broken_links


class Command(BaseCommand):
    help = "Relit le journal et vérifie que rien n’y a été changé, retiré ou ajouté. 0 : tout tient. 1 : non."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("stream", nargs="?", metavar="SUITE", help="une seule suite, par exemple plan:0199…")

    def handle(self, *, stream: str | None, **options: object) -> None:
        streams = Stream.objects.filter(name=stream) if stream else Stream.objects.all()
        if stream and not streams.exists():
            raise CommandError(f"Il n’y a pas de suite « {stream} » dans le journal.", returncode=2)
        broken = list(broken_links(stream))
        for one in broken:
            self.stdout.write(f"{one.stream}, ligne {one.seq} : {one.fault.value}.")
        lines = Entry.objects.filter(stream__in=streams).count()
        self.stdout.write(
            f"{lines} lignes dans {streams.count()} suites. "
            + (f"{len(broken)} suites ne tiennent pas." if broken else "Tout tient.")
        )
        if broken:
            sys.exit(1)
