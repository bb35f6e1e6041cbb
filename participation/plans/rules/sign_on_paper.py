"""She signed by hand: the worker who was there attaches the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, require
from kit.time import now
from participation.plans.engine.canonical import digest
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import LARGEST_SCAN, Device, Evidence, Method, scan_type
from participation.plans.models import Agreement, Document, Leaf, Plan
from participation.plans.permissions import can_write_for_team

from .refusals import refuse_if_closed
from .sign_plan import sign, signed_already, the_version, words_for

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


class NotAScan(Refusal):
    sentence = _("Ce fichier n’est ni un PDF, ni une photo. Prenez la page en photo, puis recommencez.")


class ScanTooLarge(Refusal):
    sentence = _("Ce fichier est trop lourd : 8 Mo au plus. Prenez une photo moins grande.")


class NotThere(Refusal):
    """A paper signed when nobody of the team was there proves nothing."""

    sentence = _("Dites que vous étiez là quand la personne a signé.")


@transaction.atomic
def sign_on_paper(
    plan_id: UUID, *, seen: str, scan: bytes, was_there: bool, present: str = "", read_aloud: bool, by: User
) -> Agreement:
    """The version, signed by the person on paper; `by`, who accompanies her, was there and is its witness.

    seen: the SHA-256 that is printed on the paper, as on the page. scan: a PDF, a JPEG or a PNG, kept as it is.
    Raises NotAllowed; PlanClosed; VersionMoved; SigningWaits; NotAScan; ScanTooLarge; NotThere; Unwritable.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    if earlier := signed_already(plan, Mover.PERSON, seen):
        return earlier
    if not was_there:
        raise NotThere
    agreement, _told = the_version(plan, seen)
    document = _kept(agreement, scan)
    return sign(
        plan,
        Mover.PERSON,
        seen=seen,
        words_seen=words_for(plan, Mover.PERSON, agreement.number),
        evidence=Evidence(Method.PAPER, Device.PAPER, None, present, read_aloud),
        signatory=plan.person,
        by=by,
        witness=by,
        document=document,
        document_sha256=document.sha256,
    )


def _kept(agreement: Agreement, scan: bytes) -> Document:
    if len(scan) > LARGEST_SCAN:
        raise ScanTooLarge
    content_type = scan_type(scan)
    if not content_type:
        raise NotAScan
    return Document.objects.create(
        agreement=agreement,
        leaf=Leaf.SCAN,
        content_type=content_type,
        content=scan,
        sha256=digest(scan),
        made_at=now(),
    )
