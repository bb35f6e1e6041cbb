"""Opening a part of a plan to a structure: for how long, and the words one says yes to."""

import calendar
import datetime as dt

from django.utils.translation import gettext as _

from kit.time import say_day

LONGEST_MONTHS = 12
"""A part is opened for a year at most; she may open it again."""


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def consent_words(*, part: str, structure: str, until: dt.date, may_write: bool, money: bool = False) -> list[str]:
    """What she reads before she opens a part, one sentence each: they are kept with her yes. money: the part has the
    lines of her budget."""
    return [
        _("Vous ouvrez la partie « %(part)s » de votre projet.") % {"part": part},
        _("Les travailleurs sociaux de « %(structure)s » peuvent la lire.") % {"structure": structure},
        _("Ils lisent les mots que vous montrez, les mots de l’équipe, les objectifs et les étapes de cette partie."),
        *([_("Ils lisent aussi les lignes de votre budget, avec les montants.")] if money else []),
        _("Ils peuvent aussi proposer des étapes. Vous répondez oui ou non.")
        if may_write
        else _("Ils ne peuvent rien écrire."),
        _("Ils ne voient pas vos brouillons. Ils ne voient pas le reste de votre projet."),
        _("C’est ouvert jusqu’au %(day)s, ou jusqu’à la fin de votre projet.") % {"day": say_day(until)},
        _("Vous pouvez fermer quand vous voulez, en un geste."),
        _("Nous gardons la preuve de votre accord."),
    ]
