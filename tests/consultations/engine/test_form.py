import pytest

from participation.consultations.engine.answers import Unfit, answer_to, kept, screens, texts, without_texts
from participation.consultations.engine.form import (
    Choice,
    Condition,
    Form,
    Group,
    Kind,
    Operator,
    Question,
    Words,
    faults,
    from_data,
    to_data,
)


def fr(label: str) -> dict[str, Words]:
    return {"fr": Words(label)}


MOMENT = Question(
    "moment", Kind.ONE, fr("Quel moment ?"), choices=(Choice("matin", fr("Le matin")), Choice("soir", fr("Le soir")))
)
HOW_MANY = Question("combien", Kind.NUMBER, fr("Combien ?"), least=0, most=30)
WHY = Question("pourquoi", Kind.LONG, fr("Pourquoi ?"), relevant=Condition("moment", Operator.IS, "soir"))
FORM = Form("Les horaires", languages=("fr", "falc"), questions=(MOMENT, HOW_MANY, WHY))


def test_a_form_and_its_json_are_the_same():
    whole = FORM.changed(
        groups=(Group("debut", fr("Pour commencer")),),
        questions=(
            MOMENT.__class__(**{**vars(MOMENT), "words": {"fr": Words("Quel ?", "Un seul", "a.png"), "falc": Words()}}),
            HOW_MANY,
            WHY,
        ),
    )
    assert from_data(to_data(whole)) == whole
    assert to_data(whole)["questions"][1]["least"] == 0


def test_what_is_wrong_is_said_with_its_question():
    broken = FORM.changed(
        questions=(
            MOMENT,
            MOMENT,
            Question("1 2", Kind.FACES, fr("Comment ?"), choices=(Choice("unsure", fr("Bof")),)),
            Question("tard", Kind.NOTE, {}, relevant=Condition("apres", Operator.IS, "x")),
        )
    )
    assert [(one.question, one.what) for one in faults(broken)] == [
        ("moment", "twice"),
        ("1 2", "name"),
        ("1 2", "too_few_choices"),
        ("1 2", "faces"),
        ("1 2", "choice_reserved"),
        ("tard", "no_label"),
        ("tard", "condition_question"),
    ]
    assert faults(FORM) == []


@pytest.mark.parametrize(
    ("question", "sent", "answer"),
    [
        (MOMENT, ["soir"], {"v": ["soir"]}),
        (MOMENT, ["unsure"], {"s": "unsure"}),
        (MOMENT, [], None),
        (HOW_MANY, ["1 2"], {"n": 12}),
        (HOW_MANY, ["unwilling"], {"s": "unwilling"}),
        (WHY, ["unsure"], {"t": "unsure"}),
        (WHY, ["  \n"], None),
    ],
)
def test_an_answer_is_kept_as_it_was_meant(question, sent, answer):
    assert answer_to(question, sent) == answer


@pytest.mark.parametrize(
    ("question", "sent", "what"),
    [
        (MOMENT, ["midi"], "unknown_choice"),
        (MOMENT, ["matin", "soir"], "too_many"),
        (HOW_MANY, ["31"], "too_big"),
        (HOW_MANY, ["٣"], "not_a_number"),
        (HOW_MANY, ["-1"], "too_small"),
        (WHY, ["a" * 5_001], "too_long"),
        (WHY, ["a\0"], "unreadable"),
    ],
)
def test_what_is_no_answer_is_refused(question, sent, what):
    with pytest.raises(Unfit) as refused:
        answer_to(question, sent)
    assert refused.value.what == what


def test_a_condition_opens_a_question_and_going_back_closes_it_again():
    soir, matin = {"moment": {"v": ["soir"]}}, {"moment": {"v": ["matin"]}}
    assert [one.name for one in screens(FORM, soir)] == ["moment", "combien", "pourquoi"]
    assert (
        [one.name for one in screens(FORM, matin)] == [one.name for one in screens(FORM, {})] == ["moment", "combien"]
    )
    assert kept(FORM, matin | {"pourquoi": {"t": "Je travaille."}}) == matin


@pytest.mark.parametrize(("operator", "asked"), [(Operator.LESS, False), (Operator.IS, False), (Operator.IS_NOT, True)])
def test_who_does_not_know_how_many_said_no_number(operator, asked):
    follow = Question("suite", Kind.YES_NO, fr("Et puis ?"), relevant=Condition("combien", operator, "3"))
    form = FORM.changed(questions=(HOW_MANY, follow))
    assert (follow in screens(form, {"combien": {"s": "unsure"}})) is asked


def test_free_words_leave_the_sheet():
    sheet = {"moment": {"v": ["other"], "o": "Le dimanche"}, "pourquoi": {"t": "Je travaille."}, "combien": {"n": 0}}
    assert texts(FORM, sheet) == {"moment": "Le dimanche", "pourquoi": "Je travaille."}
    assert without_texts(sheet) == {"moment": {"v": ["other"]}, "pourquoi": {"t": True}, "combien": {"n": 0}}
