from tests.doors.audience import Audience

DOORS = {
    "consultations:index": Audience.PUBLIC,
    "consultations:consultation": Audience.PUBLIC,
    "consultations:mine": Audience.PERSON,
    "consultations:question": Audience.PERSON,
    "consultations:message": Audience.PERSON,
    "consultations:finish": Audience.PERSON,
    "consultations:thanks": Audience.PERSON,
    **{f"consultations:{name}_for": Audience.PERSON for name in ("question", "message", "finish", "thanks")},
}
