"""What she takes along of the words written together: as they are, how they became so, and what waited for her yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext_lazy

from journal.models import Channel
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.plans.engine.deltas import added_by, compose, removed_by
from participation.plans.engine.runs import passages
from participation.plans.models import Proposal, Words, WordsPost

from .sheet_words import PART, moment, pillar
from .viewer import name_of, what_does

ONE_GO = dt.timedelta(minutes=10)
"""What one writer sends every few seconds is one line."""
WHERE = (PART, Column("ou", gettext_lazy("Où")))


def words_together(user: User) -> Iterable[Sheet]:
    yield _as_they_are(user)
    yield _how_they_came(user)
    yield _proposed(user)


def _as_they_are(user: User) -> Sheet:
    columns = [
        *WHERE,
        Column("qui", gettext_lazy("Écrit par")),
        Column("comment", gettext_lazy("Comment")),
        Column("texte", gettext_lazy("Texte")),
    ]
    found = Words.objects.filter(section__plan__person=user).exclude(shown="").select_related("section", "structure")
    found = list(found.order_by("section__plan__opened_at", "section__rank", "box", "structure__name"))
    authors = User.objects.in_bulk({run.author for words in found for run in words.passages if run.author})
    names = {str(pk): author for pk, author in authors.items()}
    rows = [
        (*_where(words), name_of(names.get(run.author)), Channel(run.how).label, text)
        for words in found
        for text, run in passages(words.shown, words.passages)
        if text.strip()
    ]
    return Sheet("mots-a-deux", gettext_lazy("Les mots de mes projets, et qui les a écrits"), columns, rows)


def _how_they_came(user: User) -> Sheet:
    columns = [
        *WHERE,
        Column("quand", gettext_lazy("Quand")),
        Column("qui", gettext_lazy("Écrit par")),
        Column("ajoute", gettext_lazy("Ajouté")),
        Column("enleve", gettext_lazy("Enlevé")),
    ]
    posts = WordsPost.objects.filter(words__section__plan__person=user, delta__isnull=False)
    posts = posts.select_related("author", "wrote", "words__section", "words__structure").order_by("words", "seq")
    rows = []
    for go in _goes(posts):
        delta = go[0].delta
        for post in go[1:]:
            delta = compose(delta, post.delta)
        last = go[-1]
        said = (moment(last.at), name_of(last.wrote or last.author), added_by(delta), removed_by(delta))
        rows.append((*_where(last.words), *said))
    return Sheet("mots-au-fil-du-temps", gettext_lazy("Ce qui a été écrit et enlevé"), columns, rows)


def _goes(posts: Iterable[WordsPost]) -> Iterator[list[WordsPost]]:
    """Neighbours of one author in one box, sent soon after one another."""
    for _key, group in groupby(posts, key=lambda post: (post.words_id, post.author_id, post.wrote_id)):
        go: list[WordsPost] = []
        for post in group:
            if go and (post.at - go[-1].at > ONE_GO or post.seq != go[-1].seq + 1):
                yield go
                go = []
            go.append(post)
        yield go


def _proposed(user: User) -> Sheet:
    columns = [
        *WHERE,
        Column("quand", gettext_lazy("Quand")),
        Column("qui", gettext_lazy("Proposé par")),
        Column("comment", gettext_lazy("Comment")),
        Column("avant", gettext_lazy("Avant")),
        Column("apres", gettext_lazy("Après")),
        Column("reponse", gettext_lazy("Ma réponse")),
    ]
    found = Proposal.objects.filter(words__section__plan__person=user).select_related(
        "author", "words__section", "words__structure"
    )
    rows = [
        (
            *_where(one.words),
            moment(one.at),
            name_of(one.author),
            one.get_how_display(),
            one.before,
            one.after,
            one.get_state_display(),
        )
        for one in found.order_by("at", "pk")
    ]
    return Sheet("mots-proposes", gettext_lazy("Les mots que l’on m’a proposés"), columns, rows)


def _where(words: Words) -> tuple[object, object]:
    box = what_does(words.structure.name) if words.structure else words.get_box_display()
    return pillar(words.section.pillar), box
