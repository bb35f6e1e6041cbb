"""An operator that hands on what people answer: POST {"from", "text"}, signed as the Standard Webhooks specification
says, under INCOMING_SECRET. A call older than five minutes is refused; one that comes again, its id tells."""

import datetime as dt
import json
from collections.abc import Mapping

from django.conf import settings
from standardwebhooks import Webhook, WebhookVerificationError

from outbox.gateways import Heard, NotSigned, Unreadable

LONGEST_BODY, LONGEST_ID, LONGEST_NUMBER = 20_000, 200, 32
ID, MOMENT, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"


def read(headers: Mapping[str, str], body: bytes) -> Heard:
    """Raises NotSigned, Unreadable."""
    try:
        # A header that is no signature at all, or bytes that are no text, are ValueErrors of the library's own parts.
        Webhook(settings.INCOMING_SECRET).verify(body, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError) as error:
        raise NotSigned from error
    identity = next(value for name, value in headers.items() if name.lower() == ID)
    try:
        said = json.loads(body)
        number, text = said["from"], said["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error
    if not (isinstance(number, str) and isinstance(text, str)):
        raise Unreadable
    if len(identity) > LONGEST_ID or len(number) > LONGEST_NUMBER or len(body) > LONGEST_BODY:
        raise Unreadable
    return Heard(identity, number, text)


def sign(identity: str, body: bytes, *, at: dt.datetime) -> dict[str, str]:
    """The three headers of a call, as an operator makes them."""
    signature = Webhook(settings.INCOMING_SECRET).sign(identity, at.astimezone(dt.UTC), body.decode())
    return {ID: identity, MOMENT: str(int(at.timestamp())), SIGNATURE: signature}
