"""She no longer asks: what waited for a yes waits no more."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.people.events import HelpWithdrawn
from participation.people.models import HelpRequest, User


@transaction.atomic
def withdraw_help_request(request_id: UUID, *, by: User) -> None:
    """Withdrawn again, nothing happens; answered meanwhile, neither: a mandate ends on its own. Raises NotAllowed."""
    moment = now()
    ended = HelpRequest.objects.live(moment).filter(pk=request_id, person=by).update(cancelled_at=moment)
    require(HelpRequest.objects.filter(pk=request_id, person=by).exists())
    if ended:
        record(HelpWithdrawn(person=by.pk, request=request_id), by=by.pk)
