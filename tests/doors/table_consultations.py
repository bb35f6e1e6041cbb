from tests.doors.audience import Audience

PREPARING = (
    "file",
    *("index", "new", "change", "act", "version", "languages", "reread", "add", "question", "move", "remove"),
    *("typed", "preview", "sheet", "take", "statements", "archive", "end"),
)
ONES_OWN = ("question", "message", "reread", "pause", "finish", "thanks", "statements", "propose")
FOLLOWING = ("recommendations", "recommend", "hand_over", "recommendation", "follow", "address_again")
STEPS = ("question", "message", "reread", "pause", "finish", "thanks")
PAPER = ("paper", "paper_printing", "paper_sheets", "paper_pdf", "paper_decide")
ROOM = ("room", "room_correct", "room_withdraw", "room_sheet")
ENTERED = ("start", "statements", *STEPS)
DOORS = {
    **{f"consultations:{name}": Audience.PERSON for name in FOLLOWING},
    **{f"consultations:{name}": Audience.STAFF for name in ("addressed", "reply")},
    **{
        f"consultations:{name}": Audience.PUBLIC
        for name in ("followed", "booklet", "poster", "receipt", "receipt_correct", "receipt_appeal")
    },
    "consultations:index": Audience.PUBLIC,
    "consultations:old": Audience.PUBLIC,
    "consultations:consultation": Audience.PUBLIC,
    "consultations:file": Audience.PUBLIC,
    "consultations:intro_audio": Audience.PUBLIC,
    "consultations:leave": Audience.PUBLIC,
    "consultations:resume": Audience.PUBLIC,
    "consultations:results": Audience.PUBLIC,
    "consultations:results_of": Audience.PUBLIC,
    "consultations:results_file": Audience.PUBLIC,
    "consultations:results_statements": Audience.PUBLIC,
    "consultations:publish": Audience.STAFF,
    "consultations:named": Audience.TEAM,
    "consultations:mine": Audience.PERSON,
    **{f"consultations:{name}": Audience.TEAM for name in ("enter_index", "enter", "enter_guest", *PAPER, *ROOM)},
    **{f"consultations:enter_{name}": Audience.TEAM for name in ENTERED},
    **{f"consultations:enter_guest_{name}": Audience.TEAM for name in ENTERED},
    **{f"consultations:{name}": Audience.PERSON for name in ONES_OWN},
    "consultations:prepare": Audience.STAFF,
    **{f"consultations:prepare_{name}": Audience.STAFF for name in PREPARING},
    **{f"consultations:{name}_for": Audience.PERSON for name in ONES_OWN},
    **{
        f"consultations:{name}": Audience.PERSON
        for name in (
            *(
                "committee",
                "college",
                "sorting",
                "deal",
                "theme_new",
                "theme_change",
                "theme_merge",
                "card_next",
                "differences",
            ),
            *("differences", "card", "card_settle", "card_note", "cards", "cards_pdf", "piles", "questions"),
            *("rereading", "rereading_preview"),
            *("topic_new", "topic_new_for", "topic_support"),
        )
    },
    "consultations:plenaries": Audience.PUBLIC,
    "consultations:plenary": Audience.PUBLIC,
    "consultations:minutes_pdf": Audience.PUBLIC,
    **{
        f"consultations:team_{name}": Audience.STAFF
        for name in (
            *("plenaries", "plenary_new", "plenary", "plenary_cancel"),
            *("agenda", "attendance", "minutes", "topic"),
        )
    },
}
