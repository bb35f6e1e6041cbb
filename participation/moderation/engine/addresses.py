"""Rules of `flags`: where somebody lives. A street, a place or a town without a number is nobody's home."""

import re

# Words of a street: the first ones are nothing else; the others need a name that begins with a capital, or a « des ».
STREET = (
    r"(?:rue|ru|avenue|aven|av\.?|ave\.?|boulevard|boulvard|bld?\.?|bd\.?|allees?|all\.|impasse|imp\.?|chemin"
    r"|chem\.?|square|ruelle|faubourg|fbg"
    r"|residence|res\.|hameau|lotissement|lieu[- ]dit|montee|traverse|venelle|esplanade|rond[- ]point|quai"
    r"|sentier|sente)"
)
STREET_TOO = (
    r"(?:place|pl\.?|r\.?|route|rte\.?|cours|cite|passage|villa|mail|clos|domaine|voie|cour|parvis|promenade"
    r"|chaussee|galerie|ch\.)"
)
OF = r"(?:(?:de|du|des|d'|la|le|les|l'|aux?|en|saint|sainte|st|ste)(?:\s|(?<=')))"
CAP = (
    r"(?:[A-Z][\w'’.-]{0,30}|\d{1,3}(?:e|er|eme)?\s\w{2,15}|\d{1,4}(?=\s(?i:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
    r"|octobre|novembre|decembre)))"
)
SMALL = (
    r"(?!(?:et|ou|mais|je|jai|j'ai|c|ce|cest|il|elle|on|pour|avec|dans|sans|pas|chez|au|aux|a|est|le|la|les|qui"
    r"|que|ya|y|depuis|juste|pres|svp|merci)\b)[a-z][\w'-]{1,30}"
)
MONTH = (
    r"(?:\s(?i:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?:\s(?:19"
    r"|20)\d\d)?)?"
)
# « des Cerisiers », « Victor Hugo », « du 8 mai 1945 », « victor hugo » typed small (two words), « des lilas » (one).
STREET_NAME = (
    rf"(?:(?i:{OF}){{0,3}}{CAP}{MONTH}(?:[\s-](?i:{OF}){{0,2}}{CAP}){{0,4}}|(?i:{OF}){{1,3}}(?:{SMALL}"
    rf"|\d{{1,2}}){MONTH}|{SMALL}(?:\s{SMALL})?)"
)
STREET_NAME_SURE = (
    rf"(?:(?i:{OF}){{0,3}}{CAP}{MONTH}(?:[\s-](?i:{OF}){{0,2}}{CAP}){{0,4}}|(?i:des|du|de la|de l')\s?{SMALL})"
)
INSIDE = (
    r"(?:\b(?i:bat(?:iment)?|bt|appt?|appartement|apt|appart|escalier|esc|porte|hall|chambre|boite|entree|bloc"
    r"|tour|logement|lgt)\b\.?\s?(?:n[o°]?\s?)?"
    r"(?:\d{1,4}\s?[a-zA-Z]?|[a-zA-Z]\d{0,3})(?!\w)|\d{1,2}\s?(?i:er|e|eme|ieme)\s(?i:etage|droite|gauche)"
    r"|(?i:rdc|rez[- ]de[- ]chaussee))"
)
TOWN = (
    r"(?:[\s,-]{1,3}(?:(?i:a)\s)?\d{2}\s?\d{3}(?:\s(?:[A-Z][\w'-]{1,30}(?:[\s-][A-Z][\w'-]{1,30}){0,3}"
    r"|[a-z][\w-]{2,30}))?|,?\s(?i:a)\s[A-Z][\w'-]{1,40}(?:\s[A-Z][\w'-]{1,30})?)"
)
TAIL = rf"(?:[\s,-]{{1,3}}{INSIDE}){{0,4}}{TOWN}?(?:[\s,-]{{1,3}}{INSIDE}){{0,3}}"
HOUSE = (
    r"(?:(?i:n[o°])\s?)?\d{1,4}(?:[\s-]{0,2}(?i:bis|ter|quater|[a-d](?=[\s,])))?[\s,]{1,3}"
    r"(?:(?i:de la)\s(?=(?i:rue|place|route)))?"
)
HOME = r"(?:j'?\s?habite|habitons|habite|adresse|domicilie\w?|loge|vis|demeurant|chez moi|reside)"
ADDRESS = re.compile(
    rf"(?<![\w/])(?:{INSIDE}[\s,]{{1,3}}){{0,3}}{HOUSE}(?:(?i:{STREET})\s{STREET_NAME}"
    rf"|(?i:{STREET_TOO})\s{STREET_NAME_SURE}){TAIL}"
)
# No number, but a flat: « résidence du parc bât C appt 304 », « bât. B, 3e étage, porte 12 ».
ADDRESS_INSIDE = re.compile(
    rf"(?<!\w)(?i:residence(?: sociale| universitaire| autonomie| etudiante| senior)?|cite|hlm|foyer|lotissement"
    rf"|hameau|immeuble|rue|tour|les)\s{STREET_NAME}(?:[\s,-]{{1,3}}{INSIDE}){{1,4}}{TOWN}?"
)
ADDRESS_FLAT = re.compile(rf"(?<!\w){INSIDE}(?:[\s,-]{{1,3}}{INSIDE}){{1,4}}{TOWN}?")
# No number at all, but somebody says that home is there.
ADDRESS_HOME = re.compile(
    rf"(?<!\w)(?i:{HOME})(?:\s?:|\s(?i:au|a|est|c'est|dans|la|sur|tout|en haut|de)){{0,3}}\s"
    rf"(?P<it>(?i:{STREET}|hlm|cite)\s{STREET_NAME}{TAIL}"
    rf"|\d{{5}}\s[A-Z][\w'-]{{1,30}}(?:[\s-][A-Z][\w'-]{{1,30}}){{0,3}})"
)
ADDRESSES = (ADDRESS, ADDRESS_INSIDE, ADDRESS_FLAT, ADDRESS_HOME)
