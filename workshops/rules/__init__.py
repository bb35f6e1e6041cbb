from .accept_offer import accept_offer
from .add_walk_in import WalkIn, add_walk_in
from .answer_by_text import answer_by_text
from .answer_proposal import AnsweredAlready, NotReadYet, accept_proposal, decline_proposal
from .book_seats import book_seats
from .call_off_session import call_off_session
from .cancel_booking import cancel_booking
from .cancel_session import cancel_session
from .change_session import CalledOff, CarePromised, Scope, SessionBegun, SessionChangedMeanwhile, change_session
from .close_room import close_room, lift_closure
from .erase_bookings import erase_bookings, last_signs_in_bookings
from .erase_proposals import erase_proposals
from .forget_links import forget_answers, forget_guests, forget_links, forget_needs, forget_numbers
from .free_rooms import (
    PlannedAlready,
    RoomRefused,
    RoomRetired,
    RoomShut,
    RoomTaken,
    RoomTooSmall,
    SpansMeet,
    VenueShut,
)
from .import_sessions import Fate, Wanted, import_sessions
from .keep_room import RoomChanged, RoomDetails, RoomNamed, add_room, change_room
from .keep_workshop import WorkshopChanged, WorkshopDetails, add_workshop, change_workshop
from .lapse_offers import lapse_offer, lapse_offers
from .leave_word import WORD, NoFaceYet, WordAlreadyLeft, hear_word, keep_no_copy, leave_word, word_subject
from .note_attendance import Said, note_attendance
from .note_call import forget_calls, note_call
from .offer_told import offer_told
from .open_feed import close_feed, open_feed
from .open_venue import open_venue
from .placing import EndsFirst, PastDay, Placing
from .plan_sessions import plan_sessions
from .promote_waiting import promote_waiting
from .propose_workshop import IDEA, hear_idea, idea_subject, propose_workshop
from .put_in_calendar import Planned, RuleForEver, RuleTooLong, RuleTooShort, RuleUnread, put_in_calendar
from .rate_session import SaidAlready, TooLateToSay, rate_session
from .refusals import (
    AlreadyBegun,
    AlreadyBooked,
    AlreadyGivenBack,
    NoCare,
    NotHeld,
    NotToday,
    OfferOver,
    RollChanged,
    SeatRefused,
    SeatsOfTheRoom,
    SessionClosed,
    SessionFull,
    TooManySeats,
)
from .resize_session import keep_everybody, resize_session
from .see_to_need import see_to_need
from .show_way_in import show_way_in
from .tell_change import tell_change, withdraw_change
from .told_by_phone import told_by_phone

__all__ = [
    "IDEA",
    "WORD",
    "AlreadyBegun",
    "AlreadyBooked",
    "AlreadyGivenBack",
    "AnsweredAlready",
    "CalledOff",
    "CarePromised",
    "EndsFirst",
    "Fate",
    "NoCare",
    "NoFaceYet",
    "NotHeld",
    "NotReadYet",
    "NotToday",
    "OfferOver",
    "PastDay",
    "Placing",
    "Planned",
    "PlannedAlready",
    "RollChanged",
    "RoomChanged",
    "RoomDetails",
    "RoomNamed",
    "RoomRefused",
    "RoomRetired",
    "RoomShut",
    "RoomTaken",
    "RoomTooSmall",
    "RuleForEver",
    "RuleTooLong",
    "RuleTooShort",
    "RuleUnread",
    "Said",
    "SaidAlready",
    "Scope",
    "SeatRefused",
    "SeatsOfTheRoom",
    "SessionBegun",
    "SessionChangedMeanwhile",
    "SessionClosed",
    "SessionFull",
    "SpansMeet",
    "TooLateToSay",
    "TooManySeats",
    "VenueShut",
    "WalkIn",
    "Wanted",
    "WordAlreadyLeft",
    "WorkshopChanged",
    "WorkshopDetails",
    "accept_offer",
    "accept_proposal",
    "add_room",
    "add_walk_in",
    "add_workshop",
    "answer_by_text",
    "book_seats",
    "call_off_session",
    "cancel_booking",
    "cancel_session",
    "change_room",
    "change_session",
    "change_workshop",
    "close_feed",
    "close_room",
    "decline_proposal",
    "erase_bookings",
    "erase_proposals",
    "forget_answers",
    "forget_calls",
    "forget_guests",
    "forget_links",
    "forget_needs",
    "forget_numbers",
    "hear_idea",
    "hear_word",
    "idea_subject",
    "import_sessions",
    "keep_everybody",
    "keep_no_copy",
    "lapse_offer",
    "lapse_offers",
    "last_signs_in_bookings",
    "leave_word",
    "lift_closure",
    "note_attendance",
    "note_call",
    "offer_told",
    "open_feed",
    "open_venue",
    "plan_sessions",
    "promote_waiting",
    "propose_workshop",
    "put_in_calendar",
    "rate_session",
    "resize_session",
    "see_to_need",
    "show_way_in",
    "tell_change",
    "told_by_phone",
    "withdraw_change",
    "word_subject",
]
