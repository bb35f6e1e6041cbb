"""Words of danger: whoever wrote them may need somebody today. They inform, people decide: nothing is sent by itself.

Written to miss little: a sentence too many is read in a minute.
"""

import re
import unicodedata

SIGNS = (
    r"me suicid|suicider|suicide",
    r"me tuer|me foutre en l.air|me pendre|me jeter sous",
    r"(veux|vais|envie de|prefere|prefererais) (mourir|crever|en finir|disparaitre)",
    r"en finir avec (la|ma) vie|plus envie de vivre|plus la force de vivre",
    r"(me|nous|la|les enfants?) (frappe|frappent|tape|bat|battent|cogne|viole|violent|etrangle|menace de mort)\b",
    r"(m|l)[’' ]?(a|ont) (frappee?|violee?|battue?|etranglee?|cognee?|menacee? de mort)",
    r"(il|elle|on|ils) va(is|ont)? (me|nous|la|le) tuer|va me tuer",
    r"peur de (mon mari|mon compagnon|mon conjoint|mon pere|lui|rentrer chez moi)",
    r"(me|nous) (expulse|expulsent|mettent dehors|met dehors|vire|virent) (aujourd|demain|ce (matin|soir))",
    r"expuls\w+ (aujourd|demain|ce (matin|soir))|a la rue (ce soir|cette nuit|demain|avec)",
    r"(rien|plus rien) (a )?mang\w+ (depuis|aux enfants|pour les enfants)|pas mange depuis",
    r"dorm\w* (dehors|dans (la|ma) voiture|dans la rue)",
)
_DANGER = re.compile("|".join(f"(?:{sign})" for sign in SIGNS))


def is_danger(text: str) -> bool:
    """Whether somebody should read it before all the others."""
    flat = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    plain = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return _DANGER.search(re.sub(r"\s+", " ", plain)) is not None
