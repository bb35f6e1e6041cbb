"""Publish what was answered, as far as it may be shown: once closed, and again when more answers came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import Refusal, Stale, require
from participation.consultations.engine.counting import NO_ANSWER, PASSED, Sheet, counted, joined
from participation.consultations.engine.disclosure import Shown, disclosed
from participation.consultations.engine.form import Form, Said, to_data
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved
from participation.consultations.models import Consultation, Publication, State
from participation.consultations.permissions import can_manage
from participation.people.models import Territory, User

from .sheets import Filled, sheets_of
from .votes import form_of_statements, votes_of

NO_VOTE = (str(Said.UNSURE), PASSED)
"""A vote is « D’accord », « Pas d’accord » or « Je ne sais pas »: nobody is asked whether she prefers not to say."""


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
    if state == State.PUBLISHED and consultation.recommendations.filter(handed_at__isnull=False).exists():
        state = after(state, Act.FOLLOW_UP)  # handed over before anything was published
    earlier = last_publication(consultation)
    if (earlier.number if earlier else 0) != seen:
        raise AlreadyPublished
    content = results_now(consultation, earlier)
    if content is None:
        raise NothingNew
    publication = Publication.objects.create(consultation=consultation, number=seen + 1, by=by.pk, content=content)
    consultation.state = state
    consultation.save(update_fields=["state"])
    record(ConsultationMoved(consultation=consultation.pk, state=state), by=by.pk)
    return publication


def last_publication(consultation: Consultation) -> Publication | None:
    """The one that is read; None while nothing is published."""
    return consultation.publications.order_by("-number").first()


def results_now(consultation: Consultation, earlier: Publication | None) -> Shown | None:
    """What would be published now, after `earlier`; None when it would not change. Writes nothing.

    The votes on statements are a part of their own: whoever voted may have answered nothing, and the other way round.
    """
    before = earlier.content if earlier else None
    number = earlier.number + 1 if earlier else 1
    territories = {str(pk): name for pk, name in Territory.objects.order_by("name").values_list("pk", "name")}
    form, voted = form_of_all(consultation), form_of_statements(consultation)
    answers = _part(form, sheets_of(consultation), NO_ANSWER, consultation, territories, number, before)
    votes_before = before.get("statements") if before else None
    votes = votes_before
    if voted.questions:
        votes = _part(voted, votes_of(consultation), NO_VOTE, consultation, territories, number, votes_before)
    if before and answers is before and votes is votes_before:
        return None
    shown = {key: answers[key] for key in ("people", "number", "k", "groups", "questions")}
    return {**shown, "form": to_data(form), "territories": territories, "statements": votes}


def _part(
    form: Form,
    filled: Iterator[Filled],
    no_answer: Sequence[str],
    consultation: Consultation,
    territories: Mapping[str, str],
    number: int,
    before: Shown | None,
) -> Shown:
    sheets = (Sheet(one.content, one.channel, str(one.territory_id or "")) for one in filled)
    places = [*territories, ""]
    crowd = counted(form, sheets, channels=Channel.values, territories=places, no_answer=no_answer)
    return disclosed(form, crowd, k=consultation.k_min, number=number, earlier=before)


def form_of_all(consultation: Consultation) -> Form:
    """Every version that was asked, as one questionnaire."""
    versions = consultation.questionnaires.filter(in_use_at__isnull=False).order_by("number")
    forms = [version.form for version in versions]
    return joined(forms) if forms else Form(consultation.title)
