"""The doors that exist in the demo only."""

from tests.doors.audience import Audience

DOORS = {
    "demo:components": Audience.DEMO,
    "demo:telephone": Audience.DEMO,
}
