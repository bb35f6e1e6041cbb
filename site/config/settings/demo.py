"""Settings of the demo: everything in var/, nothing to install, nothing leaves this machine."""

import base64
import hashlib

from config import environment
from config.settings.base import *  # noqa: F403
from config.settings.base import VAR

DEMO = True
SECRET_KEY = environment.kept_secret(VAR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *environment.read("ALLOWED_HOSTS")]
# SMS and e-mails go to a file, which /demo/telephone/ shows as a phone would.
OUTBOX_GATEWAYS = dict.fromkeys(("sms", "email", "voice"), "outbox.gateways.file")
# What is answered there comes back signed, as by an operator.
INCOMING_SECRET = f"whsec_{base64.b64encode(hashlib.sha256(SECRET_KEY.encode()).digest()).decode()}"
HELP_PHONE = "0199000000"
SMS_SENDER = "0639989999"
