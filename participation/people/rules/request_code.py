"""Ask for an entry code by SMS."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from kit.time import now
from outbox.rules import forget_addresses
from participation.people import notices
from participation.people.models import CODE_LIFE, EntryCode, Spending

from .refusals import TooManyCodes

DAY = dt.timedelta(days=1)
CODES_A_DAY = 8


def request_code(*, phone: str, browser: str) -> EntryCode:
    """A new code for a French mobile, as E.164; the same for a number nobody knows.

    browser: the secret of the browser that asks, which alone may use the code. Not one transaction: what is spent
    stays spent. Raises TooManyCodes: CODES_A_DAY for the number, settings.ENTRY_CODES_A_DAY for the house.
    """
    if not Spending.objects.spend("codes of", phone, limit=CODES_A_DAY, per=DAY):
        raise TooManyCodes
    if not Spending.objects.spend("codes", limit=settings.ENTRY_CODES_A_DAY, per=DAY):
        raise TooManyCodes
    with transaction.atomic():
        EntryCode.objects.filter(expires_at__lt=now() - DAY).delete()
        Spending.objects.filter(period__lt=now() - 2 * DAY).delete()
        forget_addresses(before=now() - DAY)
        entry = EntryCode.objects.create(phone=phone, browser=browser, expires_at=now() + CODE_LIFE)
        notices.entry_code_asked(entry)
    return entry
