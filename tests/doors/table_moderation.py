from tests.doors.audience import Audience

DOORS = {
    "moderation:queue": Audience.TEAM,
    "moderation:message": Audience.TEAM,
    "moderation:publish": Audience.TEAM,
    "moderation:refuse": Audience.TEAM,
    "moderation:undo": Audience.TEAM,
    "moderation:publish_together": Audience.TEAM,
    "moderation:keep": Audience.TEAM,
    "moderation:ask": Audience.TEAM,
    "moderation:advise": Audience.TEAM,
    "moderation:hold": Audience.TEAM,
    "moderation:escalate": Audience.TEAM,
    "moderation:move": Audience.TEAM,
    "moderation:claim": Audience.TEAM,
    "moderation:take_over": Audience.TEAM,
    "moderation:release": Audience.TEAM,
    "moderation:figures": Audience.TEAM,
    "moderation:figures_file": Audience.TEAM,
    "moderation:picture": Audience.PUBLIC,
    "moderation:shown_name": Audience.PERSON,
    "moderation:shown_name_off": Audience.PERSON,
}
