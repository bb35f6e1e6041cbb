"""Whom to call, when the words that somebody is writing speak of danger.

What is begun is hers: nobody of the team reads it before she sends it, or before the last day, even words of danger.
She may have written them to see them, and taken them away. So the house does not call for her: it says at once, on the
next screen, whom she may call. Once she has sent them, the team reads them at once (`rules.send_answers`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from journal.models import Channel
from participation.care.fragments import Call, call_now, dangers_said, say_hours, token_for
from participation.consultations.engine.answers import texts
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, Contribution
from participation.consultations.rules import MESSAGE, Letter


def told_words(form: Form, letter: Letter | None, *, is_helped: bool) -> list[str]:
    """Of her words, those of which whoever holds the phone may be told. is_helped: somebody else holds it, who may be
    who one is afraid of: of what was written without her, she learns nothing."""
    if letter is None:
        return []
    words = texts(form, letter.answers) | {MESSAGE: letter.message}
    return [
        text for name, text in words.items() if not is_helped or letter.channels.get(name, Channel.SELF) != Channel.SELF
    ]


def call_after_sending(consultation: Consultation, contributions: Iterable[Contribution]) -> Call | None:
    """By her receipt: the same numbers, and she may still leave one of hers."""
    said = [one.text for one in contributions]
    if call_now(*said) is None:
        return None
    page = reverse("care:call_back", args=[token_for(consultation.structure_id, dangers_said(said))])
    return Call(who=say_hours(consultation.structure), call_back=page)


def call_before_sending(form: Form, letter: Letter | None, *, is_helped: bool) -> Call | None:
    """What the next screen shows while she writes."""
    who = _("Personne d’autre ne lit ces mots avant l’envoi, ou le dernier jour.")
    return call_now(*told_words(form, letter, is_helped=is_helped), who=who)
