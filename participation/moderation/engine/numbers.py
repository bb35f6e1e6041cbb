"""Rules of `flags`: telephones, social security numbers, bank accounts; and what is written to on the net."""

import re

from participation.moderation.engine.keys import IBAN_LENGTHS

SEP = r"[ .\-/_,·]{0,3}"
# A French number however it is grouped: 06 12 34 56 78, 0612345678, 06.12…, +33 (0)6…, 0033…, « O6 » with a letter.
# Not 08: these are services, never somebody's own. Public numbers (115, 3919, 116 117…) are shorter: never reached.
DATE = r"\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d(?!\d)"
FRENCH_PHONE = re.compile(
    rf"(?<![\w+])(?!{DATE})(?:\(?(?:\+|00){SEP}33\)?{SEP}(?:\(0\){SEP})?0?|33(?=[67])|\(?0\)?"
    rf"|o){SEP}[1-79](?:{SEP}\d){{8}}(?!\d)"
)
# Of another country, with its +, or its 00: 8 to 13 digits.
FOREIGN_PHONE = re.compile(rf"(?<![\w+])(?:\+|00){SEP}[1-9](?:{SEP}\d){{7,13}}(?!\d)")
# The first 0 forgotten, after a word that says what it is.
SHORT_PHONE = re.compile(
    r"\b(?:tel|telephone|portable|num|numero|appelez|appelle|whatsapp|sms"
    r"|joignable)(?:[ .:'-]{1,3}[a-z']{1,8}){0,4}[ .:]{1,3}"
    rf"(?P<it>[67](?:{SEP}\d){{8}})(?!\d)"
)
BARE_PHONE = re.compile(r"(?<![\d+] )(?<![\d,.+/])[67](?:[ .-]\d\d){4}(?![\d,€]|[ .]\d)")
# Dictated: « zéro six douze trente-quatre cinquante-six soixante-dix-huit », words and figures mixed.
NUMBER_WORD = (
    r"(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente"
    r"|quarante|cinquante|soixante|septante|octante|huitante|nonante|\d{1,2})"
)
SAID_PHONE = re.compile(
    rf"(?<!\w)(?:zero|0){SEP}(?:un|deux|trois|quatre|cinq|six|sept|neuf"
    rf"|[1-79])(?:(?:{SEP}(?:et )?){NUMBER_WORD}(?!\w)){{4,14}}"
)
# The zero left out, after a word that says what it is: six pairs of figures at least.
SAID_SHORT = re.compile(
    rf"\b(?:tel|telephone|portable|num|numero|appelez|joignable)(?:[ .:'-]{{1,3}}[a-z']{{1,8}}){{0,3}}?[ .:]{{1,3}}"
    rf"(?P<it>(?:six|sept)(?:{SEP}(?:et )?{NUMBER_WORD}(?!\w)){{5,14}})"
)
# A French social security number: sex, year, month, department (2A and 2B too), commune, order, and its key or not.
NIR = re.compile(
    rf"(?<!\w)[1-478]{SEP}\d{SEP}\d{SEP}(?:0{SEP}[1-9]|1{SEP}[0-2]|[2-9]{SEP}\d){SEP}(?:\d{SEP}\d|2{SEP}[ab])"
    rf"(?:{SEP}\d){{6}}(?:{SEP}\d{SEP}\d)?(?!\w)"
)
NIR_SPACED = re.compile(r"\d[ .-]\d\d[ .-]\d\d[ .-]")
NIR_WORDS = re.compile(r"\b(?:secu|securite sociale|nir|vitale|num|numero|assure|matricule|immatricul\w{1,8})\b")
IBAN = re.compile(rf"(?<!\w)(?:{'|'.join(IBAN_LENGTHS)}) ?\d\d(?=[ .\-]?\w)")
IBAN_WORDS = re.compile(r"\b(?:iban|rib|compte|virement|virer|virez)\b")
RIB = re.compile(r"\b(?:rib|compte)\b[^\d\n]{0,30}(?P<it>\d{5}[ .-]?\d{5}[ .-]?[\da-z]{11}[ .-]?\d\d)(?!\w)")


