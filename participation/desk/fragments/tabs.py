"""The navigation every page carries. Addresses are those of the contract, so a tab never waits for a room."""

from dataclasses import dataclass, replace
from typing import NotRequired, TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.models import head_seq
from participation.moderation.events import STREAM
from participation.moderation.permissions import pending_count
from participation.people.models import STAFF, Role
from participation.people.permissions import TEAM, roles_of
from participation.plans.fragments import Viewer, say_unread, unread_total

BADGES = "badges"
"""The stream of what waits for each of the team."""
# What has no tab of its own belongs to this one.
PART_OF = {
    "/equipe/projets/": "/equipe/personnes/",
    "/equipe/messages/": "/equipe/personnes/",
    "/equipe/presences/": "/equipe/ateliers/",
    "/equipe/aller-vers/": "/equipe/ateliers/",
    "/mes-reservations/": "/ateliers/",
    "/comite/": "/consultations/",
    "/mes-messages-envoyes/": "/consultations/",
}


@dataclass(frozen=True)
class Tab:
    """One tab: an icon and a word, and a count said aloud in words."""

    url: str
    icon: str
    text: str
    current: bool
    count: int = 0
    count_text: str = ""
    live: str = ""  # the stream that its count follows
    seq: int = 0


class Me(TypedDict):
    name: str
    initials: str
    url: str


class Navigation(TypedDict):
    kind: str
    tabs: list[Tab]
    me: Me | None
    neutral: NotRequired[str]  # where « Quitter vite » ends, on the pages that show it


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: `navigation`, computed only by the pages that show it."""
    return {"navigation": SimpleLazyObject(lambda: _navigation(request))}


def _navigation(request: HttpRequest) -> Navigation:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {
            "kind": "public",
            "tabs": _tabs(request, *_public(), ("/entrer/", "door-enter", _("Entrer"))),
            "me": None,
            "neutral": settings.NEUTRAL_PAGE,
        }
    me: Me = {"name": user.get_full_name(), "initials": user.initials, "url": "/compte/"}
    roles = roles_of(user) if user.acts_as_staff else set()  # every page of a person would ask for nothing
    if request.path.startswith("/equipe/") and roles.intersection(TEAM):
        return {"kind": "team", "tabs": _team(request, user), "me": me}
    if roles.intersection(TEAM):
        return {"kind": "staff", "tabs": _tabs(request, *_public(), ("/equipe/", "users", _("Équipe"))), "me": me}
    if roles.intersection(STAFF):
        own = ("/suites/", "send", _("Demandes")) if Role.ADDRESSEE in roles else ("/compte/", "user", _("Compte"))
        return {"kind": "staff", "tabs": _tabs(request, *_public(), own), "me": me}
    return {"kind": "person", "tabs": _hers(request, user), "me": me, "neutral": settings.NEUTRAL_PAGE}


def _public() -> tuple[tuple[str, str, str], ...]:
    return (
        ("/", "home", _("Accueil")),
        ("/lieux/", "map-pin", _("Lieux")),
        ("/ateliers/", "tools", _("Ateliers")),
        ("/consultations/", "message-circle", _("Ma parole")),
    )


def _person() -> tuple[tuple[str, str, str], ...]:
    return (
        ("/mon-espace/", "home", _("Accueil")),
        ("/mon-projet/", "route", _("Mon projet")),
        ("/ateliers/", "tools", _("Ateliers")),
        ("/consultations/", "message-circle", _("Ma parole")),
        ("/messages/", "mail", _("Messages")),
    )


def _hers(request: HttpRequest, user) -> list[Tab]:
    new = unread_total(user, Viewer.PERSON)
    return _counted(_tabs(request, *_person()), "/messages/", new, say_unread(new))


def draw_badges(waiting: int) -> str:
    """What the number of messages that wait changes on the pages of the team; each keeps what it has a place for."""
    context = {"name": BADGES, "count": waiting, "count_text": _say_waiting(waiting)}
    return render_to_string("desk/_badges.html", context)


def _say_waiting(waiting: int) -> str:
    return ngettext("%(n)s message à lire", "%(n)s messages à lire", waiting) % {"n": waiting}


def _team(request: HttpRequest, user) -> list[Tab]:
    seq = head_seq(STREAM)  # before the number: what comes in between is told again, and never missed
    waiting = pending_count(user)
    tabs = _tabs(
        request,
        ("/equipe/", "home", _("Journée")),
        ("/equipe/personnes/", "users", _("Personnes")),
        ("/equipe/moderation/", "shield-check", _("Modération")),
        ("/equipe/ateliers/", "tools", _("Ateliers")),
        ("/gestion/", "news", _("Actualités")),
    )
    counted = _counted(tabs, "/equipe/moderation/", waiting, _say_waiting(waiting))
    return [replace(tab, live=BADGES, seq=seq) if tab.url == "/equipe/moderation/" else tab for tab in counted]


def _counted(tabs: list[Tab], url: str, count: int, said: str) -> list[Tab]:
    """The same tabs, with a count on the one of this address."""
    return [replace(tab, count=count, count_text=said) if tab.url == url else tab for tab in tabs]


def _tabs(request: HttpRequest, *entries: tuple[str, str, str]) -> list[Tab]:
    # The longest address that begins the path is the current one: /equipe/personnes/ wins over /equipe/.
    here = request.path
    for part, of in PART_OF.items():
        here = here.replace(part, of, 1) if here.startswith(part) else here
    begins = [url for url, _icon, _text in entries if here == url or (url != "/" and here.startswith(url))]
    current = max(begins, key=len, default="")
    return [Tab(url, icon, text, current=url == current) for url, icon, text in entries]
