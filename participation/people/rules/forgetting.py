"""What this room forgets of itself, line by line of the retention table. Each returns how many there were."""

import datetime as dt

from django.contrib.sessions.models import Session
from django.db.models import Q

from outbox.rules import forget_addresses, forget_messages
from participation.people.engine.retention import limit
from participation.people.models import (
    ArchivedRecord,
    EntryCode,
    EraseRequest,
    HelpRequest,
    Invitation,
    PhoneReset,
    SealedPost,
    Spending,
)
from participation.people.permissions.ended import REMEMBERED


def forget_entry_codes(at: dt.datetime) -> int:
    return EntryCode.objects.filter(expires_at__lt=limit("entry_codes", at)).delete()[0]


def forget_spending(at: dt.datetime) -> int:
    return Spending.objects.filter(period__lt=limit("spending", at)).delete()[0]


def forget_outbox_addresses(at: dt.datetime) -> int:
    return forget_addresses(before=limit("addresses", at))


def forget_outbox_messages(at: dt.datetime) -> int:
    return forget_messages(before=limit("messages", at))


def forget_sealed_posts(at: dt.datetime) -> int:
    return SealedPost.objects.filter(expires_at__lt=at).delete()[0]


def forget_invitations(at: dt.datetime) -> int:
    """Used, cancelled or dead for long."""
    return Invitation.objects.filter(expires_at__lt=limit("invitations", at)).delete()[0]


def forget_phone_resets(at: dt.datetime) -> int:
    return PhoneReset.objects.filter(expires_at__lt=limit("phone_resets", at)).delete()[0]


def forget_help_requests(at: dt.datetime) -> int:
    """Answered, taken back or dead for long. The help that began with one goes on: the mandate says it."""
    return HelpRequest.objects.filter(expires_at__lt=limit("help_requests", at)).delete()[0]


def forget_sessions(at: dt.datetime) -> int:
    """Those that closed too long ago to say whose words came just after (rules.seal_post)."""
    return Session.objects.filter(expire_date__lt=at - REMEMBERED).delete()[0]


def forget_erase_requests(at: dt.datetime) -> int:
    """Those that were done or taken back long ago; never one that waits."""
    closed = EraseRequest.objects.filter(Q(done_at__isnull=False) | Q(cancelled_at__isnull=False))
    return closed.filter(asked_at__lt=limit("erase_requests", at)).delete()[0]


def forget_archives(at: dt.datetime) -> int:
    return ArchivedRecord.objects.filter(keep_until__lt=at.date()).delete()[0]
