"""What is read of the votes on statements: what most share, what divides, and each with its bars.

Their words are not in the publication: what moderation takes back later is taken back here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.consultations.engine.disclosure import Shown
from participation.consultations.engine.form import Form, Kind, Question, Words
from participation.consultations.models import Consultation, Publication, Statement

from .results import ResultsShown, shown

VOTES = "v-"
"""Before the ids of the votes, where a page shows answers too."""
MOST_PREVIEWED = 10
"""How many statements are shown before anything is published: each looks like the others."""
MOST_TOLD = 3
"""How many statements are told first, of each sort."""


@dataclass(frozen=True)
class Told:
    """A statement in one line. agree, disagree: people, None when hidden."""

    number: int
    text: str
    agree: int | None
    disagree: int | None


def most_shared(publication: Publication) -> list[Told]:
    """Those that most agree with, surely: whatever is hidden is counted as « pas d’accord »."""
    return _first(publication, _share, at_least=0.6)


def most_divided(publication: Publication) -> list[Told]:
    """Those with nearly as many on each side, both shown."""
    return _first(publication, _balance, at_least=0.6)


def has_votes(publication: Publication) -> bool:
    votes = publication.content.get("statements")
    return bool(votes and votes["questions"])


def names_of_statements(publication: Publication) -> list[str]:
    """Those that were voted on, in their order."""
    votes = publication.content.get("statements")
    return [one["name"] for one in votes["questions"]] if votes else []


def votes_shown(publication: Publication, names: Sequence[str]) -> ResultsShown:
    """These statements, each as a question."""
    content = publication.content["statements"]
    days = dict(publication.consultation.publications.values_list("number", "at"))
    chosen = [one for one in content["questions"] if one["name"] in set(names)]
    form = form_of_votes(publication.consultation, [one["name"] for one in content["questions"]])
    return shown(publication, {**content, "questions": chosen}, form, days, prefix=VOTES)


def votes_to_be(consultation: Consultation, content: Shown) -> ResultsShown | None:
    """What a publication would show of the first statements, before there is one."""
    votes = content.get("statements")
    if not votes or not votes["questions"]:
        return None
    days = dict(consultation.publications.values_list("number", "at"))
    publication = Publication(consultation=consultation, number=max(days, default=0) + 1, content=content)
    form = form_of_votes(consultation, [one["name"] for one in votes["questions"]])
    first = {**votes, "questions": votes["questions"][:MOST_PREVIEWED]}
    return shown(publication, first, form, days, prefix=VOTES)


def form_of_votes(consultation: Consultation, names: Sequence[str]) -> Form:
    """The statements by their names, with the words that everybody may read today."""
    words = _words(consultation)
    gone = _("Cette phrase a été retirée.")
    return Form(questions=tuple(Question(name, Kind.STATEMENT, {"fr": Words(words.get(name, gone))}) for name in names))


def _words(consultation: Consultation) -> dict[str, str]:
    statements = Statement.objects.shown().filter(consultation=consultation)
    return {f"a{one.number}": one.words for one in statements}


def _first(publication: Publication, rank, *, at_least: float) -> list[Told]:
    votes = publication.content.get("statements")
    ranked = [(rank(one), -place, one) for place, one in enumerate(votes["questions"] if votes else ()) if one["rows"]]
    best = sorted((one for one in ranked if one[0] >= at_least), key=lambda one: one[:2], reverse=True)[:MOST_TOLD]
    words = _words(publication.consultation) if best else {}
    return [_told(one, words[one["name"]]) for _rank, _place, one in best if one["name"] in words]


def _told(one: Shown, text: str) -> Told:
    rows = dict(one["rows"])
    return Told(int(one["name"][1:]), text, rows["yes"], rows["no"])


def _share(one: Shown) -> float:
    rows = dict(one["rows"])
    if rows["yes"] is None:
        return 0.0
    against = (rows["no"] or 0) + (rows["unsure"] or 0) + (one["together"] or 0)
    return rows["yes"] / (rows["yes"] + against)


def _balance(one: Shown) -> float:
    rows = dict(one["rows"])
    if rows["yes"] is None or rows["no"] is None:
        return 0.0
    return min(rows["yes"], rows["no"]) / max(rows["yes"], rows["no"])
