"""Numbers that carry their own proof: the key of a social security number, the key of a bank account."""

# ISO 13616: how many signs the account numbers of a country have.
IBAN_LENGTHS = {
    country: int(length)
    for length, countries in {
        15: "no", 16: "be", 18: "dk fi fo gl nl", 19: "mk si", 20: "at ba ee kz lt lu xk", 21: "ch hr li lv",
        22: "bg bh cr de gb ge ie me rs va", 23: "ae gi il iq tl om so", 24: "ad cz es md pk ro sa se sk tn vg",
        25: "ly pt st", 26: "is tr", 27: "bi dj fr gr it mc mr sm", 28: "al az by cy do gt hu lb pl ni sv",
        29: "br eg ps qa ua", 30: "jo kw mu mn", 31: "mt sc", 32: "lc", 33: "ru",
    }.items()
    for country in countries.split()
}  # fmt: skip


def only_signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def has_nir_key(text: str) -> bool:
    """Whether the 15 signs end with the key of the 13 before: 97 less their rest by 97.

    In Corsica, 2A is read 19 and 2B is read 18.
    """
    signs = only_signs(text).lower()
    if len(signs) != 15:
        return False
    number = signs[:13].replace("2a", "19").replace("2b", "18")
    return number.isdigit() and signs[13:].isdigit() and 97 - int(number) % 97 == int(signs[13:])


def iban_end(text: str) -> int:
    """How many signs of `text`, which begins like an account number of a known country, belong to it.

    0 when it is too short. Spaces, dashes and dots between the signs are counted.
    """
    wanted, seen = IBAN_LENGTHS.get(text[:2].lower(), 0), 0
    for place, sign in enumerate(text if wanted else ""):
        seen += sign.isalnum()
        if seen == wanted:
            return 0 if text[place + 1 : place + 2].isalnum() else place + 1
    return 0


def has_iban_key(text: str) -> bool:
    """ISO 7064: the first four signs put last, letters read as 10 to 35, the rest by 97 is 1."""
    signs = only_signs(text).lower()
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1
