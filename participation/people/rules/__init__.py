from .accept_invitation import InvitationOver, WrongInvitation, accept_invitation, check_invitation
from .add_passkey import SharedTelephone, TooManyKeys, add_passkey
from .add_to_team import NobodyByThatName, TooManyNames, add_to_team
from .agree_contact import agree_contact
from .answer_help import HelpOver, answer_help
from .answer_stand_in import StandInAnswer, StandInOver, answer_stand_in
from .ask_erasure import AccountForWork, ask_erasure, take_erasure_back
from .ask_helper import Oneself, TooManyAsked, ask_helper
from .ask_reset import ask_reset
from .cancel_invitation import cancel_invitation
from .change_account import change_account
from .choose_pin import ObviousPin, choose_pin
from .choose_stand_in import choose_stand_in
from .confirm_reset import confirm_reset
from .end_call import CallNotInHand, CallResult, NoVoicemail, end_call
from .end_role import RoleAlreadyEnded, end_role
from .end_sessions import end_sessions
from .end_stand_in import end_stand_in
from .enter_with_card import PINS_A_DAY, EnteredByCard, enter_with_card
from .enter_with_code import GUESSES_A_DAY, Entered, enter_with_code
from .enter_with_passkey import enter_with_passkey
from .enter_with_pin import enter_with_pin
from .execute_erasure import execute_erasure
from .forget_sealed_post import forget_sealed_post
from .give_card import Card, give_card
from .grant_role import RoleAlreadyHeld, grant_role
from .invite_worker import NameTaken, WorkerInvitation, invite_worker
from .keep import keep
from .keep_account import keep_account
from .leave_no_trace import leave_no_trace
from .link_person import NobodyToLink, TooManyLinks, link_person
from .meet_person import meet_person
from .name_referent import name_referent
from .name_stand_in import BadDays, SheSaidNo, SomebodyStandsIn, name_stand_in
from .new_invitation import new_invitation
from .open_staff_account import StaffAccount, open_staff_account
from .open_structure import PlaceExists, open_structure
from .open_territory import OpenedTerritory, open_territory
from .refusals import (
    AccountClosed,
    NoCalls,
    NotFound,
    NumberTaken,
    OldCode,
    ResetOver,
    ResetWaiting,
    SeeUsFirst,
    TooManyCodes,
    TooManyGuesses,
    WrongCard,
    WrongCode,
    WrongKey,
    WrongPin,
)
from .remove_passkey import remove_passkey
from .remove_pin import OnlyWayIn, remove_pin
from .remove_second_factor import remove_second_factor
from .renew_worker import renew_worker
from .request_code import CODES_A_DAY, RESERVE, request_code
from .revoke_mandate import revoke_mandate
from .roles import roles_changed, watch_roles
from .seal_post import open_post, seal_post, sweep_sealed_posts
from .set_open_door import set_open_door
from .settle_number import settle_number
from .take_call import CallTakenByOther, NotNow, take_call
from .take_data import take_data
from .welcome_person import welcome_person
from .withdraw_help_request import withdraw_help_request
from .withdraw_reset import withdraw_reset

__all__ = [
    "CODES_A_DAY",
    "GUESSES_A_DAY",
    "PINS_A_DAY",
    "RESERVE",
    "AccountClosed",
    "AccountForWork",
    "BadDays",
    "CallNotInHand",
    "CallResult",
    "CallTakenByOther",
    "Card",
    "Entered",
    "EnteredByCard",
    "HelpOver",
    "InvitationOver",
    "NameTaken",
    "NoCalls",
    "NoVoicemail",
    "NobodyByThatName",
    "NobodyToLink",
    "NotFound",
    "NotNow",
    "NumberTaken",
    "ObviousPin",
    "OldCode",
    "Oneself",
    "OnlyWayIn",
    "OpenedTerritory",
    "PlaceExists",
    "ResetOver",
    "ResetWaiting",
    "RoleAlreadyEnded",
    "RoleAlreadyHeld",
    "SeeUsFirst",
    "SharedTelephone",
    "SheSaidNo",
    "SomebodyStandsIn",
    "StaffAccount",
    "StandInAnswer",
    "StandInOver",
    "TooManyAsked",
    "TooManyCodes",
    "TooManyGuesses",
    "TooManyKeys",
    "TooManyLinks",
    "TooManyNames",
    "WorkerInvitation",
    "WrongCard",
    "WrongCode",
    "WrongInvitation",
    "WrongKey",
    "WrongPin",
    "accept_invitation",
    "add_passkey",
    "add_to_team",
    "agree_contact",
    "answer_help",
    "answer_stand_in",
    "ask_erasure",
    "ask_helper",
    "ask_reset",
    "cancel_invitation",
    "change_account",
    "check_invitation",
    "choose_pin",
    "choose_stand_in",
    "confirm_reset",
    "end_call",
    "end_role",
    "end_sessions",
    "end_stand_in",
    "enter_with_card",
    "enter_with_code",
    "enter_with_passkey",
    "enter_with_pin",
    "execute_erasure",
    "forget_sealed_post",
    "give_card",
    "grant_role",
    "invite_worker",
    "keep",
    "keep_account",
    "leave_no_trace",
    "link_person",
    "meet_person",
    "name_referent",
    "name_stand_in",
    "new_invitation",
    "open_post",
    "open_staff_account",
    "open_structure",
    "open_territory",
    "remove_passkey",
    "remove_pin",
    "remove_second_factor",
    "renew_worker",
    "request_code",
    "revoke_mandate",
    "roles_changed",
    "seal_post",
    "set_open_door",
    "settle_number",
    "sweep_sealed_posts",
    "take_call",
    "take_data",
    "take_erasure_back",
    "watch_roles",
    "welcome_person",
    "withdraw_help_request",
    "withdraw_reset",
]
