"""What she signed, who signed it with her, and the papers themselves, for « Mes données »."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from participation.people.engine.takeaway import Attachment, Column, Sheet
from participation.plans.engine.signing import SCANS
from participation.plans.models import Agreement, Document, Proof

from .sheet_words import moment

if TYPE_CHECKING:
    from participation.people.models import User


def signed_sheets(user: User) -> Iterable[Sheet | Attachment]:
    yield _versions(user)
    yield _proofs(user)
    papers = Document.objects.filter(agreement__plan__person=user).order_by("made_at", "pk")
    for pk, number, leaf, kind in papers.values_list("pk", "agreement__number", "leaf", "content_type"):
        yield Attachment(f"version-{number}-{leaf}-{str(pk)[-6:]}.{SCANS[kind]}", lambda pk=pk: _bytes(pk))


def _bytes(pk: UUID) -> Iterable[bytes]:
    yield bytes(Document.objects.values_list("content", flat=True).get(pk=pk))


def _versions(user: User) -> Sheet:
    columns = [
        Column("numero", _("Version")),
        Column("figee", _("Figée")),
        Column("forme", _("Forme")),
        Column("empreinte", _("Empreinte")),
        Column("texte", _("Texte")),
    ]
    found = Agreement.objects.filter(plan__person=user).order_by("plan__opened_at", "number")
    rows = [(one.number, moment(one.frozen_at), one.get_kind_display(), one.sha256, one.content) for one in found]
    return Sheet("versions", _("Les versions de mes projets"), columns, rows)


def _proofs(user: User) -> Sheet:
    columns = [
        Column("numero", _("Version")),
        Column("quoi", _("Quoi")),
        Column("qui", _("Qui")),
        Column("quand", _("Quand")),
        Column("comment", _("Comment")),
        Column("present", _("Présent aussi")),
        Column("lu", _("Lu à voix haute")),
        Column("mots_vus", _("Les phrases à l’écran")),
        Column("raison", _("Raison")),
    ]
    found = Proof.objects.filter(agreement__plan__person=user).select_related("agreement", "by")
    rows = [
        (
            one.agreement.number,
            one.get_done_display(),
            one.by.get_full_name(),
            moment(one.at),
            one.get_method_display(),
            one.present,
            _("oui") if one.read_aloud else "",
            one.words,
            one.reason,
        )
        for one in found.order_by("agreement__plan__opened_at", "agreement__number", "rank")
    ]
    return Sheet("signatures", _("Qui a signé, et comment"), columns, rows)
