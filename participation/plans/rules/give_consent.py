"""« Ouvrir à »: she opens a part of her plan to a structure, until a day."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from journal.models import Channel
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import now, today
from participation.people.models import Structure, User
from participation.plans import events
from participation.plans.engine.sharing import LONGEST_MONTHS, consent_words, months_after
from participation.plans.engine.text import written
from participation.plans.models import Consent, OnPhone, Pillar, Plan, Receipt, Section
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_give_consent, structures_to_open_to

from .refusals import refuse_if_closed
from .step_details import DayIsPast


class NotOffered(Refusal):
    """Her own structure, one of another territory, or none at all."""

    sentence = _("Choisissez une structure de la liste.")


class TooLong(Refusal):
    sentence = _("Une partie s’ouvre pour un an au plus. Choisissez un jour plus proche.")


class WordsChanged(Stale):
    """What she would say yes to is not what she had on her screen."""

    sentence = _("Ces phrases ont changé. Relisez-les, puis répondez.")


@transaction.atomic
def give_consent(
    section_id: UUID,
    *,
    structure_id: UUID,
    until: dt.date,
    may_write: bool,
    words_seen: str,
    on_phone: OnPhone,
    channel: Channel = Channel.SELF,
    key: UUID,
    by: User,
) -> Consent:
    """The part, open to the structure from now to the end of the day `until`. In place of what was open to it before.

    words_seen: what was on her screen, one sentence a line: must be consent_words(), and is kept. channel: whether
    somebody helped her to read. Nobody is told.
    Raises NotAllowed; PlanClosed; NotOffered; DayIsPast; TooLong (more than a year); WordsChanged; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = Section.objects.select_related("plan__person").get(pk=section_id)
    require(can_give_consent(by, section))
    refuse_if_closed(plan)
    structure = structures_to_open_to(plan).filter(pk=structure_id).first()
    if structure is None:
        raise NotOffered
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return _already_given(section, structure)
    _refuse_day(until)
    words = _on_her_screen(Pillar(section.pillar), structure, until, may_write)
    if written(words_seen) != words:
        raise WordsChanged
    section.consents.filter(structure=structure, revoked_at=None).update(revoked_at=now())
    consent = section.consents.create(
        structure=structure,
        until=until,
        may_write=may_write,
        may_commit=may_write,
        on_phone=on_phone,
        channel=channel,
        words_seen=words,
    )
    given = events.ConsentGiven(plan=plan.pk, section=section_id, structure=structure.pk, consent=consent.pk)
    journal.record(given, by=by.pk, channel=channel)
    return consent


def the_consent(consent_id: UUID) -> Consent:
    """A consent with its section, plan and person. Raises NotAllowed when there is none."""
    consent = Consent.objects.select_related("section__plan__person").filter(pk=consent_id).first()
    if consent is None:
        raise NotAllowed
    return consent


def _on_her_screen(pillar: Pillar, structure: Structure, until: dt.date, may_write: bool) -> str:
    money = pillar is Pillar.BUDGET
    told = consent_words(part=pillar.label, structure=structure.name, until=until, may_write=may_write, money=money)
    return "\n".join(told)


def _refuse_day(until: dt.date) -> None:
    if until < today():
        raise DayIsPast
    if until > months_after(today(), LONGEST_MONTHS):
        raise TooLong


def _already_given(section: Section, structure: Structure) -> Consent:
    consent = section.consents.filter(structure=structure).first()
    if consent is None:
        raise KeyUsedElsewhere
    return consent
