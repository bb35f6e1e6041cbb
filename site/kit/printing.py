"""PDF pages, made in memory of what is given and of nothing else: neither files nor the network."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PIL import ImageFile


class CannotPrint(Exception):
    """WeasyPrint, or a library of the system that it needs, is missing."""


def printer() -> tuple[Any, Any]:
    """(the module weasyprint, what fetches for it). Raises CannotPrint."""
    try:
        # Not at the top: half a second and the libraries of the system, for the few who print.
        weasyprint = import_module("weasyprint")
        fetch = import_module("weasyprint.urls").URLFetcher(allowed_protocols=["data"])
    except (ImportError, OSError) as error:
        raise CannotPrint from error
    # It tells Pillow, for the whole process, to take pictures cut short: those that people send are refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint, fetch
