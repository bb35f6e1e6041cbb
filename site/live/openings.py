"""How often one browser, or one address, may open a socket: opening one costs more than all it is sent in a minute.

A page that is refused follows by GET /live/ (live.js), so that somebody who lost her network ten times loses nothing.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

KNOWN = 10_000  # browsers, or addresses, that are remembered: the one that came last longest ago is forgotten first


@dataclass
class Allowance:
    """at_once: how many openings one may make at once; a_second: how many it gets back in each second after."""

    at_once: float
    a_second: float
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def takes(self, who: str) -> bool:
        """Whether it has one more, which is then gone. Not from several threads."""
        moment = self.clock()
        left, at = self._left.pop(who, (self.at_once, moment))
        left = min(self.at_once, left + self.a_second * (moment - at))
        self._left[who] = (left - 1 if left >= 1 else left, moment)
        if len(self._left) > KNOWN:
            self._left.popitem(last=False)
        return left >= 1


# All the tabs it may hold (hub.MOST_OF_ONE), and some that come back; then one every two seconds, more than live.js
# asks.
of_a_browser = Allowance(at_once=24, a_second=0.5)
# A whole city, behind the one address of an operator, after the server was started again.
of_an_address = Allowance(at_once=1000, a_second=50)


def may_open(session: str, address: str) -> bool:
    """Whether this browser, if it has a session, and this address may open one more socket now."""
    return (not session or of_a_browser.takes(session)) and of_an_address.takes(address)
