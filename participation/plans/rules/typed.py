"""A whole text that a browser sends, and the words it was typed over: found again, then merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.refusals import Stale
from participation.plans.engine.deltas import apply, invert
from participation.plans.engine.merge import Guard, Merged, Since, merge, merge_unseen
from participation.plans.engine.text import written
from participation.plans.models.receipt import KeyUsedElsewhere

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from participation.people.models import User
    from participation.plans.models.words import Post


class UnknownBase(Stale):
    """The text says it was typed over words that never were: `kept` is what is there, the form has the rest."""

    sentence = _("Ces mots ne viennent pas de cette page. Voici les deux textes. Relisez, puis envoyez.")

    def __init__(self, *, kept: str, seq: int) -> None:
        super().__init__()
        self.kept = kept
        self.seq = seq


@dataclass(frozen=True)
class Typed:
    """What a browser sends: the whole text, the sequence its box was filled from, and the key of this post.

    after: the key of the last post of this same box that was answered, when it is not filled again since; over: of one
    that it sent later and that had no answer yet. Should that one come after this one, it has nothing left to do.
    """

    text: str
    base_seq: int
    op_id: UUID
    after: UUID | None = None
    over: UUID | None = None

    @property
    def digest(self) -> str:
        """Tells one text from another; kept as long as its post says what it changed."""
        return blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Live:
    """Words under their lock, with their log. home: their id; since: where the log begins."""

    home: UUID
    text: str
    seq: int
    since: int
    posts: QuerySet[Post]


@dataclass(frozen=True)
class Chain:
    """What the log knows of a post before it is merged. same: it has been here already; before: the one it follows."""

    typed: Typed
    same: bool = False
    before: Post | None = None


def chain_of(live: Live, typed: Typed, by: User) -> Chain:
    """The post, among those that came before it.

    A key that comes back with another text is that of a page one has gone back to: a post of its own, after the first.
    Raises KeyUsedElsewhere: the key is that of a post to other words, or by somebody else.
    """
    around = _around(live, typed, by)
    known = around.get(typed.op_id)
    if known is not None and known.digest != typed.digest:
        typed = replace(typed, op_id=uuid5(typed.op_id, typed.digest), over=typed.op_id)
        around = _around(live, typed, by)
    # Done already, or a later one of the same box was, which had its words too.
    same = typed.op_id in around or any(post.over == typed.op_id for post in around.values())
    before = around.get(typed.over) or around.get(typed.after)
    return Chain(typed, same, before if before is not None and before.bridge is not None else None)


def _around(live: Live, typed: Typed, by: User) -> dict[UUID, Post]:
    """By their keys: the post itself, those it was typed over, and what came over it."""
    before = [key for key in (typed.op_id, typed.after, typed.over) if key]
    keys = Q(op_id__in=before) | Q(over=typed.op_id)
    found = {}
    for post in live.posts.model.objects.filter(keys):
        if by.pk in (post.author_id, post.typist_id) and post.home_id == live.home:
            found[post.op_id] = post
        elif post.op_id == typed.op_id:
            raise KeyUsedElsewhere
    return found


def merge_typed(
    live: Live,
    chain: Chain,
    *,
    by_others: Callable[[Post], bool],
    guarded: Guard | None = None,
    answered: Mapping[tuple[str, str], bool] | None = None,
) -> Merged:
    """What becomes of the words. Raises UnknownBase; Unwritable."""
    typed, text = chain.typed, written(chain.typed.text)
    if chain.before is not None:
        later = _later(live, chain.before.seq)
        box = apply(_unwound(live.text, later), invert(chain.before.bridge))
        since = [Since(chain.before.bridge, by_others=True), *_steps(later, by_others)]
    elif typed.base_seq > live.seq:
        raise UnknownBase(kept=live.text, seq=live.seq)
    elif typed.base_seq < live.since:
        return merge_unseen(live.text, text, guarded=guarded)
    else:
        later = _later(live, typed.base_seq)
        box, since = _unwound(live.text, later), _steps(later, by_others)
    return merge(box, text, since, guarded=guarded, answered=answered)


def posted(typed: Typed, merged: Merged) -> dict[str, object]:
    """What the log keeps of a post."""
    return {
        "op_id": typed.op_id,
        "after": typed.after,
        "over": typed.over,
        "digest": typed.digest,
        "base": typed.base_seq,
        "delta": merged.delta,
        "bridge": merged.bridge,
    }


def _later(live: Live, seq: int) -> Sequence[Post]:
    return list(live.posts.filter(seq__gt=seq).order_by("seq")) if seq < live.seq else []


def _unwound(text: str, later: Sequence[Post]) -> str:
    for post in reversed(later):
        text = apply(text, invert(post.delta))
    return text


def _steps(later: Iterable[Post], by_others: Callable[[Post], bool]) -> list[Since]:
    return [Since(post.delta, by_others(post)) for post in later]
