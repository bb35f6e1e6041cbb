"""Questionnaires of every shape, for tests that look for the odd one."""

import string

from hypothesis import strategies as st

from participation.consultations.engine.form import (
    CHOSEN,
    LISTED,
    Choice,
    Condition,
    Form,
    Group,
    Kind,
    Operator,
    Question,
    Said,
    Words,
)

LETTERS = string.ascii_letters + string.digits + "_-."
PHRASES = st.text(st.sampled_from("aé ’\u00a0?!=+@'\"<>&\t\n«»0ا中😀"), min_size=1, max_size=20).filter(str.strip)
LANGUAGES = ("fr", "falc", "ar", "klingon")


def names(first: str = string.ascii_letters + "_") -> st.SearchStrategy[str]:
    return st.builds(str.__add__, st.sampled_from(first), st.text(LETTERS, max_size=8))


@st.composite
def texts(draw: st.DrawFn, *, label: bool = True) -> dict[str, Words]:
    """Words in French, and in some of the other languages."""
    empty = st.just("")
    found = {"fr": Words(draw(PHRASES) if label else "", draw(empty | PHRASES), draw(st.sampled_from(["", "a.png"])))}
    for language in LANGUAGES[1:]:
        words = Words(draw(empty | PHRASES), "", "", draw(st.sampled_from(["", "b.mp3"])))
        if words != Words():
            found[language] = words
    return found


@st.composite
def questions(draw: st.DrawFn, name: str, before: tuple[Question, ...]) -> Question:
    kind = draw(st.sampled_from(Kind))
    question = Question(name, kind, draw(texts()), required=draw(st.booleans()), relevant=draw(conditions(before)))
    details: dict[str, object] = {}
    if kind in LISTED:
        count = st.integers(3, 5) if kind is Kind.FACES else st.integers(2, 6)
        values = draw(st.lists(names(LETTERS), min_size=(n := draw(count)), max_size=n, unique=True))
        words = st.dictionaries(st.just("ar"), st.builds(Words, PHRASES))
        details["choices"] = tuple(Choice(f"v{value}", {"fr": Words(draw(PHRASES)), **draw(words)}) for value in values)
        details["with_other"] = draw(st.booleans())
        details["list_name"] = draw(st.sampled_from(["", "liste", "liste 2"]))
    if kind is Kind.SEVERAL:
        details["at_most"] = draw(st.none() | st.integers(1, len(values)))
    if kind is Kind.NUMBER:
        details["least"] = draw(st.none() | st.integers(-5, 5))
        details["most"] = draw(st.none() | st.integers(6, 999))
    return Question(**{**vars(question), **details})


@st.composite
def conditions(draw: st.DrawFn, before: tuple[Question, ...]) -> Condition | None:
    about = [one for one in before if one.kind in CHOSEN or one.kind is Kind.NUMBER]
    if not about or draw(st.booleans()):
        return None
    one = draw(st.sampled_from(about))
    if one.kind is Kind.NUMBER:
        return Condition(one.name, draw(st.sampled_from(Operator)), str(draw(st.integers(-9, 99))))
    value = draw(st.sampled_from([*one.values, *Said]))
    return Condition(one.name, draw(st.sampled_from([Operator.IS, Operator.IS_NOT])), str(value))


@st.composite
def forms(draw: st.DrawFn) -> Form:
    asked: tuple[Question, ...] = ()
    for name in draw(st.lists(names(), min_size=1, max_size=6, unique_by=str.lower)):
        one = draw(questions(f"q{name}", asked))
        group = draw(st.sampled_from(["", "", "debut", "fin"]))
        asked = (*asked, Question(**{**vars(one), "group": group}))
    groups = tuple(Group(name, draw(texts(label=False))) for name in ("debut", "fin"))
    return Form(draw(st.just("") | PHRASES), draw(st.sampled_from(["", "f1"])), "018", LANGUAGES, asked, groups)
