"""The guessing race: what each process does at the door. The naive door is the positive control."""

from collections import Counter

from django.db.models import F

from participation.people.engine.codes import is_code_for
from participation.people.models import EntryCode, Spending
from participation.people.rules import GUESSES_A_DAY, enter_with_code


def guess(phone: str, browser: str, codes: list[str]) -> Counter:
    """Try each code; how each try ended, by the name of its refusal."""
    ends: Counter = Counter()
    for code in codes:
        try:
            enter_with_code(phone=phone, browser=browser, typed=code, own_phone=False)
            ends["entered"] += 1
        except Exception as end:
            ends[type(end).__name__] += 1
    return ends


def guess_naively(phone: str, browser: str, codes: list[str]) -> Counter:
    """Looks whether a guess is left, then counts it: the way that lets too many through."""
    ends: Counter = Counter()
    entry = EntryCode.objects.asked(phone, browser)[0]
    row = Spending.objects.latest("pk").pk
    for code in codes:
        if Spending.objects.get(pk=row).spent >= GUESSES_A_DAY:
            ends["TooManyGuesses"] += 1
            continue
        ends["entered" if is_code_for(entry.pk, code) else "WrongCode"] += 1
        Spending.objects.filter(pk=row).update(spent=F("spent") + 1)
    return ends
