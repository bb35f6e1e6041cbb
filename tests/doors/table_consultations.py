from tests.doors.audience import Audience

ONES_OWN = ("question", "message", "reread", "pause", "finish", "thanks")
DOORS = {
    "consultations:index": Audience.PUBLIC,
    "consultations:consultation": Audience.PUBLIC,
    "consultations:file": Audience.PUBLIC,
    "consultations:leave": Audience.PUBLIC,
    "consultations:resume": Audience.PUBLIC,
    "consultations:mine": Audience.PERSON,
    **{f"consultations:{name}": Audience.PERSON for name in ONES_OWN},
    **{f"consultations:{name}_for": Audience.PERSON for name in ONES_OWN},
    **{
        f"consultations:{name}": Audience.PERSON
        for name in (
            *("committee", "college", "sorting", "deal", "theme_new", "theme_change", "card_next", "differences"),
            *("card", "card_settle", "card_note", "cards", "cards_pdf", "piles"),
        )
    },
}
