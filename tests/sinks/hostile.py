"""Strings that break out of a page, a header, a file or a template, put wherever somebody may type."""

from __future__ import annotations

from contextlib import suppress

from django.apps import apps
from django.db import IntegrityError, models, transaction

# What each carries, and how it would show: a tag « ppx », an attribute « onppx », a header « X-Ppx », 6676892993 that
# a template has computed, a cell that begins with « = ». Short ones first, for the fields that hold little.
STRINGS = (
    "=<ppx>",
    "=1+1<ppx>\"'",
    "=1+1<ppx>\"' onppx=1 {{71933*92821}}",
    "=1+1</textarea></title></script><ppx>\"' onppx='1' {{71933*92821}}{% now 'Y' %}",
    "=HYPERLINK(1)</textarea></title></script><!--<ppx onppx=1>--><ppx src=x onppx=1>\"' onppx='1' autofocus x=` "
    "{{71933*92821}}{% debug %}${71933*92821} javascript:ppx(1) \u202e\u2028 %0d%0aX-Ppx: 1\r\nX-Ppx: 1\r\n\r\n<ppx>",
)
OURS = ("people", "places", "workshops", "plans", "consultations", "moderation", "cms")
# Written by the house, never typed: keys, addresses, hashes, values of a list.
NOT_TYPED = (
    "slug", "username", "phone", "new_phone", "email", "password", "code", "browser", "key", "path", "state", "kind",
    "door_key", "link", "icon", "url_path", "content_type", "language", "filter_spec", "focal_point_key", "file",
    "value", "whole_path", "file_hash",
)  # fmt: skip


def longest(limit: int | None) -> str:
    """The most hostile string that fits."""
    return max((s for s in STRINGS if limit is None or len(s) <= limit), key=len, default="")


def typed_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields where somebody's words end."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.primary_key
        and field.name not in NOT_TYPED
        and type(field).__module__.startswith("django.")
    ]


def poison() -> int:
    """Write the strings in every typed field of every row of our rooms; how many fields were written.

    By UPDATE: what the forms would refuse must be harmless too. Unique fields keep their rows apart by their key.
    """
    written = 0
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            for field in typed_fields(model):
                text = longest(field.max_length)
                for row in model._base_manager.all():
                    if field.null and getattr(row, field.attname) is None:
                        continue
                    unique = f"{str(row.pk)[-4:]}{text}"[: field.max_length] if field.unique else text
                    with suppress(IntegrityError), transaction.atomic():  # what the database itself refuses
                        written += model._base_manager.filter(pk=row.pk).update(**{field.attname: unique})
    return written
