"""Settings of the tests: the same house, on a database and a folder of their own.

The engines come from DATABASE_URL and REDIS_URL, which tests/support/engines.py sets before this is read.
"""

import os
import tempfile
from pathlib import Path

from config import environment
from config.settings.base import *  # noqa: F403

# A folder for each process of xdist: none reads what another one sent.
VAR = Path(
    os.environ.get("PP_TEST_VAR") or tempfile.mkdtemp(prefix="pp-test-"), os.environ.get("PYTEST_XDIST_WORKER", "")
)
VAR.mkdir(exist_ok=True)
SECRET_KEY = "only-for-the-tests-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DEMO = True  # the addresses below /demo/ are tested like the others
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
KEYS_DIR = VAR / "keys"
OUTBOX_FILE = VAR / "outbox.jsonl"
OUTBOX_GATEWAYS = dict.fromkeys(("sms", "email", "voice"), "outbox.gateways.file")
OUTBOX_STRICT = True
INCOMING_FILE = VAR / "incoming.jsonl"
INCOMING_SECRET = "whsec_b25seS1mb3ItdGhlLXRlc3RzLW9ubHktZm9yLXRoZS10ZXN0cw=="  # noqa: S105
LINK_URL = "https://exemple.fr"
VISITORS_AN_HOUR = 1_000_000  # all of them come from 127.0.0.1
JOBS = "off"  # a test does its own ticks

DATABASES = {"default": environment.database(environment.read("DATABASE_URL"), otherwise=VAR / "db.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: other threads and racing processes open it too.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # no collectstatic before a test
WHITENOISE_AUTOREFRESH = True

# Browser tests prepare their rows in the thread where Playwright has put an event loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
