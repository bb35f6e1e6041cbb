"""The doors themselves, one's account, and the staff's security. allauth's routes that are not here do not exist."""

from tests.doors.audience import Audience

DOORS = {
    "people:enter": Audience.PUBLIC,
    "people:enter_code": Audience.PUBLIC,
    "people:enter_code_again": Audience.PUBLIC,
    "people:enter_card": Audience.PUBLIC,
    "people:enter_team": Audience.PUBLIC,
    "people:leave": Audience.PUBLIC,
    "people:leave_fast": Audience.PUBLIC,
    "people:close_everywhere": Audience.PERSON,
    "people:account": Audience.PERSON,
    "people:kept": Audience.PERSON,
    "people:kept_throw": Audience.PERSON,
    "people:pin": Audience.PERSON,
    "people:pin_remove": Audience.PERSON,
    "people:card_new": Audience.TEAM,
    "people:card": Audience.TEAM,
    "people:referent": Audience.TEAM,
    "people:stand_ins": Audience.TEAM,
    "people:stand_in_end": Audience.TEAM,
    "people:my_referents": Audience.PERSON,
    "people:stand_in_answer": Audience.PERSON,
    "people:stand_in_another": Audience.PERSON,
    "account_login": Audience.PUBLIC,  # people:enter_team, by the name that allauth asks for
    "mfa_authenticate": Audience.PUBLIC,  # between the password and the second factor
    "account_change_password": Audience.STAFF,
    "account_reauthenticate": Audience.STAFF,
    "mfa_index": Audience.STAFF,
    "mfa_activate_totp": Audience.STAFF,
    "mfa_deactivate_totp": Audience.STAFF,
    "mfa_view_recovery_codes": Audience.STAFF,
    "mfa_generate_recovery_codes": Audience.STAFF,
    "mfa_list_webauthn": Audience.STAFF,
    "mfa_add_webauthn": Audience.STAFF,
    "mfa_remove_webauthn": Audience.STAFF,
    "mfa_reauthenticate": Audience.STAFF,
    "mfa_reauthenticate_webauthn": Audience.STAFF,
}
