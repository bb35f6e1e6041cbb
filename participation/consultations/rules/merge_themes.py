"""Put two themes together, when the committee finds that they say the same; or take them apart again."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from participation.consultations.events import ThemesMerged, ThemesSplit
from participation.consultations.models import Sorting, Theme
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived


class MergedMeanwhile(Stale):
    sentence = _("Quelqu’un vient de réunir ou de séparer ces thèmes. Regardez la liste, puis recommencez.")


@transaction.atomic
def merge_themes(consultation_id: UUID, *, number: int, into: int, by: User) -> Theme:
    """The theme `number` is from now on read as `into`, with all that was put under it. Asked twice, it is once.

    Its number and its name stay known: they may be on paper. Raises NotAllowed, Archived, MergedMeanwhile.
    """
    theme, other = _held(consultation_id, number, by=by), _of(consultation_id, into)
    if theme == other:
        raise NotAllowed
    if theme.merged_into_id == other.pk:
        return theme
    if theme.merged_into_id or other.merged_into_id:
        raise MergedMeanwhile
    theme.merged.update(merged_into=other)
    theme.merged_into = other
    theme.save(update_fields=["merged_into"])
    record(ThemesMerged(consultation=consultation_id, theme=theme.pk, into=other.pk), by=by.pk)
    return theme


@transaction.atomic
def split_theme(consultation_id: UUID, *, number: int, by: User) -> Theme:
    """A theme on its own again, with what had been put under it. What was put under both since stays with the other.

    Raises NotAllowed, Archived.
    """
    theme = _held(consultation_id, number, by=by)
    if theme.merged_into_id is None:
        return theme
    theme.merged_into = None
    theme.save(update_fields=["merged_into"])
    record(ThemesSplit(consultation=consultation_id, theme=theme.pk), by=by.pk)
    return theme


def _held(consultation_id: UUID, number: int, *, by: User) -> Theme:
    """The theme, under the lock of all those of its consultation."""
    sorting = Sorting.objects.hold(consultation_id)
    require(can_code(by, sorting.consultation))
    require_not_archived(sorting.consultation)
    return _of(consultation_id, number)


def _of(consultation_id: UUID, number: int) -> Theme:
    found = Theme.objects.filter(sorting=consultation_id, number=number).first()
    if found is None:
        raise NotAllowed
    return found
