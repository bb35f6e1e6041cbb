"""Whom to call, when words say a danger. It is said at once, on the next screen, to who wrote them and to nobody else.

What is begun, and what is written in a plan or a letter, is hers: the house does not call for her. It says whom she may
call, and asks whether somebody is to be told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.time import now, say_day, say_hour
from participation.care.engine.signs import dangers_in, says_danger
from participation.care.engine.watches import opens_at
from participation.care.models import OnCall, watches_of
from participation.people.models import Structure


@dataclass(frozen=True)
class Number:
    """said: what one dials, as it is said; text: with what it is for."""

    href: str
    said: str
    text: str
    icon: str = "phone"


AT_ONCE = (
    Number("tel:17", "17", gettext_lazy("17 : police secours")),
    Number("tel:112", "112", gettext_lazy("112 : danger maintenant")),
    Number("tel:15", "15", gettext_lazy("15 : urgence médicale")),
    Number("sms:114", "114", gettext_lazy("114 : danger, par SMS"), "mail"),
)
TO_TALK = (
    Number("tel:3114", "3114", gettext_lazy("3114 : envie de mourir")),
    Number("tel:3919", "3919", gettext_lazy("3919 : violences contre une femme")),
    Number("tel:119", "119", gettext_lazy("119 : un enfant en danger")),
    Number("tel:115", "115", gettext_lazy("115 : pas de toit ce soir")),
)


@dataclass(frozen=True)
class Call:
    """What the page says beside the numbers.

    who: who else reads these words, or that nobody does. call_back: the address of the page where somebody without a
    name leaves a number; tell: that where she asks for somebody to be told. quiet: on a page of hers that others may
    look at, it does not shout: the figures first, and what each is for behind one tap.
    """

    who: str = ""
    call_back: str = ""
    tell: str = ""
    quiet: bool = False

    numbers = AT_ONCE + TO_TALK


def call_now(*texts: str, **said) -> Call | None:
    """What to show to who wrote these texts; None when none of them says a danger."""
    return Call(**said) if any(says_danger(text) for text in texts) else None


def dangers_said(texts: Iterable[str]) -> list[str]:
    """The kinds that these texts say, each once."""
    return list(dict.fromkeys(danger for text in texts for danger in dangers_in(text)))


def is_read_now(structure: Structure) -> bool:
    at = now()
    return opens_at(watches_of(OnCall.objects.of(structure)), at) in (None, at)


def say_hours(structure: Structure) -> str:
    """When somebody of this structure reads: now, or from when on."""
    at = now()
    start = opens_at(watches_of(OnCall.objects.of(structure)), at)
    if start is None or start == at:
        return _("Quelqu’un de l’équipe lit vos mots en premier. C’est urgent ? Appelez, n’attendez pas.")
    when = {"day": say_day(start), "hour": say_hour(start)}
    return _("L’équipe lit à partir de %(day)s, %(hour)s. C’est urgent ? Appelez, n’attendez pas.") % when
