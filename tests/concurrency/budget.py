"""The race for the day's codes: what each process asks for. The naive way is the positive control."""

from collections import Counter
from collections.abc import Callable

from django.db import transaction
from django.test import override_settings

from kit.time import now
from outbox.models import Message
from participation.people import notices
from participation.people.models import CODE_LIFE, EntryCode
from participation.people.rules import request_code


def ask(phones: list[str], budget: int) -> Counter:
    """One code for each number; how each asking ended, by the name of its refusal."""
    return _each(phones, budget, lambda phone: request_code(phone=phone, browser="theirs"))


def ask_naively(phones: list[str], budget: int) -> Counter:
    """Looks how many have left, then queues one more: the way that sends too many."""

    def naive(phone: str) -> None:
        if Message.objects.waiting().count() >= budget:
            return
        with transaction.atomic():
            entry = EntryCode.objects.create(phone=phone, browser="theirs", expires_at=now() + CODE_LIFE)
            notices.entry_code_asked(entry, by_voice=False, held_back=False)

    return _each(phones, budget, naive)


def _each(phones: list[str], budget: int, act: Callable[[str], object]) -> Counter:
    ends: Counter = Counter()
    with override_settings(CODES_A_DAY=budget):
        for phone in phones:
            try:
                act(phone)
                ends["answered"] += 1
            except Exception as end:
                ends[type(end).__name__] += 1
    return ends


def unknown_numbers(count: int, start: int = 0) -> list[str]:
    """Mobiles that nobody has, as E.164."""
    return [f"+3363998{number:04}" for number in range(start, start + count)]
