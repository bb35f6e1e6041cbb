"""Words thrown at the real rules at random: stale, repeated, late, from several boxes; with what each writer had seen.

Each word is like no other, so that whatever is lost or doubled is seen. Beside it, what everybody writes first: the
last text that comes takes the place of the one before.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.engine.diff import in_word, words_of
from participation.plans.engine.runs import passages
from participation.plans.models import Box, Words
from participation.plans.rules import Typed, write_words
from tests.support.people import number_apart
from tests.support.plans import Pair, a_pair

STEMS = ("été", "œuf", "cœur", "ça", "Noël", "e\u0301cole", "👩‍👩‍👧", "👍🏽", "où", "naïve", "A\u030aland", "mot")
BLANKS = (" ", ". ", "\n", ", ")
POSTS_A_BOX = 250
BOXES = 3


@dataclass
class Found:
    """Of so many posts: words that are not there though nobody who had seen them took them out; words there twice;
    and what the naive way lost of the same posts. changed: signs of hers that a worker changed."""

    posts: int = 0
    words: int = 0
    lost: int = 0
    doubled: int = 0
    naive_lost: int = 0
    changed: int = 0
    naive_changed: int = 0
    waiting: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(*(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True)))


def said(text: str) -> Counter[str]:
    return Counter(word for word in words_of(text) if in_word(word[0]))


@dataclass
class Desk:
    """One box of one plan, all that was ever in it, and who has what on the screen. pair: None for the naive way."""

    pair: Pair | None
    box: Box
    luck: random.Random
    texts: list[str] = field(default_factory=lambda: [""])  # by sequence
    put: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    screens: list[tuple[str, int, UUID | None]] = field(default_factory=lambda: [("", 0, None)] * BOXES)
    late: list[Typed] = field(default_factory=list)
    posts: int = 0
    made: int = 0

    def fresh(self) -> str:
        self.made += 1
        return f"{self.luck.choice(STEMS)}{self.made}"

    def change(self, text: str) -> str:
        """A few words more, a few less; never two glued in one, which would be a third."""
        words = words_of(text)
        for _ in range(self.luck.randint(1, 4)):
            at = self.luck.randint(0, len(words))
            if self.luck.random() < 0.7 or not words:
                words[at:at] = [self.luck.choice(BLANKS), self.fresh(), " "]
            else:
                words[at : at + self.luck.randint(1, 2)] = [" "]
        self.put |= said("".join(words)).keys()
        return "".join(words)

    def step(self) -> None:
        number = self.luck.randrange(BOXES)
        text, base, after = self._screen(number)
        sent = self.change(text)
        typed = Typed(sent, base, new_id(), after)
        dice = self.luck.random()
        if dice < 0.04:  # it gets lost on the way, the page closes and sends the next one: the first comes later
            more = self.change(sent)
            self._seen(sent, more)
            self.late.append(typed)
            self._send(Typed(more, base, new_id(), after, typed.op_id), text)
            self.screens[number] = (self.texts[-1], len(self.texts) - 1, None)
            return
        if dice < 0.08:  # it comes much later, from a page that is closed
            self._seen(text, sent)
            self.late.append(typed)
            return
        self._send(typed, text)
        self.screens[number] = (sent, base, typed.op_id)
        if dice < 0.2:
            self._post(typed)
        if self.late and dice > 0.9:
            self._post(self.late.pop(self.luck.randrange(len(self.late))))

    def _screen(self, number: int) -> tuple[str, int, UUID | None]:
        dice = self.luck.random()
        if dice < 0.4:
            return self.texts[-1], len(self.texts) - 1, None
        if dice < 0.55:
            seq = self.luck.randrange(len(self.texts))
            return self.texts[seq], seq, None
        return self.screens[number]

    def _send(self, typed: Typed, had: str) -> None:
        self._seen(had, typed.text)
        self._post(typed)

    def _seen(self, had: str, sent: str) -> None:
        self.taken |= said(had).keys() - said(sent).keys()

    def _post(self, typed: Typed) -> None:
        if self.pair is None:
            self.texts.append(typed.text)  # the naive way: the last text that comes takes the place of the others
            return
        done = write_words(self.pair.section.pk, self.box, typed=typed, by=self.pair.person).words
        self.posts += 1
        if done.seq == len(self.texts):
            self.texts.append(done.shown)

    def end(self) -> Found:
        for typed in self.late:
            self._post(typed)
        there, kept = said(self.texts[-1]), self.put - self.taken
        return Found(
            posts=self.posts,
            words=len(self.put),
            lost=sum(word not in there for word in kept),
            doubled=sum(count > 1 for count in there.values()) + len(there.keys() - self.put),
        )


def stale(seed: int, posts: int) -> Found:
    """At least so many posts, 250 a box."""
    number_apart(seed)
    found, luck = Found(), random.Random(seed)
    while found.posts < posts:
        box = luck.choice((Box.WISH, Box.WELL, Box.BLOCKS))
        desk, naive = Desk(a_pair(), box, luck), Desk(None, box, luck)
        for _ in range(POSTS_A_BOX):
            desk.step()
            naive.step()
        found += desk.end()
        found.naive_lost += naive.end().lost
    return found


def beside(seed: int, posts: int) -> Found:
    """What a worker sends, whatever it is, over texts new and old; she writes from time to time."""
    number_apart(seed)
    found, luck = Found(), random.Random(seed)
    while found.posts < posts:
        found += _beside_her(luck)
    return found


def _beside_her(luck: random.Random) -> Found:
    pair, found = a_pair(), Found()
    desk = Desk(pair, Box.WISH, luck)
    _hers(desk, "Je veux un logement à moi. J’ai deux enfants.\nIls ont 4 et 7 ans.")
    for _ in range(POSTS_A_BOX):
        if luck.random() < 0.05:
            _hers(desk, desk.change(desk.texts[-1]))
            continue
        number = luck.randrange(BOXES)
        text, base, after = desk._screen(number)
        typed = Typed(_mangled(desk, text), base, new_id(), after)
        before = _her_signs(pair)
        done = write_words(pair.section.pk, Box.WISH, typed=typed, by=pair.worker)
        desk.texts.append(done.words.shown)
        desk.screens[number] = (typed.text, base, typed.op_id)
        found.posts += 1
        found.changed += _her_signs(pair) != before
        found.naive_changed += before not in typed.text
    found.waiting = Words.objects.get(section=pair.section, box=Box.WISH).proposals.waiting().count()
    return found


def _mangled(desk: Desk, text: str) -> str:
    """Anything a worker, a bad network or a bad hand may send."""
    dice = desk.luck.random()
    if dice < 0.05:
        return ""
    if dice < 0.1:
        return text[desk.luck.randrange(len(text) + 1) :]
    if dice < 0.15:
        at = desk.luck.randrange(len(text) + 1)
        return text[:at] + desk.fresh() + text[at:]
    return desk.change(text)


def _hers(desk: Desk, text: str) -> None:
    typed = Typed(text, len(desk.texts) - 1, new_id())
    desk.texts.append(write_words(desk.pair.section.pk, desk.box, typed=typed, by=desk.pair.person).words.shown)


def _her_signs(pair: Pair) -> str:
    words = Words.objects.get(section=pair.section, box=Box.WISH)
    return "".join(text for text, run in passages(words.shown, words.passages) if run.author == str(pair.person.pk))


def at_once(section_id: UUID, person_id: UUID, lane: int) -> list[str]:
    """One process among others: ten posts, each over what it last had. The words it put."""
    person, text, after = User.objects.get(pk=person_id), "", None
    put = [f"mot{lane}x{number}" for number in range(10)]
    for word in put:
        text += f"{word} "
        key = new_id()
        write_words(section_id, Box.WELL, typed=Typed(text, 0, key, after), by=person)
        after = key
    return put
