"""Entry codes and paper cards: how they are made, how what was typed is read."""

import secrets
import unicodedata
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

CODE_LENGTH = 6
CARD_LENGTH = 12
# Known words, seven letters at most, without accent, that are nobody's name.
USERNAMES = (
    *("ananas", "avion", "balcon", "banane", "bateau", "biscuit", "cabane", "camion", "canard", "carotte", "cerise"),
    *("chemin", "citron", "colline", "dauphin", "fourmi", "galet", "hibou", "jardin", "koala", "lagon"),
    *("lavande", "melon", "moulin", "nuage", "orange", "panda", "papier", "piano", "pomme", "renard", "sable"),
    *("savon", "soleil", "tapis", "tomate", "tortue", "train", "vague", "valise", "violon", "volcan"),
)


def code_for(entry_id: UUID) -> str:
    """The six figures of one asking. Computed from the secret key, so that no table, log or backup ever holds them.

    Asked again (a gateway that failed, a second try) it is the same code: the SMS that arrives late still works.
    """
    digest = salted_hmac("participation.people.entry_code", entry_id.hex, algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 10**CODE_LENGTH:0{CODE_LENGTH}}"


def is_code_for(entry_id: UUID, figures: str) -> bool:
    return constant_time_compare(code_for(entry_id), figures)


def read_figures(typed: str) -> str:
    """« 482 913 », « 482-913 » -> "482913". What is no figure is left out."""
    return "".join(str(unicodedata.digit(sign)) for sign in typed if unicodedata.digit(sign, None) is not None)


def new_card_code() -> str:
    """Twelve figures, about 40 bits: figures alone, because every keypad has them."""
    return f"{secrets.randbelow(10**CARD_LENGTH):0{CARD_LENGTH}}"


def say_card_code(code: str) -> str:
    """ "482913570264" -> « 4829 1357 0264 »."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def new_door_key() -> str:
    """Sixteen signs drawn at random: what all the sessions of an account have in common, until it changes."""
    return secrets.token_urlsafe(12)


def say_slowly(code: str) -> str:
    """ "482913" -> « 4. 8. 2. 9. 1. 3. »: a voice stops after each figure."""
    return " ".join(f"{figure}." for figure in code)


def new_username() -> str:
    """A short name to type, « citron482 »: never hers, because a card may be lost in the street."""
    return f"{secrets.choice(USERNAMES)}{100 + secrets.randbelow(900)}"
