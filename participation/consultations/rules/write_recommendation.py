"""Write a recommendation of the committee, or change one that has not been handed over yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Refusal, Stale, require
from participation.consultations.events import RecommendationWritten
from participation.consultations.models import Card, Consultation, Recommendation, Theme
from participation.consultations.permissions import addressees, can_recommend, organisation_of
from participation.people.models import User
from participation.plans.models.receipt import KeyUsedElsewhere

from .archive_consultation import require_not_archived


class AlreadyHanded(Stale):
    sentence = _("Cette recommandation est remise. Ses mots ne changent plus.")


class NoEvidence(Refusal):
    sentence = _("Dites d’où vient cette demande : un thème, des messages, ou les résultats d’une question.")


class NotAnAddressee(Refusal):
    sentence = _("Choisissez à qui vous remettez cette demande.")


@dataclass(frozen=True)
class Said:
    """The words of a recommendation and what they rest on. cards: numbers of messages."""

    title: str
    text: str
    easy: str
    addressee: UUID
    themes: Collection[UUID] = ()
    cards: Collection[int] = ()
    questions: Collection[str] = ()


@transaction.atomic
def write_recommendation(
    consultation_id: UUID, said: Said, *, by: User, number: int | None = None, key: UUID | None = None
) -> Recommendation:
    """number: of the one to change; None for a new one, which has `key` for id, so that one form is one recommendation.

    Raises NotAllowed, Archived, AlreadyHanded, KeyUsedElsewhere, NoEvidence, NotAnAddressee.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_recommend(by, consultation))
    require_not_archived(consultation)
    row = _row(consultation, number, key)
    if row.handed_at is not None:
        raise AlreadyHanded
    if not addressees(consultation.structure.territory_id).filter(pk=said.addressee).exists():
        raise NotAnAddressee
    named = Theme.objects.filter(sorting=consultation.pk, pk__in=said.themes).select_related("merged_into")
    themes = {theme.merged_into or theme for theme in named}
    cards = Card.objects.filter(sorting=consultation.pk, number__in=said.cards)
    if not themes and not cards and not said.questions:
        raise NoEvidence
    row.title, row.text, row.easy, row.addressee_id = said.title, said.text, said.easy, said.addressee
    row.addressed_to = organisation_of(said.addressee, consultation.structure.territory_id)
    row.questions, row.written_by = list(said.questions), by
    row.save()
    row.themes.set(themes)
    row.cards.set(cards)
    record(RecommendationWritten(consultation=consultation.pk, recommendation=row.pk), by=by.pk)
    return row


def _row(consultation: Consultation, number: int | None, key: UUID | None) -> Recommendation:
    known = Recommendation.objects.filter(consultation=consultation)
    if number is not None:
        found = known.filter(number=number).first()
        if found is None:
            raise NotAllowed
        return found
    if key and (again := known.filter(pk=key).first()):
        return again
    if key and Recommendation.objects.filter(pk=key).exists():
        raise KeyUsedElsewhere
    last = known.aggregate(last=Max("number"))["last"] or 0
    return Recommendation(**({"pk": key} if key else {}), consultation=consultation, number=last + 1)
