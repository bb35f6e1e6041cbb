"""What is read of a publication: each question as a chart and its table, in words; nothing is counted here."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.models import Channel
from kit.time import say_day
from participation.consultations.engine.counting import ANSWERED, CHANNEL, PASSED, band_of
from participation.consultations.engine.disclosure import DIMENSIONS, FOLLOWS, Shown
from participation.consultations.engine.form import CHOSEN, OTHER, WRITTEN, Form, Kind, Question, Said
from participation.consultations.models import Consultation, Contribution, Publication
from participation.consultations.rules import last_publication

from .asking import choices_of, label

PATTERNS = 8
"""How many ways there are to fill a bar: it is known by its pattern, never by its colour alone."""
BAR, GAP, REST = 22, 6, 14  # pixels: a bar, between two bars, between two answers
WORDS_SHOWN = 5


@dataclass(frozen=True)
class Count:
    """One cell. number: people, None when hidden; share: of those asked, from 0 to 100; pattern: of its bar, from 1.

    What the page writes is text already: there are hundreds of them, and a template dresses each number it meets.
    """

    number: int | None
    said: str
    share: str
    pattern: str
    y: str

    @property
    def is_hidden(self) -> bool:
        return self.number is None


@dataclass(frozen=True)
class Row:
    """One answer. groups: (name, « sur 12 ») of each cell, none for everybody; is_together: a sum of what is hidden."""

    text: str
    counts: list[Count]
    is_together: bool = False
    groups: Sequence[tuple[str, str]] = ()

    @property
    def cells(self) -> list[tuple[str, str, Count]]:
        return [(*group, count) for group, count in zip(self.groups, self.counts, strict=True)]


@dataclass(frozen=True)
class Chart:
    """A picture and the table of the same numbers.

    said: the picture in words; caption: the table's name; is_crossed: each row has one cell for each group.
    """

    id: str
    title: str
    said: str
    caption: str
    height: int
    rows: list[Row]
    is_crossed: bool = False

    @property
    def bars(self) -> list[Count]:
        return [count for row in self.rows if not row.is_together for count in row.counts]


@dataclass(frozen=True)
class QuestionShown:
    """people: how many were asked; since: the day its figures were published, "" for this publication's; words: what
    was written, once read."""

    name: str
    id: str
    place: int
    text: str
    is_statement: bool
    people: int | None
    nothing: str
    charts: list[Chart]
    crossed: list[Chart]
    since: str = ""
    words: Sequence[str] = ()


@dataclass(frozen=True)
class ResultsShown:
    """Answers to a questionnaire, or votes on statements. people: None for too few; prefix: of its ids in the page."""

    publication: Publication
    people: int | None
    k: int
    who: list[Chart]
    questions: list[QuestionShown]
    prefix: str = ""

    @property
    def drawing(self) -> str:
        """Names what is drawn: the same for as long as the publication, its words and its days say the same."""
        said = [(one.id, one.text, one.since, *one.words) for one in self.questions]
        return hashlib.sha256(repr((self.publication.pk, self.prefix, said)).encode()).hexdigest()

    @property
    def is_asked(self) -> bool:
        """Whether there was a questionnaire at all: statements may have been voted on alone."""
        return bool(self.publication.form.asked)


def results_of(publication: Publication) -> ResultsShown:
    """A whole publication, to be read. Two queries, whatever was answered."""
    days = dict(publication.consultation.publications.values_list("number", "at"))
    days[publication.number] = publication.at
    words = _words_of(publication.consultation_id, publication.form)
    return shown(publication, publication.content, publication.form, days, words)


def results_to_be(consultation: Consultation, content: Shown) -> ResultsShown:
    """What a publication would show, before there is one."""
    days = dict(consultation.publications.values_list("number", "at"))
    publication = Publication(consultation=consultation, number=max(days, default=0) + 1, content=content)
    return shown(publication, content, publication.form, days)


def in_short(consultation: Consultation) -> ResultsShown | None:
    """The last publication, with its first question only; None while there is none."""
    publication = last_publication(consultation)
    if publication is None:
        return None
    first = [one for one in publication.content["questions"] if not one["why"]][:1]
    return shown(publication, {**publication.content, "questions": first}, publication.form, {})


def shown(
    publication: Publication,
    content: Shown,
    form: Form,
    days: Mapping[int, Any],
    words: Mapping[str, list[str]] | None = None,
    prefix: str = "",
) -> ResultsShown:
    """A part of a publication. days: number of a publication -> when; words: question -> what was written."""
    territories = publication.content["territories"]
    groups = [
        _who(f"{prefix}qui-{dimension}", dimension, content["groups"][dimension], territories)
        for dimension in DIMENSIONS
        if content["groups"][dimension]
    ]
    older = {number: say_day(at) for number, at in days.items() if number != publication.number}
    places = {one.name: place for place, one in enumerate(form.asked, start=1)}
    questions = []
    for one in content["questions"]:
        place = places[one["name"]]
        found = _question(one, form, f"{prefix}q{place}", place, territories)
        since, said = older.get(one["of"], ""), (words or {}).get(one["name"], ())
        questions.append(replace(found, since=since, words=said))
    return ResultsShown(publication, content["people"], content["k"], groups, questions, prefix)


def _question(one: Shown, form: Form, name: str, place: int, territories: Mapping[str, str]) -> QuestionShown:
    question = form.question(one["name"])
    texts = answers_in_words(form, question)
    text = label(form, question.words)
    title = _("Qui a répondu") if one["choices"] else _("Toutes les réponses")
    charts = [chart_of(name, title, text, one["rows"], texts, one["together"], one["people"])] if one["rows"] else []
    if one["choices"]:
        base = _base(one, "choices")
        charts.insert(0, chart_of(f"{name}-choix", _("Les choix"), text, one["choices"], texts, None, base))
    crossed = [
        _crossed(f"{name}-{dimension}", dimension, text, one["crossed"][dimension]["groups"], texts, territories)
        for dimension in DIMENSIONS
        if one["crossed"][dimension]
    ]
    return QuestionShown(
        name=question.name,
        id=name,
        place=place,
        text=text,
        is_statement=question.kind is Kind.STATEMENT,
        people=one["people"],
        nothing=_why(one["why"]),
        charts=charts,
        crossed=crossed,
    )


def _why(why: str) -> str:
    if why == FOLLOWS:
        return _("Cette question suit une réponse que nous cachons. Nous la cachons aussi.")
    return _("Trop peu de personnes ont répondu, ou elles ont presque toutes dit la même chose.") if why else ""


def answers_in_words(form: Form, question: Question, language: str = "") -> dict[str, str]:
    """Every state and every answer of a question, as it is read."""
    answered = _("Ont écrit") if question.kind in WRITTEN else _("Ont choisi")
    found = {
        ANSWERED: answered,
        str(Said.UNSURE): _("Je ne sais pas"),
        str(Said.UNWILLING): _("Je préfère ne pas répondre"),
        PASSED: _("Pas de réponse"),
        OTHER: _("Autre"),
    }
    if question.kind in CHOSEN:
        found |= {choice.value: choice.text for choice in choices_of(form, question, language)}
    return found


def say_state(state: str, texts: Mapping[str, str]) -> str:
    """An answer, or a band of numbers, in words."""
    if state in texts:
        return texts[state]
    if ".." not in state:
        return state
    least, most = band_of(state)
    if least == most and least is not None:
        return str(least)
    if most is None:
        return _("%(least)s et plus") % {"least": least} if least is not None else _("Un nombre")
    if least is None:
        return _("%(most)s et moins") % {"most": most}
    return _("De %(least)s à %(most)s") % {"least": least, "most": most}


def say_people(number: int | None, k: int) -> str:
    """« 12 personnes », or that it is not shown."""
    if number is None:
        return say_hidden(k)
    return ngettext("%(n)s personne", "%(n)s personnes", number) % {"n": number}


def say_hidden(k: int) -> str:
    """The same words for all that is hidden: what is too small, and what would give it away."""
    return _("Moins de %(k)s, ou caché") % {"k": k}


def group_name(dimension: str, names: Sequence[str], territories: Mapping[str, str]) -> str:
    """A channel or a territory; those that are counted together are named together."""
    if dimension == CHANNEL:
        known = {value: str(text) for value, text in Channel.choices}
        said = [known[name] for name in names]
    else:
        said = [territories.get(name) or _("territoire inconnu") for name in names]
    words = said[0] if len(said) == 1 else _("%(some)s ou %(last)s") % {"some": ", ".join(said[:-1]), "last": said[-1]}
    return words[:1].upper() + words[1:]


# Pictures and tables


def _who(name: str, dimension: str, line: Shown, territories: Mapping[str, str]) -> Chart:
    texts = {name: group_name(dimension, [name], territories) for name, _count in line["rows"]}
    return chart_of(name, _by(dimension), "", line["rows"], texts, line["together"], line["people"])


def _by(dimension: str) -> str:
    return _("Par quel moyen") if dimension == CHANNEL else _("De quel territoire")


def chart_of(
    name: str, title: str, about: str, rows: Sequence, texts: Mapping[str, str], together: int | None, people: int
) -> Chart:
    """Each answer that is shown, then all those that are hidden in one row: nothing tells them apart."""
    seen = [(say_state(state, texts), number) for state, number in rows if number is not None]
    if hidden := [say_state(state, texts) for state, number in rows if number is None]:
        seen.append((", ".join(hidden), None))
    found = [
        Row(text, [_count(number, people, place, place * (BAR + GAP) + 1)]) for place, (text, number) in enumerate(seen)
    ]
    said = ", ".join(_say_bar(row.text, row.counts[0]) for row in found)
    height = len(found) * (BAR + GAP)
    if together is not None:
        found.append(Row(_("Ces réponses cachées, ensemble"), [_count(together, people, 0)], is_together=True))
    return Chart(name, title, said, _caption(title, about), height, found)


def _crossed(
    name: str,
    dimension: str,
    about: str,
    groups: Sequence[Shown],
    texts: Mapping[str, str],
    territories: Mapping[str, str],
) -> Chart:
    """Only what is shown of every group; the rest of each group is one number."""
    key = "choices" if groups[0]["choices"] else "rows"
    bases = [_base(one, key) for one in groups]
    names = [group_name(dimension, one["names"], territories) for one in groups]
    heads = [(name_of, _("sur %(n)s") % {"n": base}) for name_of, base in zip(names, bases, strict=True)]
    found, y = [], 1
    for place, (state, number) in enumerate(groups[0][key]):
        if number is None:
            continue
        counts = []
        for group, one in enumerate(groups):
            counts.append(_count(one[key][place][1], bases[group], group, y))
            y += BAR + GAP
        found.append(Row(say_state(state, texts), counts, groups=heads))
        y += REST
    said = ", ".join(_say_bar(f"{row.text}, {head}", count) for row in found for head, _of, count in row.cells)
    if key == "rows" and groups[0]["together"] is not None:
        sums = [_count(one["together"], one["people"], 0) for one in groups]
        found.append(Row(_("Les autres réponses, ensemble"), sums, is_together=True, groups=heads))
    return Chart(name, _by(dimension), said, _caption(_by(dimension), about), y - REST, found, is_crossed=True)


def _base(line: Shown, key: str) -> int:
    """The people of whom these are a part: those who chose something, where that is shown."""
    return dict(line["rows"]).get(ANSWERED) or line["people"] if key == "choices" else line["people"]


def _caption(title: str, about: str) -> str:
    return _("%(title)s : %(about)s") % {"title": title, "about": about} if about else title


def _count(number: int | None, people: int, place: int, y: int = 0) -> Count:
    share = f"{100 * number / people:.1f}" if number is not None and people else ""
    return Count(number, str(number or 0), share, str(place % PATTERNS + 1), str(y))


def _say_bar(text: str, count: Count) -> str:
    number = _("caché") if count.number is None else str(count.number)
    return _("%(text)s : %(number)s") % {"text": text, "number": number}


# Free words


def _words_of(consultation_id: object, form: Form) -> dict[str, list[str]]:
    """The newest published words of each question that takes some. What they say was read by somebody first."""
    taking = [one.name for one in form.asked if one.kind in WRITTEN or one.with_other]
    found: dict[str, list[str]] = defaultdict(list)
    if taking:
        published = Contribution.objects.filter(consultation=consultation_id, question__in=taking).published()
        for name, text in published.values_list("question", "review__published_text")[: WORDS_SHOWN * 20]:
            if len(found[name]) < WORDS_SHOWN:
                found[name].append(text)
    return found


def numbers_of(publications: Iterable[Publication]) -> list[tuple[int, str]]:
    """The publications, for a list of links: number, day."""
    return [(one.number, say_day(one.at)) for one in publications]
