"""What a deployment may not leave as it is. Each line says what is wrong and what to set."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

LEAST_SECRET = 50  # characters
LEAST_WEBHOOK_SECRET = 24  # bytes: the specification's own least
LEAST_VARIETY = 12  # different ones: « aaaa… » is long and weak


def what_is_unsafe(settings: Mapping[str, Any], processes: int) -> list[str]:
    """One plain sentence per unsafe setting; empty when the site may start."""
    secret = settings["SECRET_KEY"]
    hosts = settings["ALLOWED_HOSTS"]
    layer = settings["CHANNEL_LAYERS"]["default"]["BACKEND"]
    cache = settings["CACHES"]["default"]["BACKEND"]
    engine = settings["DATABASES"]["default"]["ENGINE"]
    checks = (
        (settings["DEBUG"], "DEBUG est allumé : retirez-le."),
        (settings["DEMO"], "DEMO est allumé : retirez-le."),
        (not secret, "SECRET_KEY manque."),
        (
            bool(secret) and _is_weak(secret),
            f"SECRET_KEY est trop faible : au moins {LEAST_SECRET} signes tirés au hasard.",
        ),
        (not hosts, "ALLOWED_HOSTS manque : donnez les noms du site."),
        (any(host.startswith(("*", ".")) for host in hosts), "ALLOWED_HOSTS accepte n’importe quel nom : citez-les."),
        (not settings["SITE_URL"].startswith("https://"), "SITE_URL doit être l’adresse publique, en https://."),
        (not settings["SESSION_COOKIE_SECURE"], "Le cookie de session part sans HTTPS : retirez HTTPS_COOKIES."),
        (not settings["CSRF_COOKIE_SECURE"], "Le cookie des formulaires part sans HTTPS : retirez HTTPS_COOKIES."),
        (
            processes > 1 and layer.endswith("InMemoryChannelLayer"),
            f"{processes} processus, mais le direct est en mémoire : donnez REDIS_URL.",
        ),
        (
            processes > 1 and cache.endswith("LocMemCache"),
            f"{processes} processus, mais les compteurs d’essais sont en mémoire : donnez REDIS_URL.",
        ),
        (
            processes > 1 and engine.endswith("sqlite3"),
            f"{processes} processus sur une base SQLite : donnez DATABASE_URL (postgresql://…).",
        ),
        (
            any(gateway.endswith(".file") for gateway in settings["OUTBOX_GATEWAYS"].values()),
            "Les messages partent dans un fichier : c’est pour la démonstration.",
        ),
        (settings["SMS_URL"].startswith("http://"), "SMS_URL n’est pas en https:// : les codes passeraient en clair."),
        (
            settings["VOICE_URL"].startswith("http://"),
            "VOICE_URL n’est pas en https:// : les codes passeraient en clair.",
        ),
        (
            bool(settings["LINK_URL"]) and not settings["LINK_URL"].startswith("https://"),
            "LINK_URL doit être une adresse publique, en https://.",
        ),
        (
            bool(settings["LINK_URL"]) and urlsplit(settings["LINK_URL"]).hostname not in hosts,
            "LINK_URL n’est pas dans ALLOWED_HOSTS : les liens des SMS ne mèneraient à rien.",
        ),
        (
            bool(settings["INCOMING_SECRET"]) and not _is_webhook_secret(settings["INCOMING_SECRET"]),
            f"INCOMING_SECRET ne va pas : whsec_ puis {LEAST_WEBHOOK_SECRET} octets au moins, en base 64.",
        ),
        (settings["JOBS"] not in {"thread", "process"}, "JOBS vaut « thread » ou « process »."),
    )
    return [sentence for wrong, sentence in checks if wrong]


def _is_weak(secret: str) -> bool:
    return len(secret) < LEAST_SECRET or len(set(secret)) < LEAST_VARIETY or secret.startswith("django-insecure")


def _is_webhook_secret(secret: str) -> bool:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        return False
    return len(key) >= LEAST_WEBHOOK_SECRET
