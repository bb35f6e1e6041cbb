"""Each row is taken or refused, with its place and why."""

import io

import pytest
from openpyxl import Workbook

from participation.consultations.engine.form import Choice, Condition, Group, Kind, Operator, Question, Words
from participation.consultations.engine.xlsform import read_form
from participation.consultations.engine.xlsform.expressions import read_bounds, read_condition, read_count
from participation.consultations.engine.xlsform.rows import Refused
from participation.consultations.fragments import say_row

YES_NO = [["list_name", "name", "label"], ["ouinon", "oui", "Oui"], ["ouinon", "non", "Non"]]


def book(survey, choices=YES_NO, **sheets) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, rows in {"survey": survey, "choices": choices, **sheets}.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def refused(*survey, titles=("type", "name", "label"), choices=YES_NO, **sheets) -> list[tuple[str, int, str, str]]:
    parsed = read_form(book([titles, *survey], choices, **sheets))
    return [(row.sheet, row.number, row.reason, row.detail) for row in parsed.refused]


ONE = ("select_one ouinon", "venir", "Venez-vous ?")


def test_every_kind_is_read_in_the_ways_that_odk_has():
    survey = [
        [
            "type",
            "name",
            "label::Français (fr)",
            "label::FALC",
            "constraint",
            "appearance",
            "media::image::Français (fr)",
        ],
        ["select one from ouinon or specify other", "a", "Quoi ?", "Dites quoi", None, None, "quoi.png"],
        ["select_multiple ouinon", "b", "Lesquels ?", None, "count-selected(.) < 2"],
        ["integer", "c", "Combien ?", None, "(. > 0) and (. <= 10)"],
        ["text", "d", "Où ?"],
        ["string", "e", "Pourquoi ?", None, None, "multiline"],
        ["note", None, "Merci."],
    ]
    form = read_form(book(survey)).form
    choices = (Choice("oui", {"fr": Words("Oui")}), Choice("non", {"fr": Words("Non")}))
    assert form.languages == ("fr", "falc")
    assert form.questions == (
        Question(
            "a",
            Kind.ONE,
            {"fr": Words("Quoi ?", image="quoi.png"), "falc": Words("Dites quoi")},
            list_name="ouinon",
            choices=choices,
            with_other=True,
        ),
        Question("b", Kind.SEVERAL, {"fr": Words("Lesquels ?")}, list_name="ouinon", choices=choices, at_most=1),
        Question("c", Kind.NUMBER, {"fr": Words("Combien ?")}, least=1, most=10),
        Question("d", Kind.SHORT, {"fr": Words("Où ?")}),
        Question("e", Kind.LONG, {"fr": Words("Pourquoi ?")}),
        Question("note_7", Kind.NOTE, {"fr": Words("Merci.")}),
    )


def test_the_condition_of_a_heading_is_the_one_of_its_questions():
    form = read_form(
        book(
            [
                ["type", "name", "label", "relevant"],
                ONE,
                ["begin_group", "suite", "La suite", "${venir} = 'oui'"],
                ["text", "quand", "Quand ?"],
                ["end_group"],
            ]
        )
    ).form
    assert form.groups == (Group("suite", {"fr": Words("La suite")}),)
    assert form.questions[1].relevant == Condition("venir", Operator.IS, "oui")
    assert form.questions[1].group == "suite"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["geopoint", "ou", "Où ?"], "type_place"),
        (["date", "quand", "Quand ?"], "type_date"),
        (["start", "debut"], "type_watched"),
        (["calculate", "somme"], "type_computed"),
        (["rank ouinon", "rang", "Rangez"], "type_rank"),
        (["select_one_from_file a.csv", "x", "Quoi ?"], "type_from_file"),
        (["begin repeat", "enfants", "Enfants"], "repeat"),
        (["mystere", "x", "Quoi ?"], "type_unknown"),
        (["text", "venir", "Encore ?"], "twice"),
        (["text", "prénom", "Qui ?"], "name"),
        (["text", None, "Qui ?"], "no_name"),
        (["text", "qui"], "no_label"),
        (["text", "qui", "Bonjour ${venir}"], "quotes_answer"),
        (["select_one absente", "x", "Quoi ?"], "list_unknown"),
        (["text", "x", "Quoi ?", "peut-être"], "required"),
        (["text", "x", "Quoi ?", None, "${venir} = 'oui' and ${venir} = 'non'"], "condition_complicated"),
        (["text", "x", "Quoi ?", None, "${apres} = 'oui'"], "condition_question"),
        (["text", "x", "Quoi ?", None, "${venir} = 'peutetre'"], "condition_value"),
        (["text", "x", "Quoi ?", None, None, "regex(., 'a')"], "constraint"),
        (["text", "x", "Quoi ?", None, None, None, "table-list"], "matrix"),
        (["select_one ouinon", "x", "Quoi ?", None, None, None, None, "a=b"], "choice_filter"),
        (["text", "x", "Quoi ?", None, None, None, None, None, "jr://images/a.png"], "file_name"),
        (["text", "x", "=1+1"], "formula"),
        (["text", "x", "a" * 2_001], "cell_too_long"),
    ],
)
def test_what_we_do_not_have_is_refused_with_its_row_and_the_others_stay(row, reason):
    titles = ("type", "name", "label", "required", "relevant", "constraint", "appearance", "choice_filter", "image")
    parsed = read_form(book([titles, ONE, row, ("text", "apres", "Et après ?")]))
    # What comes inside a row that is refused goes with it.
    inside = [("survey", 4, "in_refused")] if reason == "repeat" else []
    assert [(one.sheet, one.number, one.reason) for one in parsed.refused] == [("survey", 3, reason), *inside][
        : 1 + len(inside)
    ]
    assert all(say_row(one) for one in parsed.rows)
    assert parsed.form.questions[0].name == "venir"


