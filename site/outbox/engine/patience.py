"""How long to wait before trying again, and when to stop trying."""

import datetime as dt

LAST_ATTEMPT = 10


def wait_after(attempts: int) -> dt.timedelta | None:
    """10 s after the first failure, then twice as long each time, 1 h at most; None after the last one."""
    if attempts >= LAST_ATTEMPT:
        return None
    return dt.timedelta(seconds=min(10 * 2 ** (attempts - 1), 3600))
