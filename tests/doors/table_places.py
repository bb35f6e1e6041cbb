from tests.doors.audience import Audience

DOORS = {"places:list": Audience.PUBLIC}
