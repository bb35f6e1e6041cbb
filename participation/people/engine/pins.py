"""Personal codes (PIN): six figures that somebody else does not guess at once."""

import datetime as dt

PIN_LENGTH = 6
RISING = "01234567890123456789"


def is_obvious(pin: str, phone: str = "") -> bool:
    """Whether the six figures are among those that are tried first.

    All alike, a run (123456, 654321), a piece said again (121212, 123123), a day written as one writes a birthday
    (150782), or six figures of the number one enters with. Of what is left, five guesses a day find nothing in years.
    """
    again = any(pin == pin[:length] * (PIN_LENGTH // length) for length in (1, 2, 3))
    run = pin in RISING or pin in RISING[::-1]
    return again or run or _is_birthday(pin) or pin in phone


def _is_birthday(pin: str) -> bool:
    """A day of this century or the last one: day, month and year in two figures each."""
    try:
        # 1900 was no leap year, 2000 was: 290200 is a day.
        dt.date(2000 + int(pin[4:]), int(pin[2:4]), int(pin[:2]))
    except ValueError:
        return False
    return True
