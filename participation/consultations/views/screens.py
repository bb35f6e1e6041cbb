"""What the screens of answering are drawn from: one question, and all the answers before they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from journal.models import Channel
from kit.refusals import Refusal
from participation.consultations import fragments
from participation.consultations.engine.answers import SHORTEST_FIELD, Answer, screens
from participation.consultations.engine.form import CHOSEN, OTHER, Form, Kind, Question
from participation.consultations.rules import Letter

from .ways import Way


def question_context(
    way: Way,
    letter: Letter | None,
    asked: Question,
    number: int,
    *,
    refusal: Refusal | None = None,
    typed: QueryDict | None = None,
) -> dict[str, Any]:
    """One question, with her last answer, that she may change. What she answered alone, a helper does not see.

    typed: what was just sent and refused; it is shown back.
    """
    form = fragments.form_of(way.consultation, letter)
    hers_alone = _hers_alone(way, letter, asked)
    given = letter.answers.get(asked.name) if letter and not hers_alone else None
    answers = letter.answers if letter else {}
    drawn = drawn_question(way, form, asked, number, version=version_of(way, letter), shown=screens(form, answers))
    return drawn | {
        "given": given,
        "given_words": fragments.say_answer(form, asked, given, language=way.language) if given else "",
        "given_tongue": _tongue_of_answer(way, form, asked, given),
        "chosen": typed.getlist("r") if typed is not None else (given or {}).get("v", []),
        "text": _text(given, typed),
        "other_text": typed.get("autre", "") if typed is not None else (given or {}).get("o", ""),
        "hers_alone": hers_alone,
        "refusal": refusal,
        "call": fragments.call_before_sending(form, letter, is_helped=way.is_helped),
        "begun_here": way.with_code and letter is not None and not drawn["before_url"],
    }


def drawn_question(
    way: Way, form: Form, asked: Question, number: int, *, version: int, shown: Sequence[Question]
) -> dict[str, Any]:
    """One question as it is before anybody has answered it. shown: the ones that are asked of who is there."""
    places = [place for place, one in enumerate(form.questions, start=1) if one in shown]
    before = max((place for place in places if place < number), default=0)
    after = min((place for place in places if place > number), default=0)
    return {
        "way": way,
        "consultation": way.consultation,
        "question": asked,
        "version": version,
        "kind": asked.kind,
        "words": fragments.words(form, asked.words, way.language),
        "languages": _languages(way, form.languages, number),
        "tongue": fragments.tongue_of(form, asked.words, way.language),
        "hint_tongue": fragments.tongue_of(form, asked.words, way.language, "hint"),
        "always_tongue": fragments.tongue_always(way.language),
        **_heading(way, form, asked),
        "place": sum(one.is_asked for one in shown if form.questions.index(one) < number),
        "total": sum(one.is_asked for one in shown),
        "steps": [place <= number for place in places],
        "before_url": way.question(before) if before else "",
        "next_url": way.question(after) if after else way.message,
        "always": fragments.always_said(way.language),
        "choices": fragments.choices_of(form, asked, way.language),
        "pressed": asked.kind in CHOSEN and asked.kind is not Kind.SEVERAL,
        "other": OTHER if asked.with_other else "",
        "given": None,
        "given_words": "",
        "given_tongue": fragments.FRENCH,
        "chosen": [],
        "text": "",
        "other_text": "",
        "most_signs": SHORTEST_FIELD,
        "hers_alone": False,
        "refusal": None,
        "changed": None,
        "action": "",
        "call": None,
        "begun_here": False,
    }


def reread_context(way: Way, letter: Letter | None, *, refusal: Refusal | None = None) -> dict[str, Any]:
    """Each question that was asked of her, with her answer in words; "" for one that was passed."""
    form = fragments.form_of(way.consultation, letter)
    answers: Mapping[str, Answer] = letter.answers if letter else {}
    rows = []
    for place, one in enumerate(form.questions, start=1):
        if one.is_asked and one in screens(form, answers):
            hidden = _hers_alone(way, letter, one)
            given = answers.get(one.name)
            said = fragments.say_answer(form, one, given, language=way.language) if given and not hidden else ""
            text = fragments.label(form, one.words, way.language)
            row: dict[str, Any] = {"text": text, "said": said, "hidden": hidden, "url": way.question(place)}
            row["tongue"] = fragments.tongue_of(form, one.words, way.language)
            row["said_tongue"] = _tongue_of_answer(way, form, one, given)
            rows.append(row)
    message = "" if letter is None or (way.is_helped and letter.has_own_message) else letter.message
    return {
        "way": way,
        "consultation": way.consultation,
        "rows": rows,
        "message": message,
        "letter": letter,
        "version": version_of(way, letter),
        "refusal": refusal,
        "call": fragments.call_before_sending(form, letter, is_helped=way.is_helped),
    }


def version_of(way: Way, letter: Letter | None) -> int:
    """Number of the version that is answered; 0 before there is any."""
    version = way.consultation.questionnaire_in_use()
    return letter.questionnaire if letter else version.number if version else 0


def _hers_alone(way: Way, letter: Letter | None, asked: Question) -> bool:
    return bool(
        way.is_helped and letter and asked.name in letter.answers and letter.channels.get(asked.name) == Channel.SELF
    )


def _text(given: Answer | None, typed: QueryDict | None) -> str:
    if typed is not None:
        return typed.get("r", "")
    return str((given or {}).get("t", (given or {}).get("n", "")))


def _languages(way: Way, codes: tuple[str, ...], number: int) -> list[dict[str, Any]]:
    """The other languages of the questionnaire, as links to this very question."""
    here = way.language or codes[0]
    return [
        {"name": fragments.LANGUAGES.get(code, code), "code": "fr" if code == "falc" else code, "url": other}
        for place, code in enumerate(codes)
        if code != here
        for other in [way.in_language(code if place else "").question(number)]
    ]


def _heading(way: Way, form: Form, asked: Question) -> dict[str, Any]:
    group = next((one for one in form.groups if one.name == asked.group), None)
    if group is None:
        return {"heading": "", "heading_tongue": fragments.FRENCH}
    return {
        "heading": fragments.label(form, group.words, way.language),
        "heading_tongue": fragments.tongue_of(form, group.words, way.language),
    }


def _tongue_of_answer(way: Way, form: Form, asked: Question, given: Answer | None) -> Any:
    """Of `say_answer`: the words of whoever answers have the language she likes."""
    chosen = (given or {}).get("v", [])
    shown = fragments.choices_of(form, asked, way.language)
    return next((one.tongue for one in shown if one.value in chosen), fragments.FRENCH)
