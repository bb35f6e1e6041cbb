"""Nobody can tell from the sheets who wrote free words."""

import random

from participation.consultations.engine.form import Condition, Form, Kind, Operator, Question
from participation.consultations.engine.scattering import WROTE, scatter_writing
from tests.support.consultations import NO, YES

FORM = Form(
    questions=(
        Question("samedi", Kind.YES_NO),
        Question("pourquoi", Kind.LONG),
        Question("comment", Kind.SHORT, relevant=Condition("samedi", Operator.IS, "yes")),
    )
)


def after(sheets: list[dict], seed: int) -> list[dict]:
    sheets = [dict(sheet) for sheet in sheets]
    scatter_writing(FORM, sheets, draws=random.Random(seed))
    return sheets


def wrote(sheets: list[dict], name: str) -> set[int]:
    return {place for place, sheet in enumerate(sheets) if sheet.get(name) == WROTE}


def test_of_those_who_wrote_and_those_who_were_silent_any_may_be_one():
    sheets = [{"samedi": YES, "pourquoi": WROTE}] * 2 + [{"samedi": NO}] * 8
    drawn = [wrote(after(sheets, seed), "pourquoi") for seed in range(200)]
    assert {len(places) for places in drawn} == {2}
    assert set.union(*drawn) == set(range(10))


def test_who_said_something_else_or_was_not_asked_stays_as_she_is():
    unsure = {"samedi": YES, "comment": {"s": "unsure"}}
    sheets = [{"samedi": YES, "comment": WROTE}, {"samedi": YES}, {"samedi": NO}, unsure]
    drawn = [after(sheets, seed) for seed in range(50)]
    assert set.union(*(wrote(one, "comment") for one in drawn)) == {0, 1}
    assert all(one[2:] == sheets[2:] for one in drawn)
