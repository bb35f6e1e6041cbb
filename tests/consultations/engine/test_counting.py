"""From sheets to counts."""

from participation.consultations.engine.counting import (
    ANSWERED,
    CHANNEL,
    PASSED,
    Band,
    Sheet,
    band_of,
    bands,
    counted,
    joined,
    name_of,
    states_of,
)
from participation.consultations.engine.form import Choice, Condition, Form, Kind, Operator, Question

MOMENT = Question("moment", Kind.ONE, choices=(Choice("matin"), Choice("soir")), with_other=True)
WAYS = Question("moyens", Kind.SEVERAL, choices=(Choice("sms"), Choice("voix")))
MANY = Question("combien", Kind.NUMBER)
WHY = Question("pourquoi", Kind.LONG, relevant=Condition("moment", Operator.IS, "soir"))


def count(form, *sheets):
    return counted(form, [Sheet(*one) for one in sheets], channels=("self", "paper"), territories=("nord", ""))


def test_every_answer_is_counted_once_and_who_said_nothing_too():
    crowd = count(
        Form(questions=(MOMENT, WAYS)),
        ({"moment": {"v": ["soir"]}, "moyens": {"v": ["sms", "voix"]}}, "self", "nord"),
        ({"moment": {"v": ["other"]}, "moyens": {"s": "unwilling"}}, "paper", ""),
        ({}, "paper", "nord"),
    )
    moment, ways = crowd.tables
    assert crowd.people == 3
    assert crowd.groups[CHANNEL] == {"self": 1, "paper": 2}
    assert moment.whole.states == {"matin": 0, "soir": 1, "other": 1, "unsure": 0, "unwilling": 0, PASSED: 1}
    assert ways.whole.states == {ANSWERED: 1, "unsure": 0, "unwilling": 1, PASSED: 1}
    assert ways.whole.chosen == {"sms": 1, "voix": 1}
    assert ways.by[CHANNEL]["paper"].chosen == {"sms": 0, "voix": 0}


def test_who_was_not_asked_is_not_counted_as_silent():
    crowd = count(
        Form(questions=(MOMENT, WHY)),
        ({"moment": {"v": ["soir"]}, "pourquoi": {"t": True}}, "self", "nord"),
        ({"moment": {"v": ["soir"]}}, "self", "nord"),
        ({"moment": {"v": ["matin"]}}, "self", "nord"),
    )
    assert crowd.tables[1].whole.states == {ANSWERED: 1, "unsure": 0, "unwilling": 0, PASSED: 1}


def test_the_answers_of_an_earlier_version_are_counted_with_the_last():
    before = Form(questions=(Question("moment", Kind.ONE, choices=(Choice("midi"), Choice("soir"))), MANY))
    form = joined([before, Form(questions=(MOMENT,))])
    assert [one.name for one in form.questions] == ["moment", "combien"]
    crowd = count(form, ({"moment": {"v": ["midi"]}, "combien": {"n": 4}}, "self", "nord"))
    assert crowd.tables[0].whole.states["midi"] == 1
    assert crowd.tables[1].whole.states["3..5"] == 1


def test_bands_come_from_the_questionnaire_and_conditions_cut_them():
    open_ended = Question("age", Kind.NUMBER, least=0)
    adult = Question("r", Kind.YES_NO, relevant=Condition("age", Operator.AT_LEAST, "18"))
    found = bands(Form(questions=(open_ended, adult)), open_ended)
    assert Band(11, 17) in found
    assert Band(18, 20) in found
    assert [one for one in found if one.holds(17) and one.holds(18)] == []
    assert [band_of(name_of(one)) for one in found] == list(found)
    stars = Question("note", Kind.NUMBER, least=1, most=5)
    assert states_of(Form(questions=(stars,)), stars)[:2] == ("1..1", "2..2")
