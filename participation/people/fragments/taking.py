"""The file somebody takes along: a page to read without a connection, and the same as tables for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.text import slugify

from journal.models import Entry
from kit.time import now
from participation.people.engine.retention import LINES
from participation.people.engine.takeaway import Attachment, Sheet, as_csv, as_json
from participation.people.models import User
from participation.people.rules.keepers import every

STYLE = "people/takeaway.css"


def everything_about(user: User) -> list[tuple[str, Iterable[bytes]]]:
    """The files of the ZIP: name, and bytes in pieces. Rows are read now; her own files when their turn comes."""
    found = [one for keeper in reversed(every()) if keeper.export for one in keeper.export(user)]
    sheets = [one for one in found if isinstance(one, Sheet)]
    attachments = [one for one in found if isinstance(one, Attachment)]
    files = [(f"fichiers/{number}-{_safe(one.name)}", one) for number, one in enumerate(attachments, start=1)]
    context = {
        "person": user,
        "made_at": now(),
        "sheets": [{"sheet": sheet, "titles": [column.title for column in sheet.columns]} for sheet in sheets],
        "files": [name for name, _one in files],
        "retention": LINES,
    }
    page = render_to_string("people/takeaway.html", context).encode()
    return [
        ("index.html", [page]),
        ("style.css", [render_to_string(STYLE).encode()]),
        *((f"tableaux/{sheet.name}.csv", [as_csv(sheet)]) for sheet in sheets),
        *((f"machines/{sheet.name}.json", [as_json(sheet)]) for sheet in sheets),
        *((name, one.read()) for name, one in files),
    ]


def times_taken(user: User, most: int = 5) -> list[dt.datetime]:
    """When the file was last made, newest first."""
    taken = Entry.objects.filter(stream_id=f"people:{user.pk}", verb="DataTaken").order_by("-seq")
    return list(taken.values_list("at", flat=True)[:most])


def _safe(name: str) -> str:
    stem, _dot, kind = name.rpartition(".")
    return f"{slugify(stem) or 'fichier'}.{slugify(kind)}" if stem else slugify(name) or "fichier"
