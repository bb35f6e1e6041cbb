from .answer_stand_in import StandInAnswer, StandInOver, answer_stand_in
from .change_account import change_account
from .choose_pin import ObviousPin, choose_pin
from .choose_stand_in import choose_stand_in
from .end_role import RoleAlreadyEnded, end_role
from .end_sessions import end_sessions
from .end_stand_in import end_stand_in
from .enter_with_card import PINS_A_DAY, EnteredByCard, enter_with_card
from .enter_with_code import GUESSES_A_DAY, Entered, enter_with_code
from .give_card import Card, give_card
from .grant_role import RoleAlreadyHeld, grant_role
from .name_referent import name_referent
from .name_stand_in import BadDays, SomebodyStandsIn, name_stand_in
from .new_invitation import new_invitation
from .open_staff_account import StaffAccount, open_staff_account
from .refusals import AccountClosed, NotFound, OldCode, TooManyCodes, TooManyGuesses, WrongCard, WrongCode
from .remove_pin import OnlyWayIn, remove_pin
from .request_code import CODES_A_DAY, request_code
from .roles import roles_changed, watch_roles
from .welcome_person import welcome_person

__all__ = [
    "CODES_A_DAY",
    "GUESSES_A_DAY",
    "PINS_A_DAY",
    "AccountClosed",
    "BadDays",
    "Card",
    "Entered",
    "EnteredByCard",
    "NotFound",
    "ObviousPin",
    "OldCode",
    "OnlyWayIn",
    "RoleAlreadyEnded",
    "RoleAlreadyHeld",
    "SomebodyStandsIn",
    "StaffAccount",
    "StandInAnswer",
    "StandInOver",
    "TooManyCodes",
    "TooManyGuesses",
    "WrongCard",
    "WrongCode",
    "answer_stand_in",
    "change_account",
    "choose_pin",
    "choose_stand_in",
    "end_role",
    "end_sessions",
    "end_stand_in",
    "enter_with_card",
    "enter_with_code",
    "give_card",
    "grant_role",
    "name_referent",
    "name_stand_in",
    "new_invitation",
    "open_staff_account",
    "remove_pin",
    "request_code",
    "roles_changed",
    "watch_roles",
    "welcome_person",
]
