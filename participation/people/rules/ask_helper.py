"""A person asks somebody she trusts to help her, for what she chooses, until a day."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, TooFast, require
from kit.time import now, today
from participation.people import notices
from participation.people.engine.spans import in_months
from participation.people.events import HelpAsked
from participation.people.models import HELP_REQUEST_LIFE, HelpRequest, Scope, Spending, User, key_of
from participation.people.permissions import can_ask_for_help

DAY = dt.timedelta(days=1)
ASKED_A_DAY = 10
LONGEST = 12  # months


class Oneself(Refusal):
    sentence = _("C’est vous. Écrivez le numéro ou le nom de la personne qui vous aide.")


class TooManyAsked(TooFast):
    sentence = _("Trop de demandes pour aujourd’hui. Essayez demain.")


def ask_helper(*, called: str, way_in: str, scopes: Collection[Scope], months: int, by: User) -> HelpRequest:
    """What waits HELP_REQUEST_LIFE for a yes. way_in: the number (E.164) or the name with which the helper enters.

    The same, in as many writes, whether an account goes with it or not. Asked again of the same, the new one counts.
    Raises NotAllowed, Oneself, TooManyAsked; ValueError for no scope or more than LONGEST months.
    """
    if not scopes or not 0 < months <= LONGEST:
        raise ValueError("a mandate is for something, and for a year at most")
    if way_in in (by.phone, by.username):
        raise Oneself
    require(can_ask_for_help(by))
    if not Spending.objects.spend("helpers asked by", str(by.pk), limit=ASKED_A_DAY, per=DAY):
        raise TooManyAsked
    return _ask(called, key_of(way_in), way_in, {f"for_{scope}": True for scope in scopes}, months, by)


@transaction.atomic
def _ask(called: str, asked_of: str, way_in: str, for_what: dict[str, bool], months: int, by: User) -> HelpRequest:
    User.objects.filter(pk=by.pk).update(is_active=F("is_active"))  # the lock
    moment = now()
    before = HelpRequest.objects.filter(person=by, asked_of=asked_of, answered_at=None, cancelled_at=None)
    before.update(cancelled_at=moment)
    request = HelpRequest.objects.create(
        person=by,
        called=called,
        asked_of=asked_of,
        ends_on=in_months(today(), months),
        asked_at=moment,
        expires_at=moment + HELP_REQUEST_LIFE,
        **for_what,
    )
    helper = User.objects.filter(Q(phone=way_in) | Q(username=way_in), is_active=True).first()
    notices.help_asked(helper.pk if helper and can_ask_for_help(helper) else None, request.pk)
    record(HelpAsked(person=by.pk, request=request.pk), by=by.pk)
    return request
