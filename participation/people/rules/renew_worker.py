"""« Mot de passe perdu » : a new first key for somebody of the team."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.ids import new_id
from kit.refusals import require
from participation.people import notices
from participation.people.events import WorkerInvited
from participation.people.models import User
from participation.people.permissions import can_renew_worker

from .end_sessions import end_sessions
from .invite_worker import WorkerInvitation
from .new_invitation import new_invitation


@transaction.atomic
def renew_worker(user_id: UUID, *, by: User) -> WorkerInvitation:
    """Her password and every open session end; her second factor stays, and is asked as before. She is told.

    Raises NotAllowed: by does not run every place where she has a role.
    """
    # The lock: of two codes made at once, the last one works.
    require(bool(User.objects.filter(pk=user_id, is_active=True).update(is_active=F("is_active"))))
    user = User.objects.get(pk=user_id)
    require(can_renew_worker(by, user))
    code = new_invitation(user, by=by)
    end_sessions(user, by=by)
    notices.card_given(user, new_id())
    record(WorkerInvited(person=user.pk), by=by.pk)
    return WorkerInvitation(user, code)
