"""What machines ask, and what pages ask by themselves: these answer for themselves, without a door."""

from tests.doors.audience import Audience

DOORS = {
    "probes:healthz": Audience.MACHINE,
    "probes:readyz": Audience.MACHINE,
    "outbox:incoming": Audience.MACHINE,  # asks the operator's signature
    "live:catch-up": Audience.MACHINE,  # asks the rights of each stream
}
