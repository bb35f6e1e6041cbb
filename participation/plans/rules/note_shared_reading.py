"""Note that a partner looks at the parts of a plan that are open to him: one note for each."""

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed
from participation.people.models import User
from participation.plans.engine.sharing import Opened
from participation.plans.models import Plan
from participation.plans.permissions import How, parts_open_to, shared_sections

from .note_reading import note_reading


@transaction.atomic
def note_shared_reading(plan: Plan, *, by: User, how: How = How.PAGE) -> dict[UUID, Opened]:
    """The parts this partner may be shown, each noted as read, and what may be done there.

    No note, no page, as note_reading(). Raises NotAllowed: nothing is open to this user.
    """
    parts = parts_open_to(by, plan.pk)
    if not parts:
        raise NotAllowed
    for section in shared_sections(by).filter(pk__in=parts).select_related("plan__person"):
        note_reading(plan, by=by, how=how, section=section)
    return parts
