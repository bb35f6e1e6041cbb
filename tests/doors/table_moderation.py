from tests.doors.audience import Audience

DOORS = {
    "moderation:queue": Audience.TEAM,
    "moderation:message": Audience.TEAM,
    "moderation:publish": Audience.TEAM,
    "moderation:refuse": Audience.TEAM,
    "moderation:undo": Audience.TEAM,
    "moderation:shown_name": Audience.PERSON,
    "moderation:shown_name_off": Audience.PERSON,
}
