"""Every environment variable the house reads, in one place. `manage.py settings` prints this table.

Nothing else reads `os.environ` for a setting, so that what is not here does not exist.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class BadVariable(ImproperlyConfigured):
    """A variable holds what cannot be read. The message names it, and manage.py shows it alone."""


def text(value: str) -> str:
    return value.strip()


def words(value: str) -> list[str]:
    """Several values with commas between them."""
    return [word.strip() for word in value.split(",") if word.strip()]


def folder(value: str) -> Path | None:
    """None where nothing is said."""
    return Path(value.strip()) if value.strip() else None


def number(value: str) -> int:
    return int(value)


def yes(value: str) -> bool:
    """Raises ValueError for what is neither a yes nor a no: a typing mistake must not switch something off."""
    known = {"1": True, "true": True, "oui": True, "yes": True, "0": False, "false": False, "non": False, "no": False}
    if value.strip().lower() not in known | {"": False}:
        raise ValueError("oui ou non")
    return known.get(value.strip().lower(), False)


@dataclass(frozen=True)
class Variable:
    """One variable: its name, what it is when absent, how it is read, and what it does (in the operator's language)."""

    name: str
    default: str
    says: str
    read: Callable[[str], Any] = text
    secret: bool = False


VARIABLES = (
    Variable("SECRET_KEY", "", "Clé qui signe les sessions. Au moins 50 signes tirés au hasard.", secret=True),
    Variable("ALLOWED_HOSTS", "", "Noms du site, séparés par des virgules. Jamais « * ».", words),
    Variable("SITE_URL", "", "Adresse publique complète, en https, sans barre à la fin."),
    Variable("VAR_DIR", "var", "Dossier des données : base SQLite, fichiers déposés, fichiers statiques.", Path),
    Variable(
        "KEYS_DIR",
        "",
        "Dossier des clés des consultations ouvertes, hors de la base et de ses sauvegardes. Vide : VAR_DIR/keys.",
        folder,
    ),
    Variable(
        "DATABASE_URL",
        "",
        "postgresql://compte:secret@hôte/base. Vide : SQLite dans VAR_DIR.",
        secret=True,
    ),
    Variable("DATABASE_POOL", "16", "Connexions PostgreSQL gardées par processus, au plus.", number),
    Variable(
        "REDIS_URL",
        "",
        "redis://hôte:6379/0 (Valkey, Redis). Vide : mémoire, un seul processus.",
        secret=True,
    ),
    Variable("WEB_CONCURRENCY", "1", "Nombre de processus qui servent le site, toutes machines comprises.", number),
    Variable(
        "PAGES_AT_ONCE",
        "32",
        "Pages préparées en même temps par processus. Les autres attendent.",
        number,
    ),
    Variable("JOBS", "thread", "Où vont les tâches : « thread » (dans le serveur) ou « process » (manage.py jobs)."),
    Variable("TRUSTED_PROXIES", "0", "Nombre de relais de confiance devant le site (nginx compte pour un).", number),
    Variable("EMAIL_URL", "", "smtp://compte:secret@hôte:587, ou smtps://. Vide : aucun e-mail.", secret=True),
    Variable("EMAIL_FROM", "ne-pas-repondre@localhost", "Adresse qui signe les e-mails."),
    Variable("SMS_URL", "", "Adresse https de la passerelle SMS. Vide : aucun SMS ne part.", secret=True),
    Variable("SMS_TOKEN", "", "Jeton de la passerelle SMS.", secret=True),
    Variable(
        "INCOMING_SECRET",
        "",
        "Secret qui signe les réponses aux SMS que l’opérateur apporte à /passerelle/reponses/ (Standard Webhooks : "
        "whsec_ puis 24 octets au moins en base 64). Vide : aucune réponse n’est attendue.",
        secret=True,
    ),
    Variable("VOICE_URL", "", "Adresse https de la passerelle d’appels. Vide : aucun appel ne part.", secret=True),
    Variable("VOICE_TOKEN", "", "Jeton de la passerelle d’appels.", secret=True),
    Variable(
        "CODES_A_DAY", "2000", "SMS et appels de code par jour, au plus. Un sur 5 reste aux comptes connus.", number
    ),
    Variable(
        "VISITORS_AN_HOUR",
        "40",
        "Personnes sans compte qui commencent à répondre, par heure, par consultation et par adresse réseau, au plus. "
        "Trois fois plus par jour. Une salle partage souvent une seule adresse.",
        number,
    ),
    Variable(
        "LINK_URL",
        "",
        "Adresse publique mise dans les SMS : courte, en https, et son nom ne dit pas qui écrit. À citer aussi dans "
        "ALLOWED_HOSTS. Vide : SITE_URL.",
    ),
    Variable("PHONE_PREFIXES", "", "Indicatifs acceptés en plus des français, avec des virgules : +32,+41.", words),
    Variable("SMS_SENDER", "", "Numéro ou nom d’où partent les SMS : il est écrit sur les cartes. Vide : rien."),
    Variable("HELP_PHONE", "", "Téléphone dit aux portes quand aucun code n’arrive. Vide : celui d’une structure."),
    Variable("NEUTRAL_PAGE", "https://meteofrance.com/", "Page où mène « Quitter vite »."),
    Variable("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING ou ERROR."),
    Variable("DEBUG", "", "Pages d’erreur détaillées. Refusé en production.", yes),
    Variable("HTTPS_COOKIES", "oui", "Cookies seulement en HTTPS. Refusé en production si « non ».", yes),
    Variable("DEMO", "", "Téléphone de démonstration. Refusé en production.", yes),
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def read(name: str, environ: Mapping[str, str] = os.environ) -> Any:
    """The value of a listed variable. Raises KeyError for one not listed, BadVariable for one that cannot be read."""
    variable = _BY_NAME[name]
    raw = environ.get(name, variable.default)
    try:
        return variable.read(raw)
    except ValueError as error:
        # Never the value itself: it may be a secret.
        raise BadVariable(f"{name} ne peut pas être lu ({variable.says})") from error


def database(url: str, *, otherwise: Path, pool: int = 0) -> dict[str, Any]:
    """DATABASE_URL as an entry of DATABASES; for an empty one, the SQLite file `otherwise`.

    pool: the most connections one process keeps (0: a new connection per request).
    Raises BadVariable for another scheme than postgresql or sqlite.
    """
    if not url:
        return sqlite(otherwise)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise BadVariable("DATABASE_URL commence par postgresql:// ou sqlite://")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")  # ?host=/run/postgresql: a Unix socket
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """A SQLite file as an entry of DATABASES."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE: a transaction that will write takes the one write lock first, and waits for it 20 s;
            # with DEFERRED two readers that both want to write fail at once.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            # What is erased is written over: no page of the file keeps it (people.rules.leave_no_trace).
            "PRAGMA secure_delete=ON;",
        },
    }


def channel_layer(redis_url: str) -> dict[str, Any]:
    """The doorbell of live views: in memory for one process, by Valkey or Redis between several."""
    if not redis_url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    # The pubsub layer: the core one drops over capacity, and fails beyond about 100 sockets with redis-py 8.
    return {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [redis_url], "prefix": "pp"},
    }


def cache(redis_url: str) -> dict[str, Any]:
    """Short memories (presence, allauth's counts). What protects somebody is a guarded row, never a cache."""
    if not redis_url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url, "KEY_PREFIX": "pp"}


def database_url(entry: Mapping[str, Any]) -> str:
    """The DATABASE_URL that leads to an entry of DATABASES, for another process."""
    if entry["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{quote(str(entry['NAME']))}"
    secret = f":{quote(entry['PASSWORD'], safe='')}" if entry["PASSWORD"] else ""
    port = f":{entry['PORT']}" if entry["PORT"] else ""
    host = entry["HOST"] or ""
    query = f"?host={host}" if host.startswith("/") else ""
    where = "" if query else f"{host}{port}"
    return f"postgresql://{quote(entry['USER'], safe='')}{secret}@{where}/{quote(str(entry['NAME']), safe='')}{query}"


def kept_secret(path: Path) -> str:
    """The secret kept in a file only its owner reads; made the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(50))
        # A link appears whole or not at all, and never over another: two processes end with the same secret.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def origin(address: str) -> str:
    """« https://exemple.fr » of « https://exemple.fr/page ». Raises BadVariable for what is no web address."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise BadVariable("NEUTRAL_PAGE est une adresse complète, https://…")
    return f"{parts.scheme}://{parts.netloc}"


def email(url: str) -> dict[str, Any]:
    """EMAIL_URL as Django's settings; nothing for an empty one."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise BadVariable("EMAIL_URL commence par smtp:// ou smtps://")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
    }
