"""Settings of the demo: everything in var/, nothing to install, nothing leaves this machine."""

from config import environment
from config.settings.base import *  # noqa: F403
from config.settings.base import VAR

DEMO = True
SECRET_KEY = environment.kept_secret(VAR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *environment.read("ALLOWED_HOSTS")]
# SMS and e-mails go to a file, which /demo/telephone/ shows as a phone would.
OUTBOX_GATEWAYS = dict.fromkeys(("sms", "email", "voice"), "outbox.gateways.file")
HELP_PHONE = "0199000000"
SMS_SENDER = "0639989999"
