"""The helper says yes or no to who asked for help. A yes is the mandate."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import now, today
from participation.people import notices
from participation.people.events import HelpDeclined, MandateGiven
from participation.people.models import HelpRequest, Mandate, User, mandated
from participation.people.permissions import help_asked_of


class HelpOver(Stale):
    sentence = _("Cette demande est finie.")


@transaction.atomic
def answer_help(request_id: UUID, *, agrees: bool, by: User) -> Mandate | None:
    """The mandate, from today; the one before from the same person ends. None for a no. The person is told.

    Answered again in the same way, the same. Raises NotAllowed, HelpOver.
    """
    moment = now()
    waits = HelpRequest.objects.live(moment).filter(pk=request_id).update(called=F("called"))  # the lock
    request = HelpRequest.objects.select_related("person", "mandate").filter(pk=request_id).first()
    if request is None or not HelpRequest.objects.filter(pk=request_id).to(by.phone, by.username).exists():
        raise NotAllowed
    if not waits:
        if request.answered_at is not None and (request.mandate is not None) == agrees:
            return request.mandate
        raise HelpOver
    require(help_asked_of(by).filter(pk=request_id).exists())
    mandate = _mandate(request, by) if agrees else None
    HelpRequest.objects.filter(pk=request_id).update(answered_at=moment, mandate=mandate)
    notices.news_in_her_space(request.person, f"help_answered:{request_id}")
    if mandate is None:
        record(HelpDeclined(person=request.person_id, request=request_id), by=by.pk)
    else:
        record(MandateGiven(person=request.person_id, helper=by.pk, mandate=mandate.pk), by=by.pk)
    return mandate


def _mandate(request: HelpRequest, helper: User) -> Mandate:
    held = Mandate.objects.filter(mandated(), person_id=request.person_id, helper=helper)
    held.update(revoked_at=now())
    for_what = {f"for_{scope}": True for scope in request.scopes}
    return Mandate.objects.create(
        person_id=request.person_id, helper=helper, starts_on=today(), ends_on=request.ends_on, **for_what
    )
