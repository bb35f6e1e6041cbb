"""Settings of a deployment: all from the environment (config.environment), and no start while something is unsafe."""

from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.settings.base import *  # noqa: F403
from config.settings.base import VAR
from config.unsafe import what_is_unsafe

DEBUG = environment.read("DEBUG")
DEMO = environment.read("DEMO")
SECRET_KEY = environment.read("SECRET_KEY")
ALLOWED_HOSTS = environment.read("ALLOWED_HOSTS")
SITE_URL = environment.read("SITE_URL").rstrip("/")
LINK_URL = environment.read("LINK_URL").rstrip("/") or SITE_URL
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = sorted({SITE_URL, LINK_URL} - {""})

VAR.mkdir(parents=True, exist_ok=True)  # SQLite makes its file, not the folder around it

# HTTPS only. The names with __Host- are refused by browsers without it, or from another host.
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # machines ask inside, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SESSION_COOKIE_SECURE = environment.read("HTTPS_COOKIES")
CSRF_COOKIE_SECURE = environment.read("HTTPS_COOKIES")
SESSION_COOKIE_NAME = "__Host-session" if SESSION_COOKIE_SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if CSRF_COOKIE_SECURE else "csrf"
TRUSTED_PROXIES = environment.read("TRUSTED_PROXIES")
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    # Only behind a proxy that sets it: anybody else could claim to be on HTTPS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
globals().update(environment.email(environment.read("EMAIL_URL")))

if unsafe := what_is_unsafe(globals(), environment.read("WEB_CONCURRENCY")):
    raise ImproperlyConfigured("\n".join(["Le site ne démarre pas. À corriger :", *(f"- {line}" for line in unsafe)]))
