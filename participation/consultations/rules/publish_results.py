"""Publish what was answered, as far as it may be shown: once closed, and again when more answers came in."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import Refusal, Stale, require
from participation.consultations.engine.counting import Sheet, counted, joined
from participation.consultations.engine.disclosure import Shown, disclosed, is_news
from participation.consultations.engine.form import Form, to_data
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved
from participation.consultations.models import Consultation, Publication
from participation.consultations.permissions import can_manage
from participation.people.models import Territory, User

from .sheets import sheets_of


class AlreadyPublished(Stale):
    sentence = _("Ces résultats viennent d’être publiés. Regardez-les.")


class NothingNew(Refusal):
    """Too few answers came since: their difference would name people."""

    sentence = _("Il y a trop peu de réponses nouvelles. Les résultats publiés ne changent pas.")


@transaction.atomic
def publish_results(consultation_id: UUID, *, seen: int, by: User) -> Publication:
    """The publication that everybody reads from now on; the earlier ones stay as they were.

    seen: the number of the last publication when `by` looked, 0 for none. Raises NotAllowed, NotNow, AlreadyPublished,
    NothingNew.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    state = after(consultation.state, Act.PUBLISH)
    earlier = last_publication(consultation)
    if (earlier.number if earlier else 0) != seen:
        raise AlreadyPublished
    content = results_now(consultation, earlier)
    if content is None:
        raise NothingNew
    publication = Publication.objects.create(
        consultation=consultation, number=content["number"], by=by.pk, content=content
    )
    consultation.state = state
    consultation.save(update_fields=["state"])
    record(ConsultationMoved(consultation=consultation.pk, state=state), by=by.pk)
    return publication


def last_publication(consultation: Consultation) -> Publication | None:
    """The one that is read; None while nothing is published."""
    return consultation.publications.order_by("-number").first()


def results_now(consultation: Consultation, earlier: Publication | None) -> Shown | None:
    """What would be published now, after `earlier`; None when it would not change. Writes nothing."""
    forms = form_of_all(consultation)
    territories = {str(pk): name for pk, name in Territory.objects.order_by("name").values_list("pk", "name")}
    crowd = counted(forms, _sheets(consultation), channels=Channel.values, territories=[*territories, ""])
    before = earlier.content if earlier else None
    if before and not is_news(crowd.people, before):
        return None
    number = earlier.number + 1 if earlier else 1
    shown = disclosed(forms, crowd, k=consultation.k_min, number=number, earlier=before)
    return {**shown, "form": to_data(forms), "territories": territories}


def form_of_all(consultation: Consultation) -> Form:
    """Every version that was asked, as one questionnaire."""
    versions = consultation.questionnaires.filter(in_use_at__isnull=False).order_by("number")
    forms = [version.form for version in versions]
    return joined(forms) if forms else Form(consultation.title)


def _sheets(consultation: Consultation) -> Iterator[Sheet]:
    for filled in sheets_of(consultation):
        yield Sheet(filled.content, filled.channel, str(filled.territory_id or ""))
