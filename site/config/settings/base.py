"""Settings common to the demo, the tests and production. What differs by deployment comes from config.environment."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import environment
from config.logs import logging_settings

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / environment.read("VAR_DIR")  # an absolute VAR_DIR wins


DEBUG = False
DEMO = False
SECRET_KEY = ""
ALLOWED_HOSTS: list[str] = []

# Upper rooms first, as in the import rule: a template or a static file of an upper room wins.
INSTALLED_APPS = [
    "config",
    "cms",
    "participation.desk",
    "participation.consultations",
    "participation.plans",
    "workshops",
    "participation.places",
    "participation.care",
    "participation.moderation",
    "participation.people",
    "outbox",
    "live",
    "journal",
    "kit",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "channels",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.middleware.SizeLimit",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.NoDevices",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.EditorsPolicy",
    "config.middleware.Sessions",
    "config.middleware.NothingKept",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "participation.people.middleware.SecondFactor",
    "participation.people.middleware.SharedPhone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "participation.plans.middleware.NumbersForHer",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.Refusals",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "participation.desk.fragments.navigation",
            ],
            "builtins": ["kit.templatetags.kit", "django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = {
    "default": environment.database(
        environment.read("DATABASE_URL"), otherwise=VAR / "db.sqlite3", pool=environment.read("DATABASE_POOL")
    )
}
CHANNEL_LAYERS = {"default": environment.channel_layer(environment.read("REDIS_URL"))}
CACHES = {"default": environment.cache(environment.read("REDIS_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The doors (participation.people). A person enters with her phone or her card, by our own views; the staff by
# allauth's, with a second factor. allauth's limits are off because they live in a cache: ours are rows
# (people.models.Spending).
LOGIN_URL = "people:enter"
LOGIN_REDIRECT_URL = "desk:my_space"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "participation.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username", "email", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
ACCOUNT_FORMS = {
    "login": "participation.people.forms.StaffLoginForm",
    "reauthenticate": "participation.people.forms.ProveByPasswordForm",
    "change_password": "participation.people.forms.NewPasswordForm",
}
MFA_ADAPTER = "participation.people.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "participation.people.forms.SecondFactorForm",
    "reauthenticate": "participation.people.forms.ProveAgainForm",
    "activate_totp": "participation.people.forms.ActivateAppForm",
    "add_webauthn": "participation.people.forms.AddKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # no way in is required of everybody, and nobody signs up by allauth's form
HELP_PHONE = environment.read("HELP_PHONE")
SMS_SENDER = environment.read("SMS_SENDER")
CODES_A_DAY = environment.read("CODES_A_DAY")  # for the whole house
VISITORS_AN_HOUR = environment.read("VISITORS_AN_HOUR")  # for one network address, in one consultation
PHONE_PREFIXES = environment.read("PHONE_PREFIXES")

# Wagtail's own tasks run at once; ours are rows that a killed worker leaves where they are.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

# Sessions are rows: a worker's session can be closed from elsewhere, at once. How long each lasts is decided when one
# enters (participation.people): a shared phone gets minutes, one's own phone weeks. This is the longest.
SESSION_ENGINE = "config.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the window: on a shared phone nothing says that somebody was here
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
# On the phone, encrypted, and not in the session: its row says whose it is.
MESSAGE_STORAGE = "config.messages.MessageStorage"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# The address of a page never leaves the house: « /mon-projet/ » says too much to another site.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# What a page may use of the phone: nothing but a passkey, and that here only.
UNUSED_DEVICES = (
    "accelerometer",
    "autoplay",
    "bluetooth",
    "camera",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(
    [
        *(f"{device}=()" for device in UNUSED_DEVICES),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)

# « Quitter vite » is a POST that ends on a page like any other; form-action has to allow where it leads.
NEUTRAL_PAGE = environment.read("NEUTRAL_PAGE")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, environment.origin(NEUTRAL_PAGE)],
    }
}
# Wagtail's admin writes scripts and styles in its pages. No nonce here: a nonce cancels 'unsafe-inline'.
EDITORS_PREFIX = "/gestion/"
EDITORS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)

# The largest body taken, in bytes: words everywhere, pictures and documents where the team sends them.
LARGEST_BODY = 1_000_000
LARGEST_UPLOAD = 15_000_000
UPLOAD_PREFIXES = (EDITORS_PREFIX, "/equipe/")
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
PAGES_AT_ONCE = environment.read("PAGES_AT_ONCE")

LOGGING = logging_settings(environment.read("LOG_LEVEL"))
DEFAULT_EXCEPTION_REPORTER_FILTER = "config.logs.NothingToSee"

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = environment.read("EMAIL_FROM")

# What leaves the house: by which module each channel goes; whether an SMS too long is a mistake (tests) or a warning.
OUTBOX_GATEWAYS = {"sms": "outbox.gateways.http", "email": "outbox.gateways.email"}
OUTBOX_FILE = VAR / "outbox.jsonl"
OUTBOX_STRICT = False
# What comes back: who reads it, and the secret it is signed with. Without one, nobody is asked to answer.
INCOMING_GATEWAY = "outbox.gateways.signed"
INCOMING_SECRET = environment.read("INCOMING_SECRET")
INCOMING_FILE = VAR / "incoming.jsonl"
SMS_URL = environment.read("SMS_URL")
SMS_TOKEN = environment.read("SMS_TOKEN")
VOICE_URL = environment.read("VOICE_URL")
VOICE_TOKEN = environment.read("VOICE_TOKEN")
LINK_URL = environment.read("LINK_URL").rstrip("/")  # where the links in messages lead: SITE_URL, if not given
if VOICE_URL:  # without it nobody is offered a call
    OUTBOX_GATEWAYS["voice"] = "outbox.gateways.http"

# "thread": the server process does the jobs in a thread of its own; "process": `manage.py jobs` does them.
JOBS = environment.read("JOBS")

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("Français"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Names with a hash, and gzip beside each file: kept for ever by the phone, sent once.
    "staticfiles": {"BACKEND": "config.static_names.StaticNames"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
# The keys of open consultations, one file each: never in the database, nor in its backup.
KEYS_DIR = environment.read("KEYS_DIR") or VAR / "keys"

WAGTAIL_SITE_NAME = "Parties prenantes"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"  # as one writes it here, not 2026-11-22
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Accounts, passwords and second factors belong to participation.people.
WAGTAILADMIN_LOGIN_URL = "/entrer/equipe/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", _("Français"))]
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris"]
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict] = []  # nothing is fetched from other sites
# Pictures: light on the way in (cms.forms.PictureForm), in three widths on the way out (cms.models.media).
WAGTAILIMAGES_IMAGE_MODEL = "cms.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]  # no SVG: it may carry a script
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = dict.fromkeys(("jpeg", "png", "webp", "avif", "gif"), "webp")
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.DocumentForm"  # a document is what its name says
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "txt", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # through cms.wagtail_hooks, never straight from the disk
