"""An operator of SMS, or of calls, with a JSON interface: POST {"to", "text"}, answered by 2xx when it was taken.

One that calls reads the text aloud, in French.
"""

import json
from urllib.request import Request, urlopen

from django.conf import settings

SECONDS = 10  # well under outbox.models.messages.CLAIM


def send(*, channel: str, to: str, text: str) -> None:
    """Raises urllib.error.HTTPError when the operator refuses, OSError when it does not answer within 10 s."""
    voice = channel == "voice"
    address, token = (settings.VOICE_URL, settings.VOICE_TOKEN) if voice else (settings.SMS_URL, settings.SMS_TOKEN)
    body = json.dumps({"to": to, "text": text}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = Request(address, data=body, headers=headers, method="POST")  # noqa: S310  from settings
    with urlopen(request, timeout=SECONDS):  # noqa: S310
        pass
