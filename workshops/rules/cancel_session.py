"""Cancel a session, alone or with those of its series: whoever was to come is told."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops.models import Session
from workshops.permissions import can_manage

from .call_off_session import call_off_session
from .change_session import CalledOff, Scope, SessionBegun, held_sessions


@transaction.atomic
def cancel_session(session_id: UUID, *, scope: Scope = Scope.ONE, by: User) -> list[Session]:
    """Those that were cancelled. Raises NotAllowed, SessionBegun, CalledOff when that was done already."""
    asked = Session.objects.select_related("workshop").filter(pk=session_id).first()
    if asked is None:
        raise NotAllowed
    sessions = held_sessions(asked, scope)
    require(can_manage(by, asked.workshop.structure_id))
    if not sessions:
        raise CalledOff if Session.objects.get(pk=session_id).called_off else SessionBegun
    for session in sessions:
        call_off_session(session.pk, by=by)
    return sessions
