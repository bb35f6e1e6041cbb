"""In which language a text of a questionnaire is, for whoever has it read aloud or reads from right to left."""

from __future__ import annotations

from dataclasses import dataclass

from participation.consultations.engine.form import FALC, Form, Texts

RIGHT_TO_LEFT = {"ar", "fa", "ps", "ur", "he"}


@dataclass(frozen=True)
class Tongue:
    """What an element says of its text: its `lang` and its `dir`."""

    lang: str = "fr"
    dir: str = "ltr"


FRENCH = Tongue()


def tongue(code: str) -> Tongue:
    """code: of a language of a questionnaire; easy French is French."""
    return Tongue("fr" if code == FALC else code, "rtl" if code in RIGHT_TO_LEFT else "ltr")


def tongue_of(form: Form, texts: Texts, language: str = "", part: str = "label") -> Tongue:
    """Of this part of what is shown in this language: what it does not say is said in the first one."""
    if language in texts and getattr(texts[language], part):
        return tongue(language)
    return tongue(form.languages[0]) if form.languages else FRENCH
