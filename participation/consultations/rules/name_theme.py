"""Add a theme to those under which the committee sorts messages."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.rules import record
from kit.refusals import Refusal, require
from participation.consultations.events import ThemeNamed
from participation.consultations.models import MOST_THEMES, Sorting, Theme
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived


class ThemeTaken(Refusal):
    """A theme of this consultation has this name already."""

    def __init__(self, number: int) -> None:
        super().__init__(_("Ce thème existe déjà : c’est le numéro %(number)s.") % {"number": number})


class TooManyThemes(Refusal):
    sentence = gettext_lazy("Il y a déjà 30 thèmes. Rangez avec ceux-là : trop de thèmes, et plus rien ne ressort.")


@transaction.atomic
def name_theme(consultation_id: UUID, *, name: str, rule: str, by: User) -> Theme:
    """rule: in one sentence, what goes there. The same form sent twice is one theme.

    Raises NotAllowed, Archived, ThemeTaken, TooManyThemes.
    """
    sorting = Sorting.objects.hold(consultation_id)
    require(can_code(by, sorting.consultation))
    require_not_archived(sorting.consultation)
    if earlier := sorting.themes.filter(name__iexact=name).first():
        if (earlier.name, earlier.rule) == (name, rule):
            return earlier
        raise ThemeTaken(earlier.number)
    if sorting.named >= MOST_THEMES:
        raise TooManyThemes
    sorting.named += 1
    sorting.save(update_fields=["named"])
    theme = Theme.objects.create(sorting=sorting, number=sorting.named, name=name, rule=rule)
    record(ThemeNamed(consultation=consultation_id, theme=theme.pk), by=by.pk)
    return theme
