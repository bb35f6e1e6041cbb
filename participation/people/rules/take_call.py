"""Take a call in hand: the number is shown to whoever took it, so nobody calls twice."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, Stale
from kit.time import now
from outbox.engine.hours import opens_at
from outbox.models import Call
from participation.people.events import CallTaken
from participation.people.models import Contact, User

from .calls import call_for


class CallTakenByOther(Stale):
    sentence = _("Quelqu’un de l’équipe appelle déjà.")


class NotNow(Refusal):
    status = 409
    sentence = _("Ce n’est pas une heure sûre pour appeler.")


@transaction.atomic
def take_call(call_id: UUID, *, by: User) -> None:
    """For twenty minutes (outbox.models.calls.IN_HAND). Raises CallTakenByOther, NotNow, NotAllowed."""
    taken = Call.objects.take(call_id, by.pk, at=now())
    call, person = call_for(call_id, by=by)
    if not taken:
        raise CallTakenByOther
    contact = Contact.objects.filter(user=person).first() or Contact(user=person)
    if opens_at(now(), contact.hours_from, contact.hours_until) is not None:
        raise NotNow
    record(CallTaken(person=call.to, call=call.pk), by=by.pk)
