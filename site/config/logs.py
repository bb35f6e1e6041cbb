"""Logs that may be read by anyone who runs a server: no number, no code, no token, no words of a person.

A line is masked after it is put together, whoever wrote it; tracebacks keep files, lines and functions, and lose the
values. What an exception says is kept only for the kinds that speak of the code and never of what somebody typed.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "…"
_MASKS = (
    (re.compile(r"\?[^\s\"'<>]+"), "?…"),  # query values
    (re.compile(r"/s/[^/\s\"']+"), "/s/…"),  # the links we send by SMS
    (re.compile(r"/aide/rappel/[^/\s\"']+"), "/aide/rappel/…"),  # the page where somebody leaves a number
    (re.compile(r"/agenda/[^/\s\"']+"), "/agenda/…"),  # the address from which somebody's calendar reads
    # From where a run begins only: an address of 60,000 letters is looked at once, not once from each of them.
    (re.compile(r"(?<![^\s@<>\"'(])[^\s@<>\"'(]+@[^\s@<>\"')]+\.\w+"), "…@…"),
    (re.compile(r"(?<![\w-])(?:\+|00)\d[\d .\u00a0-]{6,}\d(?![\w-])"), "+…"),  # +33 6 39 98 00 01
    (re.compile(r"(?<![\w-])0[1-9](?:[ .\u00a0-]?\d\d){4}(?![\w-])"), "0…"),  # 06 39 98 00 01
    (re.compile(r"(?<![\w.-])\d{3}[ \u00a0]?\d{3}(?![\w-])"), "•••"),  # 123456, an entry code
    # A long run of letters and digits: a session, a token, a card code. A UUID stays: it names a row, not a person.
    (re.compile(r"(?<![\w/.-])(?![0-9a-f]{8}-[0-9a-f]{4}-)(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}"), HIDDEN),
)
_SPEAK_OF_CODE = (
    ImportError,
    AttributeError,
    NameError,
    NotImplementedError,
    ImproperlyConfigured,
    OperationalError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)


def mask(line: str) -> str:
    """The line without phone numbers, e-mail addresses, codes, tokens and query values."""
    for pattern, instead in _MASKS:
        line = pattern.sub(instead, line)
    return line


class Masked(logging.Formatter):
    """Formats as usual, then masks all but the date, the level and the logger's name."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = mask(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:
        kind, error, trace = ei
        return mask(_without_values(kind, error, trace))


def _without_values(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, depth: int = 0
) -> str:
    lines = []
    if error is not None and depth < 5:
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is not None:
            lines += [_without_values(type(before), before, before.__traceback__, depth + 1), ""]
    lines += [line.rstrip() for line in traceback.format_tb(trace)]
    said = str(error) if isinstance(error, _SPEAK_OF_CODE) else HIDDEN
    name = f"{kind.__module__}.{kind.__qualname__}" if kind else "?"
    return "\n".join([*lines, f"{name}: {said}"])


class NoTextAtAll(logging.Filter):
    """Keeps out uvicorn's traceback for a text that is no text: it is refused (1007), and live.refusals says so."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("Invalid UTF-8 sequence")


class NothingToSee(SafeExceptionReporterFilter):
    """Error reports, even Django's yellow page, without bodies, cookies, settings or local variables."""

    def is_active(self, request: Any) -> bool:
        return True

    def get_safe_settings(self) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: Any) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: Any) -> dict[str, Any]:
        return {}

    def get_post_parameters(self, request: Any) -> dict[str, Any]:
        return {}

    def get_cleansed_multivaluedict(self, request: Any, multivaluedict: Any) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> list[tuple[str, Any]]:
        return []


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: one masked handler for everything, and no access log (it would be a diary of each phone)."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "masked": {"()": "config.logs.Masked", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
        },
        "filters": {"no text at all": {"()": "config.logs.NoTextAtAll"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "masked"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            # SQL with its values: never, whatever the level asked for.
            "django.db.backends": {"level": "WARNING"},
            # Each page saved, with its title, and each task: not for a log of INFO.
            "wagtail": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            # What it reads in a photo: where it was taken, with which telephone.
            "PIL": {"level": "INFO"},
            "django.server": {"handlers": [], "propagate": True},
            "uvicorn": {"handlers": [], "level": "WARNING", "propagate": True},
            "uvicorn.error": {"handlers": [], "propagate": True, "filters": ["no text at all"]},
            "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
