"""Settings of the tests: the same house, on a database and a folder of their own."""

import os
import tempfile

from config.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-the-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
VAR = Path(tempfile.mkdtemp(prefix="pp-test-"))  # noqa: F405
MEDIA_ROOT = VAR / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": SQLITE | {"NAME": VAR / "db.sqlite3", "TEST": {"NAME": VAR / "test.sqlite3"}}}  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
