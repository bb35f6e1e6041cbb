"""What a session remembers of an entrance: by which door, for how long, where to go next."""

import datetime as dt
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme

from participation.people.models import User
from participation.people.permissions import CHOOSE_PIN, is_team, used_second_factor

MINUTE = 60
SHARED_FOR = 10 * MINUTE  # without a sign of life
SHARED_AT_MOST = 8 * 60 * MINUTE  # whatever happens
MINE_FOR = 30 * 24 * 60 * MINUTE
STAFF_FOR = 10 * 60 * MINUTE

# Clear-Site-Data, for whoever leaves. "cookies" too: on a shared phone nothing must say that somebody was here.
FORGET = '"cache", "cookies", "storage"'

ASKING, ENTERING, DOOR, SHARED, SINCE, SEEN, SET_UP = (
    f"people.{key}" for key in ("asking", "entering", "door", "shared", "since", "seen", "set_up")
)


class Door(StrEnum):
    PHONE = "phone"
    CARD = "card"
    PASSKEY = "passkey"
    TEAM = "team"


@dataclass(frozen=True)
class Asking:
    """Between the number and its code. `browser` is the secret that ties the code to this browser."""

    phone: str
    browser: str
    mine: bool
    next: str
    by_voice: bool = False
    proved: str = ""  # the id of the code that was right, when it was not enough


def remember_asking(request: HttpRequest, *, phone: str, mine: bool, next_url: str, by_voice: bool = False) -> Asking:
    asking = Asking(phone, get_random_string(32), mine, next_url, by_voice)
    request.session[ASKING] = asdict(asking)
    # Half an hour is time enough for two codes; what was typed does not stay in a shared phone.
    request.session.set_expiry(30 * MINUTE)
    return asking


def change_asking(request: HttpRequest, asking: Asking, **changes: str | bool) -> Asking:
    changed = replace(asking, **changes)
    request.session[ASKING] = asdict(changed)
    return changed


def what_was_asked(request: HttpRequest) -> Asking | None:
    kept = request.session.get(ASKING)
    return Asking(**kept) if kept else None


def sign_in(
    request: HttpRequest, user: User, *, door: Door, mine: bool = False, new_card: bool = False, next_url: str = ""
) -> HttpResponse:
    """Through allauth, which asks for the second factor of whoever has one, then calls `begin_session` (adapter)."""
    request.session.pop(ASKING, None)
    request.session[ENTERING] = {"door": door, "mine": mine, "new_card": new_card}
    record_authentication(request, user, method=door)
    return perform_login(request, user, redirect_url=next_url or None)


def begin_session(request: HttpRequest, user: User, *, door: Door, mine: bool, new_card: bool = False) -> None:
    """How long this session lasts, and what it must do before anything else: a second factor, or a PIN for whoever has
    just used a card."""
    request.session[DOOR] = door
    request.session[CHOOSE_PIN] = new_card
    if door == Door.TEAM:
        request.session.set_expiry(STAFF_FOR)
        request.session[SET_UP] = not used_second_factor(request.session, user)
    else:
        say_whose_phone(request, mine=mine)


def say_whose_phone(request: HttpRequest, *, mine: bool) -> None:
    """A session that opens staff pages is never one of weeks, by whichever door it was opened."""
    mine = mine and not used_second_factor(request.session, request.user)
    was_shared = request.session.get(SHARED)
    request.session[SHARED] = not mine
    if mine:
        request.session.set_expiry(MINE_FOR)
        return
    if not was_shared:
        request.session[SINCE] = int(time.time())
    give_sign_of_life(request)


def give_sign_of_life(request: HttpRequest) -> None:
    """A shared phone's session lasts SHARED_FOR from now on, and never beyond SHARED_AT_MOST.

    A moment, not a number of seconds: what saves the session for another reason must not make it last longer.
    """
    moment = int(time.time())
    request.session[SEEN] = moment
    ends = min(moment + SHARED_FOR, request.session.get(SINCE, 0) + SHARED_AT_MOST)
    request.session.set_expiry(dt.datetime.fromtimestamp(ends, tz=dt.UTC))


def next_of(request: HttpRequest) -> str:
    """Where to go once in: a page of ours, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    here = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=here, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else ""


def home_of(request: HttpRequest) -> str:
    """Where one lands without having asked for a page."""
    if request.session.get(DOOR) != Door.TEAM:
        return reverse("desk:my_space")
    # Whoever runs the platform, or answers recommendations, has no team: its day does not exist for them.
    return reverse("desk:team_day" if is_team(request.user) else "people:account")
