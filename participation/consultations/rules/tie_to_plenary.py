"""The plenary that a consultation prepares, and whether those who come to it can be asked."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, Stale
from participation.consultations.models import Audience, Consultation, Plenary


class NoPlenary(Refusal):
    sentence = _("Choisissez la plénière dont vous demandez l’avis : une plénière à venir, où l’on réserve sa place.")


class PlenaryGone(Stale):
    sentence = _("Cette plénière est finie ou annulée. Choisissez-en une autre.")


def prepared_plenary(consultation: Consultation) -> Plenary | None:
    """The next one that it prepares or talks about; None when there is none to come."""
    return consultation.plenaries.coming().first()


def tie_to_plenary(consultation: Consultation, wanted: UUID | None) -> None:
    """In the place of the one it prepares; for a rule that holds the consultation. Raises PlenaryGone."""
    former = prepared_plenary(consultation)
    if former and former.pk == wanted:
        return
    if wanted:
        around = Plenary.objects.coming().filter(structure__territory=consultation.structure.territory_id)
        if not around.filter(pk=wanted).exists():
            raise PlenaryGone
        consultation.plenaries.add(wanted)
    if former:
        consultation.plenaries.remove(former)


def require_seats(consultation: Consultation) -> None:
    """Where those who come to a plenary are asked: that there is one, where one books. Raises NoPlenary."""
    if consultation.audience == Audience.PLENARY and not consultation.plenaries.coming().with_seats().exists():
        raise NoPlenary
