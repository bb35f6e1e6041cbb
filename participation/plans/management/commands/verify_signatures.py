"""`manage.py verify_signatures`: whether every signed version says what was signed. Exit 0 when whole, 1 when not."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand

from participation.plans.models import Agreement, Document, Proof, broken_versions


class Command(BaseCommand):
    help = "Relit chaque version figée, ses signatures et ses papiers, octet par octet. 0 : tout tient. 1 : non."

    def handle(self, **options: object) -> None:
        broken = list(broken_versions())
        for one in broken:
            self.stdout.write(f"Projet {one.plan}, version {one.number} : {one.fault.value}.")
        versions, proofs, papers = (rows.objects.count() for rows in (Agreement, Proof, Document))
        counts = f"{versions} versions, {proofs} preuves, {papers} papiers. "
        self.stdout.write(counts + (f"{len(broken)} ne tiennent pas." if broken else "Tout tient."))
        if broken:
            sys.exit(1)
