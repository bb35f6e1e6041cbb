"""Hands raised in a room: what is counted, and what cannot be."""

from participation.consultations.engine.form import Choice, Form, Kind, Question, Words
from participation.consultations.engine.hands import Line, TooMany, counted_by_hand, is_known, lines, too_many

DAYS = tuple(Choice(name, {"fr": Words(name)}) for name in ("lundi", "jeudi"))
FORM = Form(
    "La salle",
    questions=(
        Question("samedi", Kind.STATEMENT),
        Question("jours", Kind.SEVERAL, choices=DAYS),
        Question("idee", Kind.LONG),
    ),
)


def test_what_is_written_is_not_counted_by_hand():
    assert [counted_by_hand(one) for one in FORM.questions] == [True, True, False]
    assert not is_known(FORM, {"idee": {"yes": 1}})


def test_one_hand_each_where_one_answer_is_chosen():
    assert too_many(FORM, {"samedi": {"yes": 20, "no": 8, "unsure": 3}}, 31) == []
    assert too_many(FORM, {"samedi": {"yes": 20, "no": 8, "unsure": 4}}, 31) == [TooMany("samedi", "", 32)]


def test_as_many_as_one_likes_where_several_are():
    assert too_many(FORM, {"jours": {"lundi": 31, "jeudi": 31}}, 31) == []
    assert too_many(FORM, {"jours": {"lundi": 32, "jeudi": 1}}, 31) == [TooMany("jours", "lundi", 32)]


def test_what_the_questionnaire_does_not_ask_is_not_known():
    assert is_known(FORM, {"samedi": {"yes": 0, "unwilling": 2}})
    for raised in ({"samedi": {"maybe": 1}}, {"dimanche": {"yes": 1}}, {"samedi": {"yes": -1}}):
        assert not is_known(FORM, raised), raised


def test_each_count_knows_the_hands_above_it_so_that_the_database_can_refuse():
    raised = {"samedi": {"unsure": 3, "yes": 20}, "jours": {"jeudi": 12, "lundi": 9}}
    assert list(lines(FORM, raised)) == [
        Line("samedi", "yes", 20, 0),
        Line("samedi", "unsure", 3, 20),
        Line("jours", "lundi", 9, 0),
        Line("jours", "jeudi", 12, 0),
    ]
