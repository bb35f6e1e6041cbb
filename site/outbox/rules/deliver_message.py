"""Hand one message to its gateway, once. Not one transaction: the claim is committed before the outside is called."""

from __future__ import annotations

import datetime as dt
import logging
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation

from kit.time import now
from outbox import addresses, gateways, kinds
from outbox.engine import hours, patience, sms
from outbox.models import Call, Channel, Message

log = logging.getLogger(__name__)


def deliver_message(message_id: UUID, *, at: dt.datetime | None = None) -> bool:
    """Send a due message, or put it off, or drop it. True when this call handed it to a gateway.

    A worker killed before the gateway answered leaves a claim that expires: the message is tried again. Killed just
    after, it is sent twice: an SMS too many is better than one too few. `at` is now, if not given.
    """
    at = at or now()
    message = Message.objects.due(at).filter(pk=message_id).first()
    if message is None:
        return False
    kind = kinds.find(message.kind)
    if kind and not kind.urgent and hours.is_quiet(at):
        Message.objects.due(at).filter(pk=message_id).update(due_at=hours.morning_after(at))
        return False
    if not Message.objects.claim(message_id, at=at):
        return False
    message = Message.objects.filter(pk=message_id).first()
    if message is None:
        return False  # taken back since it was claimed
    try:
        return _send(message, kind, at)
    except Exception as error:
        # The class only: texts of exceptions carry numbers and words.
        _put_off(message, at, type(error).__name__)
        log.warning("message %s (%s) was not sent: %s", message.pk, message.kind, type(error).__name__)
        return False


def _send(message: Message, kind: kinds.Kind | None, at: dt.datetime) -> bool:
    address = addresses.find(message.to) if message.to else addresses.of_text(message.address, message.channel)
    if kind is None:
        return _drop(message, at, "unknown kind")
    if address is None:
        return _drop(message, at, "no address")
    address = _spoken(message, kind, address)
    later = None if kind.urgent or address.channel == Channel.CALL else hours.opens_at(at, address.since, address.until)
    if later is not None:
        _close(message, due_at=later, attempts=F("attempts") - 1)  # it was no attempt
        return False
    if kind.by_call and address.channel != Channel.CALL:
        return _drop(message, at, "no number")
    if address.channel == Channel.SMS and not sms.takes_sms(address.value):
        return _drop(message, at, "landline")
    text = text_of(message)
    if text is None:
        return _drop(message, at, "")
    if address.channel == Channel.CALL:
        return _ask_for_call(message, at)
    if address.channel == Channel.SMS:
        text = sms.signed(text, address.signature)
    if address.channel == Channel.SMS and not sms.fits(text):
        if settings.OUTBOX_STRICT:
            raise ValueError(f"this is not one SMS: {text!r}")
        log.warning("message kind %s does not fit in one SMS", message.kind)
    gateways.send(channel=address.channel, to=address.value, text=text)
    _close(message, sent_at=at, channel=address.channel, last_error="")
    return True


def text_of(message: Message) -> str | None:
    """What the message says now, in the language of the house; None when it has nothing to say any more."""
    kind = kinds.find(message.kind)
    with translation.override(settings.LANGUAGE_CODE):
        return kind.render(message) if kind else None


@transaction.atomic
def _ask_for_call(message: Message, at: dt.datetime) -> bool:
    """Nobody writes to her: her team calls (models.calls). What to say is written when somebody takes the call."""
    _close(message, sent_at=at, channel=Channel.CALL, last_error="")
    Call.objects.get_or_create(message=message, defaults={"to": message.to, "team": message.team})
    return True


def _spoken(message: Message, kind: kinds.Kind, address: addresses.Address) -> addresses.Address:
    """The number to call, where only somebody who calls can say it and somebody is there to do so; else as it was."""
    by_phone = address.channel == Channel.SMS
    somebody = message.to is not None or message.team is not None
    if by_phone and (kind.by_call or (message.team and not sms.takes_sms(address.value))) and somebody:
        return address._replace(channel=Channel.CALL)
    return address


def _drop(message: Message, at: dt.datetime, reason: str) -> bool:
    _close(message, dropped_at=at, last_error=reason)
    return False


def _put_off(message: Message, at: dt.datetime, reason: str) -> None:
    wait = patience.wait_after(message.attempts)
    if wait is None:
        _close(message, dropped_at=at, last_error=reason)
    else:
        _close(message, due_at=at + wait, last_error=reason)


def _close(message: Message, **changes: object) -> None:
    Message.objects.filter(pk=message.pk).update(claimed_until=None, **changes)
