"""Close a consultation: everything that was said is counted, then what could tell who said it is destroyed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, require
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved
from participation.consultations.models import (
    Ballot,
    Consultation,
    Draft,
    HeldWords,
    KeptSheet,
    Mark,
    Sheet,
    State,
    Voice,
)
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .flush_answers import Opened, open_all, open_sheets, take_tables
from .keep_sheet import keep_sheet
from .put_away import receipts_of
from .speaking import key_of
from .submit_words import submit_words
from .votes import open_ballots


class NotBegun(Refusal):
    sentence = _("Elle n’a pas encore commencé : il n’y a rien à fermer. Vous pouvez la reprendre pour la changer.")


log = logging.getLogger(__name__)
_said: set[UUID] = set()


@transaction.atomic
def close_consultation(consultation_id: UUID, *, by: User | None) -> Consultation:
    """Count everything in, the answers that were begun and never sent too, and forget who took part.

    by: a coordinator who closes it before its last day; None for the house, when that day is over. The key itself goes
    afterwards (`destroy_keys`), once all this is written for good. Raises NotAllowed, NotNow, NotBegun, KeyMissing.
    """
    consultation = alone(consultation_id)
    require(can_manage(by, consultation) if by else consultation.is_finished)
    after(consultation.state, Act.CLOSE)
    if not consultation.has_begun:
        raise NotBegun
    drafts = Draft.objects.filter(consultation=consultation)
    drafts.update(consultation=consultation)  # the lock: whoever was just answering is waited for
    Ballot.objects.filter(consultation=consultation).update(consultation=consultation)  # whoever votes, too
    begun = _begun(consultation, drafts)
    if consultation.is_anonymous:
        take_tables()
    if consultation.is_anonymous:
        _open(consultation, begun)
        consultation.took_part = Sheet.objects.filter(consultation=consultation).count()
    else:
        _keep(consultation, begun)
        consultation.took_part = KeptSheet.objects.filter(consultation=consultation).count()
    open_ballots(consultation)
    for model in (Draft, Mark, Voice):
        model.objects.filter(consultation=consultation).delete()
    consultation.state = State.CLOSED
    if not consultation.closes_at or consultation.closes_at > now():
        consultation.closes_at = now()
    consultation.save(update_fields=["state", "closes_at", "took_part"])
    record(ConsultationMoved(consultation=consultation.pk, state=State.CLOSED), by=by.pk if by else None)
    return consultation


def close_what_is_over() -> int:
    """Close those whose last day is over, and destroy the keys that are no longer needed; how many were closed. Called
    at each tick, by any process: what was done once is not done twice."""
    closed = 0
    for consultation_id in list(Consultation.objects.to_close().values_list("pk", flat=True)):
        try:
            close_consultation(consultation_id, by=None)
            closed += 1
        except (Refusal, keyring.KeyGone, OperationalError) as why:
            _say_once(consultation_id, why)
    destroy_keys()
    return closed


def _say_once(consultation_id: UUID, why: Exception) -> None:
    """One that cannot be closed keeps no other from it, and does not fill the log: its key may be lost."""
    if consultation_id not in _said:
        _said.add(consultation_id)
        log.error("a consultation that is over cannot be closed: %s (%s)", consultation_id, type(why).__name__)


def destroy_keys() -> int:
    """The keys of closed consultations whose answers are all counted; how many."""
    counted = Consultation.objects.exclude(state__in=(State.DRAFT, State.REVIEW, State.OPEN)).filter(drafts=None)
    return sum(keyring.destroy(settings.KEYS_DIR, pk) for pk in counted.values_list("pk", flat=True))


def alone(consultation_id: UUID) -> Consultation:
    """Its row, with nobody who is just beginning to answer: PostgreSQL lets a new draft in beside a mere update."""
    Consultation.objects.select_for_update().filter(pk=consultation_id).first()
    return Consultation.objects.lock(consultation_id)


def _begun(consultation: Consultation, drafts: QuerySet[Draft]) -> list[Opened]:
    """What was answered and has not been taken in, sent or not."""
    if not drafts.exists():
        return []
    opened = open_all(drafts.exclude(sealed=None), key_of(consultation))
    return [one for one in opened if not one.letter.is_empty]


def _open(consultation: Consultation, begun: list[Opened]) -> None:
    sealed = Sheet.objects.filter(consultation=consultation, sealed__isnull=False)
    if begun or sealed.exists() or HeldWords.objects.filter(consultation=consultation).exists():
        open_sheets(consultation, begun, key_of(consultation))


def _keep(consultation: Consultation, begun: list[Opened]) -> None:
    submit_kept_words(consultation, {_put_away(consultation, one).pk: one for one in begun})


def submit_kept_words(consultation: Consultation, letters: Mapping[UUID, Opened] = MappingProxyType({})) -> None:
    """The free words of the sheets that are kept with a name. letters: sheet -> what was just put in it."""
    for sheet in KeptSheet.objects.filter(consultation=consultation).exclude(texts={}).select_related("user", "helper"):
        opened = letters.get(sheet.pk)
        receipts = receipts_of(consultation, opened.letter, opened.form, sheet.texts) if opened else {}
        submit_words(consultation, sheet, sheet.texts, receipts)
    KeptSheet.objects.filter(consultation=consultation).update(texts={})


def _put_away(consultation: Consultation, one: Opened) -> KeptSheet:
    return keep_sheet(consultation, one.letter, one.form, draft=one.draft, by_herself=False)
