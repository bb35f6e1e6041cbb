"""The figures of a publication as files for a spreadsheet, with a dictionary that explains each word of them.

The same figures as on the page, hidden the same way: both are made of the same publication.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from journal.models import Channel
from kit.time import PARIS, say_day
from participation.consultations.engine.counting import CHANNEL
from participation.consultations.engine.disclosure import DIMENSIONS, Shown
from participation.consultations.engine.form import Form, Question
from participation.consultations.models import Publication
from participation.people.engine.takeaway import Column, Sheet, as_csv, cell

from .asking import LANGUAGES, label, words
from .results import answers_in_words, group_name, say_hidden, say_state
from .results_statements import form_of_votes
from .rooms import sheet_of_rooms

CSV, ROOMS, DICTIONARY, XLSX = "resultats.csv", "en-salle.csv", "dictionnaire.csv", "resultats.xlsx"
NOBODY, SUM = "aucune", "ensemble"
"""How the files call those who gave no answer (or no territory), and the sum of what is hidden."""
TYPES = {
    CSV: "text/csv; charset=utf-8",
    ROOMS: "text/csv; charset=utf-8",
    DICTIONARY: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_of(publication: Publication, name: str, *, address: str) -> bytes:
    """One of these files. address: of the page, to be cited. Raises KeyError for another name."""
    return {
        CSV: lambda: as_csv(figures(publication)),
        ROOMS: lambda: as_csv(sheet_of_rooms(publication.consultation)),
        DICTIONARY: lambda: as_csv(dictionary(publication, address)),
        XLSX: lambda: _workbook(publication, address),
    }[name]()


def file_names(*, rooms: bool = False) -> list[tuple[str, str]]:
    """(name, what it is called). rooms: whether any was counted."""
    return [
        (XLSX, _("Les résultats et le dictionnaire, pour un tableur")),
        (CSV, _("Les résultats, en CSV")),
        *([(ROOMS, _("Les mains levées en salle, en CSV"))] if rooms else []),
        (DICTIONARY, _("Le dictionnaire, en CSV")),
    ]


def figures(publication: Publication) -> Sheet:
    """One row for each count, shown or hidden."""
    columns = [
        Column("question", _("Question")),
        Column("texte", _("Texte de la question")),
        Column("selon", _("Selon")),
        Column("groupe", _("Groupe")),
        Column("personnes", _("Personnes du groupe")),
        Column("reponse", _("Réponse")),
        Column("texte_reponse", _("Texte de la réponse")),
        Column("nombre", _("Nombre")),
        Column("publication", _("Publication")),
    ]
    return Sheet("resultats", _("Résultats"), columns, list(_rows(publication)))


def _rows(publication: Publication) -> Iterator[tuple[object, ...]]:
    for content, form in _parts(publication):
        yield from _people(content, publication.content["territories"])
        for one in content["questions"]:
            yield from _question(one, form, content["k"], publication.content["territories"])


def _parts(publication: Publication) -> Iterator[tuple[Shown, Form]]:
    """The questionnaire, then the statements."""
    yield publication.content, publication.form
    if votes := publication.content.get("statements"):
        names = [one["name"] for one in votes["questions"]]
        yield votes, form_of_votes(publication.consultation, names)


def _people(content: Shown, territories: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    for dimension in DIMENSIONS:
        if line := content["groups"][dimension]:
            head = ("", "", _kind(dimension), _("Tout le monde"), line["people"])
            for name, count in line["rows"]:
                text = group_name(dimension, [name], territories)
                yield (*head, name or NOBODY, text, say_hidden(content["k"]) if count is None else count, line["of"])
            yield from _together(head, line["together"], line["of"])


def _question(one: Shown, form: Form, k: int, territories: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    question = form.question(one["name"])
    head = (one["name"], label(form, question.words))
    texts, hidden = answers_in_words(form, question), say_hidden(k)
    yield from _lines((*head, "", _("Tout le monde"), one["people"]), one, texts, hidden, one["of"])
    for dimension in DIMENSIONS:
        crossed = one["crossed"][dimension]
        for group in crossed["groups"] if crossed else ():
            name = group_name(dimension, group["names"], territories)
            where = (*head, _kind(dimension), name, group["people"])
            yield from _lines(where, group, texts, hidden, crossed["of"])


def _lines(
    head: tuple[object, ...], line: Shown, texts: Mapping[str, str], hidden: str, number: int
) -> Iterator[tuple[object, ...]]:
    for name, count in (*line["rows"], *line["choices"]):
        yield (*head, name or NOBODY, say_state(name, texts), hidden if count is None else count, number)
    yield from _together(head, line["together"], number)


def _together(head: tuple[object, ...], together: int | None, number: int) -> Iterator[tuple[object, ...]]:
    if together is not None:
        yield (*head, SUM, _("Ces réponses cachées, ensemble"), together, number)


def _kind(dimension: str) -> str:
    return _("Moyen") if dimension == CHANNEL else _("Territoire")


# The dictionary


def dictionary(publication: Publication, address: str) -> Sheet:
    """What each word of the figures means: questions and answers in each language, what is hidden, how to cite."""
    columns = [
        Column("quoi", _("Quoi")),
        Column("nom", _("Nom")),
        Column("reponse", _("Réponse")),
        Column("langue", _("Langue")),
        Column("texte", _("Texte")),
    ]
    rows = [*_about(publication, address)]
    for _content, form in _parts(publication):
        rows += _of_questions(form)
    return Sheet("dictionnaire", _("Dictionnaire"), columns, rows)


def _about(publication: Publication, address: str) -> Iterator[tuple[object, ...]]:
    consultation, k = publication.consultation, publication.content["k"]
    day = say_day(publication.at)

    def about(what: str, text: object) -> tuple[object, ...]:
        return (what, "", "", "", text)

    yield about(_("Consultation"), consultation.title)
    yield about(_("Structure"), consultation.structure.name)
    yield about(_("Ouverte le"), say_day(consultation.opens_at) if consultation.opens_at else "")
    yield about(_("Fermée le"), say_day(consultation.closes_at) if consultation.closes_at else "")
    yield about(_("Publication"), publication.number)
    yield about(_("Publiée le"), day)
    yield about(_("Plus petit nombre montré"), k)
    yield about(say_hidden(k), _meaning(k))
    yield about(_("Ces réponses cachées, ensemble"), _("Somme des réponses cachées de la même question."))
    yield about(_("Plusieurs réponses"), _("Chaque réponse choisie est comptée. La somme dépasse les personnes."))
    yield about(_("Publication (colonne)"), _("Numéro de la publication d’où vient ce chiffre."))
    yield about(_("En salle"), _("Mains levées, comptées à part. La même personne a pu répondre aussi autrement."))
    for value, text in Channel.choices:
        yield (_("Moyen"), value, "", "", text)
    cited = {
        "title": consultation.title,
        "structure": consultation.structure.name,
        "number": publication.number,
        "day": day,
        "address": address,
    }
    yield about(
        _("Pour citer"), _("« %(title)s », %(structure)s, résultats n° %(number)s, %(day)s, %(address)s") % cited
    )


def _meaning(k: int) -> str:
    return _(
        "Entre 0 et %(most)s personnes ; ou davantage, quand le nombre permettrait d’en calculer un autre, plus petit."
    ) % {"most": k - 1}


def _of_questions(form: Form) -> Iterator[tuple[object, ...]]:
    for question in form.asked:
        for language in form.languages:
            called = LANGUAGES.get(language, language)
            text = words(form, question.words, language).label
            yield (_("Question (%(kind)s)") % {"kind": _sort(question)}, question.name, "", called, text)
            for name, said in answers_in_words(form, question, language).items():
                yield (_("Réponse"), question.name, name or NOBODY, called, said)


def _sort(question: Question) -> str:
    return {
        "one": _("une réponse"),
        "several": _("plusieurs réponses"),
        "yes_no": _("oui ou non"),
        "faces": _("visages"),
        "number": _("nombre"),
        "short": _("texte court"),
        "long": _("texte long"),
        "statement": _("affirmation"),
    }[question.kind]


def _workbook(publication: Publication, address: str) -> bytes:
    """Numbers are numbers; a text is never a formula, whatever it begins with."""
    book = Workbook(write_only=True)
    moment = publication.at.astimezone(PARIS).replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = moment
    book.properties.title = publication.consultation.title
    for sheet in (figures(publication), sheet_of_rooms(publication.consultation), dictionary(publication, address)):
        page = book.create_sheet(str(sheet.title))
        page.append([_cell(page, column.title) for column in sheet.columns])
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(page: Any, value: object) -> Any:
    if isinstance(value, int):
        return value
    found = WriteOnlyCell(page, cell(value))
    found.data_type = "s"
    return found