def test_a_question_goes_with_any_row_of_its_list():
    choices = [
        ["list_name", "name", "label"],
        ["ouinon", "oui", "Oui"],
        ["ouinon", "je ne sais pas", "Non"],
        ["x", "y", "Y"],
    ]
    assert refused(ONE, choices=choices) == [
        ("survey", 2, "list_broken", "3"),
        ("choices", 2, "list_broken", "3"),
        ("choices", 3, "choice_name", "je ne sais pas"),
        ("choices", 4, "list_unused", "x"),
    ]


def test_a_condition_on_a_refused_question_is_refused_too():
    titles = ("type", "name", "label", "relevant")
    assert refused(("date", "jour", "Quel jour ?"), ("text", "a", "Quoi ?", "${jour} = 'a'"), titles=titles)[:2] == [
        ("survey", 2, "type_date", "date"),
        ("survey", 3, "condition_question", "jour"),
    ]


def test_columns_settings_and_sheets_that_are_nothing_to_us_are_said():
    said = refused(
        (*ONE, "oui", "Attention"),
        titles=("type", "name", "label", "couleur", "constraint_message"),
        settings=[["form_title", "public_key"], ["Venir", "abc"]],
        brouillon=[["a"], ["b"]],
    )
    assert said == [
        ("survey", 1, "column_unknown", "couleur"),
        ("survey", 1, "column_left", "constraint_message"),
        ("settings", 1, "column_left", "public_key"),
        ("brouillon", 0, "sheet_unknown", ""),
        ("brouillon", 2, "sheet_unknown", ""),
    ]


def test_words_under_no_title_are_said():
    assert refused((*ONE, "perdu")) == [("survey", 1, "column_untitled", "D")]


@pytest.mark.parametrize(
    "given", ["flat_xlsform_test.xlsx", "tutorial.xls", "unknown_question_type.xls", "or_other.xlsx"]
)
def test_every_row_of_a_given_file_has_one_fate_and_a_sentence(given, every_row):
    parsed, expected = every_row(given)
    assert [(row.sheet, row.number) for row in parsed.rows if row.number > 1] == expected
    assert all("%(" not in say_row(row) for row in parsed.rows)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("${a} = 'x'", Condition("a", Operator.IS, "x")),
        ("selected( ${a} , “x” )", Condition("a", Operator.IS, "x")),
        ("not(selected(${a}, 'x'))", Condition("a", Operator.IS_NOT, "x")),
        ("../a != 'x'", Condition("a", Operator.IS_NOT, "x")),
        ("(${a}>=-3)", Condition("a", Operator.AT_LEAST, "-3")),
    ],
)
def test_a_simple_condition_is_read_however_it_is_written(written, meant):
    assert read_condition(written).condition == meant


@pytest.mark.parametrize(
    "text", ["${a} = ${b}", "${a} = 'x' or ${b} = 'y'", "true()", "(${a} = 'x') and (1)", "'x'=${a}"]
)
def test_a_condition_that_is_not_one_comparison_is_refused(text):
    with pytest.raises(Refused):
        read_condition(text)


def test_bounds_are_read_and_anything_else_is_refused():
    assert read_bounds(". >= 0 and . < 31") == (0, 30)
    assert read_bounds("((. > -2))") == (-1, None)
    assert read_count("count-selected(.)<=3") == 3
    for wrong in (". >= 0 or . < 3", ". >= 1 and . >= 2", ". != 3", "string-length(.) < 3", ""):
        with pytest.raises(Refused):
            read_bounds(wrong)
