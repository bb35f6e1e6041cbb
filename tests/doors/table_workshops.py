"""The doors of the workshops."""

from tests.doors.audience import Audience

DOORS = {
    "workshops:sessions": Audience.PUBLIC,
    "workshops:session": Audience.PUBLIC,
    "workshops:agenda": Audience.PUBLIC,
    "workshops:book": Audience.PERSON,
    "workshops:link": Audience.PUBLIC,  # who holds it
    "workshops:bookings": Audience.PERSON,
    "workshops:my-agenda": Audience.PERSON,
    "workshops:close-my-agenda": Audience.PERSON,
    "workshops:own-agenda": Audience.PUBLIC,  # whoever holds the address
    "workshops:after": Audience.PERSON,
    "workshops:word": Audience.PERSON,
    "workshops:cancel": Audience.PERSON,
    "workshops:team": Audience.TEAM,
    "workshops:workshop_new": Audience.TEAM,
    "workshops:workshop": Audience.TEAM,
    "workshops:workshop_change": Audience.TEAM,
    "workshops:session_new": Audience.TEAM,
    "workshops:session_change": Audience.TEAM,
    "workshops:session_cancel": Audience.TEAM,
    "workshops:rooms": Audience.TEAM,
    "workshops:room": Audience.TEAM,
    "workshops:venue_open": Audience.TEAM,
    "workshops:room_new": Audience.TEAM,
    "workshops:closure_new": Audience.TEAM,
    "workshops:closure_lift": Audience.TEAM,
    "workshops:accept": Audience.PERSON,
    "workshops:desk": Audience.TEAM,
    "workshops:desk-capacity": Audience.TEAM,
    "workshops:desk-answer": Audience.TEAM,
    "workshops:desk-need": Audience.TEAM,
    "workshops:rolls": Audience.TEAM,
    "workshops:roll": Audience.TEAM,
    "workshops:sheet": Audience.TEAM,
    "workshops:sheet_pdf": Audience.TEAM,
}
