"""For whom each address of the plans is made."""

from tests.doors.audience import Audience

DOORS = {
    "plans:mine": Audience.PERSON,
    "plans:open": Audience.PERSON,
    "plans:history": Audience.PERSON,
    "plans:words_edit": Audience.PERSON,
    "plans:section_open": Audience.PERSON,
    "plans:step_propose": Audience.PERSON,
    "plans:step_answer": Audience.PERSON,
    "plans:step_finish": Audience.PERSON,
    "plans:agree": Audience.PERSON,
    "plans:complete": Audience.PERSON,
    "plans:withdraw": Audience.PERSON,
    "plans:sharing": Audience.PERSON,
    "plans:share": Audience.PERSON,
    "plans:unshare": Audience.PERSON,
    "plans:shared": Audience.TEAM,
    "plans:shared_plan": Audience.TEAM,
    "plans:shared_step_propose": Audience.TEAM,
    "plans:helped": Audience.PERSON,
    "plans:team_open": Audience.TEAM,
    "plans:team_plan": Audience.TEAM,
    "plans:team_history": Audience.TEAM,
    "plans:team_section_open": Audience.TEAM,
    "plans:team_agree": Audience.TEAM,
    "plans:team_complete": Audience.TEAM,
    "plans:team_words_edit": Audience.TEAM,
    "plans:team_step_propose": Audience.TEAM,
    "plans:team_step_answer": Audience.TEAM,
    "plans:team_step_finish": Audience.TEAM,
}
