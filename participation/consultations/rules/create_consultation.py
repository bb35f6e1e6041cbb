"""Begin to prepare a consultation: nobody but the team sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from journal.rules import record
from kit.refusals import require
from participation.consultations.engine.form import Form
from participation.consultations.events import ConsultationCreated
from participation.consultations.models import Anonymity, Audience, Consultation, Questionnaire
from participation.consultations.models.consultations import K_MIN, RESERVED
from participation.consultations.permissions import can_prepare
from participation.people.models import Structure, User
from participation.plans.models import Receipt
from participation.plans.models.receipt import KeyUsedElsewhere

from .change_consultation import keep_recording
from .tie_to_plenary import require_seats, tie_to_plenary
from .write_question import Sent

LONGEST_SLUG = 50


@transaction.atomic
def create_consultation(
    structure_id: UUID,
    *,
    title: str,
    intro: str = "",
    audience: str = Audience.OPEN,
    anonymity: str = Anonymity.ANONYMOUS,
    k_min: int = K_MIN,
    opens_at: dt.datetime | None = None,
    closes_at: dt.datetime | None = None,
    structures: Collection[Structure] = (),
    plenary: UUID | None = None,
    recording: Sent | None = None,
    form: Form | None = None,
    key: UUID | None = None,
    by: User | None,
) -> Consultation:
    """A draft with its first version, empty without `form`. by: None for a command of the house.

    plenary: the one it prepares. key: the same key twice makes one consultation. Raises NotAllowed, KeyUsedElsewhere,
    PlenaryGone, NoPlenary.
    """
    Structure.objects.filter(pk=structure_id).update(name=F("name"))
    structure = Structure.objects.get(pk=structure_id)
    require(by is None or can_prepare(by, structure))
    if key and by and not Receipt.objects.is_new(key, author=by, target=structure_id):
        said = {"intro": intro, "audience": audience, "anonymity": anonymity, "k_min": k_min}
        dates = {"opens_at": opens_at, "closes_at": closes_at}
        made = Consultation.objects.filter(structure=structure, title=title, **said, **dates)
        if not made:
            raise KeyUsedElsewhere  # sent again with something else
        return made.latest("pk")
    consultation = Consultation(
        structure=structure,
        title=title,
        slug=_free_slug(title),
        intro=intro,
        audience=audience,
        anonymity=anonymity,
        k_min=k_min,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    if recording:
        keep_recording(consultation, recording)
    consultation.save(force_insert=True)
    consultation.structures.set(structures)
    tie_to_plenary(consultation, plenary)
    require_seats(consultation)
    first = Questionnaire(consultation=consultation)
    first.write(form or Form(title))
    first.save()
    record(ConsultationCreated(consultation=consultation.pk), by=by.pk if by else None)
    return consultation


def _free_slug(title: str) -> str:
    wished = slugify(title)[:LONGEST_SLUG].strip("-") or "consultation"
    number, slug = 1, wished
    while slug in RESERVED or Consultation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wished}-{number}"
    return slug
