"""Our site with the trial stream, where presence is short: a test need not wait half a minute for it to end."""

from live import presence
from tests.support.live_application import application

__all__ = ["application"]

presence.LIFE = 3
presence.SAID_AGAIN = 1
