"""Say better what a theme is called, and what goes there. Its number stays."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from participation.consultations.events import ThemeChanged
from participation.consultations.models import Theme
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived
from .name_theme import ThemeTaken


class ThemeMoved(Stale):
    sentence = _("Quelqu’un a changé ce thème pendant que vous écriviez. Relisez-le, puis enregistrez encore.")


@transaction.atomic
def change_theme(theme_id: UUID, *, name: str, rule: str, seen: int, by: User) -> Theme:
    """seen: its `seq` on the page. What was already put there stays there: the messages are not read again.

    Raises NotAllowed, Archived, ThemeMoved, ThemeTaken.
    """
    theme = Theme.objects.lock(theme_id)
    require(can_code(by, theme.sorting.consultation))
    require_not_archived(theme.sorting.consultation)
    if (theme.name, theme.rule) == (name, rule):
        return theme
    if theme.seq != seen:
        raise ThemeMoved
    if another := theme.sorting.themes.filter(name__iexact=name).exclude(pk=theme.pk).first():
        raise ThemeTaken(another.number)
    theme.name, theme.rule, theme.seq = name, rule, theme.seq + 1
    theme.save(update_fields=["name", "rule", "seq"])
    record(ThemeChanged(consultation=theme.sorting_id, theme=theme.pk), by=by.pk)
    return theme
