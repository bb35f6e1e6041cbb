"""Ask for an entry code, by SMS or by a call."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from kit.time import now
from outbox.gateways import exists as gateway_exists
from outbox.models import Channel
from outbox.rules import forget_addresses
from participation.people import notices
from participation.people.engine.numbers import is_mobile
from participation.people.models import CODE_LIFE, EntryCode, Spending, User

from .refusals import NoCalls, TooManyCodes

DAY = dt.timedelta(days=1)
CODES_A_DAY = 8
RESERVE = 20  # per cent of the house's budget that only the numbers of an account may use


def request_code(*, phone: str, browser: str, by_voice: bool = False) -> EntryCode:
    """A new code for a number, as E.164; the same words, rows and queries for a number nobody knows.

    browser: the secret of the browser that asks, which alone may use the code. A landline is always called.
    The budget of the day is one guarded row, counted before anything is queued. Once unknown numbers have used their
    part of it, nothing leaves for them and nothing shows it: the page says to everybody what to do when nothing comes.
    Not one transaction: what is spent stays spent. Raises TooManyCodes (CODES_A_DAY for the number, or the whole of
    settings.CODES_A_DAY for the house), NoCalls.
    """
    by_voice = by_voice or not is_mobile(phone)
    if by_voice and not gateway_exists(Channel.VOICE):
        raise NoCalls
    if not Spending.objects.spend("codes of", phone, limit=CODES_A_DAY, per=DAY):
        raise TooManyCodes
    budget = settings.CODES_A_DAY
    known = User.objects.entering_with(phone).filter(is_active=True).exists()
    used_up = Spending.objects.spent("codes", per=DAY) >= budget
    within = Spending.objects.spend("codes", limit=budget if known else budget * (100 - RESERVE) // 100, per=DAY)
    if used_up:
        raise TooManyCodes
    with transaction.atomic():
        EntryCode.objects.filter(expires_at__lt=now() - DAY).delete()
        Spending.objects.filter(period__lt=now() - 2 * DAY).delete()
        forget_addresses(before=now() - DAY)
        entry = EntryCode.objects.create(phone=phone, browser=browser, expires_at=now() + CODE_LIFE)
        notices.entry_code_asked(entry, by_voice=by_voice, held_back=not within)
    return entry
