"""Whom to call, when the words that somebody is writing speak of danger.

What is begun is hers: nobody of the team reads it before she sends it, or before the last day, even words of danger.
She may have written them to see them, and taken them away. So the house does not call for her: it says at once, on the
next screen, whom she may call. Once she has sent them, the team reads them at once (`rules.send_answers`).
"""

from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from participation.consultations.engine.answers import texts
from participation.consultations.engine.form import Form
from participation.consultations.rules import MESSAGE, Letter
from participation.moderation.engine.danger import is_danger

CALL_NOW = _("Vous êtes en danger ? Appelez le 112. Par SMS, le 114. Envie de mourir ? Appelez le 3114.")


def in_danger(form: Form, letter: Letter | None, *, is_helped: bool) -> bool:
    """is_helped: somebody else holds the phone. She may be who one is afraid of: of what was written without her, she
    learns nothing."""
    if letter is None:
        return False
    words = texts(form, letter.answers) | {MESSAGE: letter.message}
    return any(
        is_danger(text)
        for name, text in words.items()
        if not is_helped or letter.channels.get(name, Channel.SELF) != Channel.SELF
    )
