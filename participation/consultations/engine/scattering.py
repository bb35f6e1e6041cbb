"""That somebody wrote free words is on her sheet, what she wrote is not. Where but a few wrote, the words of a question
would lead to their sheets. So it is taken off, and put on as many sheets, drawn among all who may have written.

Within those who answered by one way in one territory: every figure that is shown stays exact. Pure: no Django.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .answers import screens
from .form import WRITTEN, Form

WROTE = {"t": True}
"""What is left on a sheet of free words: `answers.without_texts`."""


def scatter_writing(form: Form, sheets: Sequence[dict], *, draws: Random) -> None:
    """sheets: contents of one version, without their words, that no table tells apart; changed in place."""
    for question in form.asked:
        if question.kind in WRITTEN:
            wrote = [sheet for sheet in sheets if sheet.get(question.name) == WROTE]
            silent = [one for one in sheets if question.name not in one and question in screens(form, one)]
            for sheet in wrote:
                del sheet[question.name]
            for sheet in draws.sample([*wrote, *silent], len(wrote)):
                sheet[question.name] = dict(WROTE)