# Addresses of the net. -----------------------------------------------------------------------------------------------

TLD = (
    r"(?:fr|com|org|net|eu|info|io|be|ch|de|es|it|uk|ma|dz|tn|sn|app|site|online|shop|link|gg|ly|page|asso|gouv"
    r"|test|example)"
)
HOST = rf"(?:[a-z\d-]{{1,63}}\.){{1,4}}{TLD}(?![\w-])"
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{2,63}){1,4}")
MAILER = (
    r"(?:gmail|hotmail|outlook|yahoo|orange|wanadoo|free|sfr|laposte|live|icloud|proton\w{0,5}|exemple|example"
    r"|bbox|aol)"
)
EMAIL_NO_END = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}\s?@\s?{MAILER}(?!\w)")
# Dictated: « awa point keita arobase exemple point fr », « awa (at) exemple . fr ».
DOT, AT = (
    r"\s?(?:\bpoint\b|\.|[\[(](?:point|dot|\.)[\])]|\bdot\b)\s?",
    r"\s?(?:@|[\[({](?:at|arobase|a)[\])}]"
    r"|\baro+ba[sz]e?\b)\s?",
)
IN_NAME = r"(?:\s(?:point|tiret(?: du (?:bas|6|8))?|underscore)\s[\w-]{1,30})"
EMAIL_SAID = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{IN_NAME}{{0,3}}(?:{AT}[\w-]{{1,40}}(?:{DOT}[\w-]{{1,20}}){{1,3}}|{AT}{MAILER}"
    rf"|\s(?:at|chez)\s{MAILER}"
    rf"(?:{DOT}(?:com|fr|org|net)))(?!\w)"
)
LINK = re.compile(r"(?<!\w)(?:https?\s?:\s?//|www\s?\.\s?)[^\s<>«»\"]{1,2000}")
HOST_ALONE = re.compile(
    rf"(?<![\w.@-])(?:{HOST}(?:/[^\s<>«»\"]{{0,500}})?|(?:[a-z\d-]{{1,40}}\.){{1,3}}(?:me|re|tv|co|to"
    rf"|cc)/[^\s<>\"]{{1,500}})"
)
HOST_SAID = re.compile(
    r"(?<!\w)(?:(?:www|w w w|trois w) point )?[\w-]{1,40}(?: tiret [\w-]{1,30}){0,2} point (?:fr|com|org|net|eu"
    r"|info)(?!\w)"
)
HANDLE = re.compile(r"(?<![\w.@])@[\w.]{2,40}(?<!\.)")
# A pseudonym after the name of a network: with a sign no word has, or after « c'est ».
NETWORK = (
    r"(?:insta(?:gram)?|facebook|fb|face|snap(?:chat)?|tik ?tok|telegram|twitter|discord|whatsapp|messenger"
    r"|linkedin|skype|signal|pseudo|twitch|youtube)"
)
PSEUDONYM = re.compile(
    rf"\b{NETWORK}(?:\s?:\s?|\s(?:c'?\s?est\b|c\b|est|sous|mon|pseudo|le|nom|de|compte|au|moi|@)){{0,4}}\s?"
    r"(?P<it>[a-z][\w-]{0,30}(?:[._\d#][\w.#-]{0,30}\w|_\w{1,30}|\d))(?!\w)"
)

PAGE = re.compile(rf"(?i:\b{NETWORK})\s(?i:c'est\s|:\s)?(?P<it>[A-Z]?[a-z]{{1,20}}[A-Z]\w{{1,30}})")
PHONES = (FRENCH_PHONE, FOREIGN_PHONE, SHORT_PHONE, BARE_PHONE, SAID_PHONE, SAID_SHORT)
EMAILS = (EMAIL, EMAIL_NO_END, EMAIL_SAID)
LINKS = (HOST_ALONE, HOST_SAID, HANDLE, PSEUDONYM)
