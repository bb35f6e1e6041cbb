"""What the committee sees: how it is composed, where its reading is, one message with what may be shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.consultations.engine.coding import Standing, agreements
from participation.consultations.engine.piles import write_pile
from participation.consultations.engine.similar import Alike
from participation.consultations.models import Card, CardNote, Coding, Consultation, Contribution, Seat, Theme
from participation.people.models import Territory

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from participation.people.models import User

    Viewer = User | AnonymousUser

MOST_COMPARED, LONGEST_COMPARED, FEW_WORDS = 400, 600, 90
"""Messages compared with one another; characters of each that are compared; characters shown of one that is near."""


@dataclass(frozen=True)
class Meter:
    """Who sits in a committee, in sentences."""

    territory: Territory
    said: str
    missing: str
    unsaid: str
    is_enough: bool


def meter(territory: Territory) -> Meter:
    """« 8 membres sur 12 sont des personnes concernées. Il en faut 2 sur 3. »"""
    found = Seat.objects.composition(territory.pk)
    counted = {"concerned": found.concerned, "total": found.total, "n": found.missing, "unsaid": found.unsaid}
    said = ngettext(
        "%(concerned)s membre sur %(total)s est une personne concernée.",
        "%(concerned)s membres sur %(total)s sont des personnes concernées.",
        found.concerned,
    )
    missing = ngettext("Il manque %(n)s personne concernée.", "Il manque %(n)s personnes concernées.", found.missing)
    unsaid = ngettext(
        "%(unsaid)s membre n’a pas encore dit son collège.",
        "%(unsaid)s membres n’ont pas encore dit leur collège.",
        found.unsaid,
    )
    return Meter(
        territory,
        said % counted + " " + _("Il en faut 2 sur 3."),
        missing % counted if found.missing else "",
        unsaid % counted if found.unsaid else "",
        found.is_enough,
    )


@dataclass(frozen=True)
class ThemeRow:
    """A theme, and the messages that are under it for good: what only one reader chose is not counted anywhere."""

    theme: Theme
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """Where the sorting of one consultation is, for one member. fresh: messages published since that have no number."""

    consultation: Consultation
    total: int
    read: int
    left: list[int]
    fresh: int
    different: list[int]
    settled: int
    with_you: tuple[int, int]
    of_all: tuple[int, int]
    themes: list[ThemeRow]

    @property
    def with_you_said(self) -> str:
        """« Vous êtes d’accord sur 24 messages sur 30 », with whoever read the same ones."""
        same, both = self.with_you
        said = ngettext(
            "Vous êtes d’accord sur %(same)s message sur %(both)s.",
            "Vous êtes d’accord sur %(same)s messages sur %(both)s.",
            same,
        )
        return said % {"same": same, "both": both} if both else ""

    @property
    def of_all_said(self) -> str:
        same, both = self.of_all
        said = ngettext(
            "Dans tout le comité, %(same)s message sur %(both)s est rangé pareil par ses deux lecteurs.",
            "Dans tout le comité, %(same)s messages sur %(both)s sont rangés pareil par leurs deux lecteurs.",
            same,
        )
        return said % {"same": same, "both": both} if both and self.of_all != self.with_you else ""


def readable_cards(consultation: Consultation) -> list[Card]:
    """Those one may read, by number, with what was chosen."""
    return list(Card.objects.filter(sorting=consultation.pk).readable().with_codings().order_by("number"))


def desk(consultation: Consultation, user: Viewer) -> Desk:
    cards = readable_cards(consultation)
    mine = [card for card in cards if _by(card, user)]
    published = Contribution.objects.filter(consultation=consultation).published()
    rows = {theme.pk: ThemeRow(theme) for theme in themes_of(consultation)}
    for card in cards:
        for theme in card.outcome() or ():
            rows[theme].numbers.append(card.number)
    return Desk(
        consultation=consultation,
        total=len(cards),
        read=len(mine),
        left=[card.number for card in cards if not _by(card, user) and not card.standing.both_read],
        fresh=published.filter(card=None).count(),
        different=[card.number for card in cards if card.standing is Standing.DIFFERENT],
        settled=sum(card.standing is Standing.SETTLED for card in cards),
        with_you=_agreed(mine),
        of_all=_agreed(cards),
        themes=list(rows.values()),
    )


def themes_of(consultation: Consultation) -> list[Theme]:
    return list(Theme.objects.filter(sorting=consultation.pk).standing().prefetch_related("merged"))


def next_for(consultation: Consultation, user: User, *, after: int = 0) -> int | None:
    """The number of the next message that waits for this member: after this one, else from the first; None: no more."""
    left = Card.objects.filter(sorting=consultation.pk).readable().left_for(user.pk)
    found = left.filter(number__gt=after).first() or left.first()
    return found.number if found else None


@dataclass(frozen=True)
class Read:
    """What one reader chose, once both have."""

    who: str
    themes: list[str]
    on_paper: bool


@dataclass(frozen=True)
class Near:
    """A message that looks like another."""

    number: int
    begins: str


@dataclass(frozen=True)
class CardShown:
    """One message as a member may see it. readings and decided are empty until both readers have chosen.

    notes: hers at once, those of the others once both have chosen; against: her disagreements, and theirs.
    """

    card: Card
    mine: Coding | None
    may_choose: bool
    readings: list[Read]
    decided: list[str] | None
    decided_by: str
    seen: int
    notes: list[tuple[str, CardNote]]
    against: list[tuple[str, CardNote]]
    near: list[Near]
    before: int | None
    after: int | None

    @property
    def standing(self) -> str:
        return self.card.standing


def show_card(consultation: Consultation, number: int, user: Viewer) -> CardShown | None:
    """None when there is no such number, or its words are not public (any more)."""
    readable = Card.objects.filter(sorting=consultation.pk).readable()
    card = readable.with_words().with_codings().filter(number=number).first()
    if card is None:
        return None
    numbers = list(readable.order_by("number").values_list("number", flat=True))
    place = numbers.index(number)
    mine, both = _by(card, user), card.standing.both_read
    names = {theme.pk: theme.name for theme in themes_of(consultation)}
    notes = [
        (who(note.author, user), note) for note in card.notes.select_related("author") if both or _wrote(note, user)
    ]
    return CardShown(
        card=card,
        mine=mine,
        may_choose=not both,
        readings=[_read(coding, names, user) for coding in card.readings] if both else [],
        decided=_named(card.decided.chosen, names) if card.decided else None,
        decided_by=who(card.decided.by, user) if card.decided else "",
        seen=card.decided.number if card.decided else 0,
        notes=[one for one in notes if not one[1].is_dissent],
        against=[one for one in notes if one[1].is_dissent],
        near=_near(card),
        before=numbers[place - 1] if place else None,
        after=numbers[place + 1] if place + 1 < len(numbers) else None,
    )


def who(member: User | None, viewer: Viewer) -> str:
    """A member's first name; hers is « Vous »; of an erased one nothing is known."""
    if member is None:
        return _("Un membre du comité")
    return _("Vous") if member.pk == viewer.pk else member.get_short_name()


def numbers_by(user: User, cards: Iterable[Card]) -> dict[UUID | None, str]:
    """What she has already put under each theme, as a line of numbers; None: where no theme goes."""
    found: dict[UUID | None, list[int]] = {}
    for card in cards:
        if mine := _by(card, user):
            for theme in mine.chosen or (None,):
                found.setdefault(theme, []).append(card.number)
    known = [card.number for card in cards]
    return {theme: write_pile(numbers, known) for theme, numbers in found.items()}


def _read(coding: Coding, names: dict[UUID, str], user: Viewer) -> Read:
    return Read(who(coding.coder, user), _named(coding.chosen, names), coding.channel == "paper")


def _named(chosen: Iterable[UUID], names: dict[UUID, str]) -> list[str]:
    return [name for pk, name in names.items() if pk in set(chosen)]


def _near(card: Card) -> list[Near]:
    """Among those whose numbers are nearest, when there are very many."""
    readable = Card.objects.filter(sorting=card.sorting_id).readable().order_by("number")
    begins = Left("contribution__review__published_text", LONGEST_COMPARED)
    around = readable.filter(number__gt=card.number - MOST_COMPARED, number__lt=card.number + MOST_COMPARED)
    texts: dict[int, str] = dict(around.annotate(begins=begins).values_list("number", "begins"))
    nearest = sorted(texts, key=lambda number: abs(number - card.number))[:MOST_COMPARED]
    return [Near(number, _begins(texts[number])) for number in Alike({n: texts[n] for n in nearest}).near(card.number)]


def _begins(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= FEW_WORDS else f"{line[:FEW_WORDS].rsplit(' ', 1)[0]}…"


def _agreed(cards: Iterable[Card]) -> tuple[int, int]:
    return agreements([[coding.chosen for coding in card.readings] for card in cards])


def _by(card: Card, user: Viewer) -> Coding | None:
    return next((coding for coding in card.readings if coding.coder_id and coding.coder_id == user.pk), None)


def _wrote(note: CardNote, user: Viewer) -> bool:
    return note.author_id is not None and note.author_id == user.pk


@dataclass(frozen=True)
class Difference:
    """A message its two readers put elsewhere. decided: the themes decided since, None when they still have to talk."""

    number: int
    begins: str
    readings: list[Read]
    decided: list[str] | None
    against: int


def differing_cards(consultation: Consultation) -> list[Card]:
    """Those the two readers put elsewhere: first those still to be talked about, then by number."""
    found = [card for card in readable_cards(consultation) if card.standing in (Standing.DIFFERENT, Standing.SETTLED)]
    return sorted(found, key=lambda card: (card.decided is not None, card.number))


def differences(consultation: Consultation, cards: Sequence[Card], user: Viewer) -> list[Difference]:
    """These cards of `differing_cards`, as they are shown."""
    names = {theme.pk: theme.name for theme in themes_of(consultation)}
    prefetch_related_objects(cards, "codings__coder", "contribution__review")
    against = Counter(CardNote.objects.filter(card__in=cards).exclude(against=None).values_list("card", flat=True))
    return [
        Difference(
            card.number,
            _begins(card.text),
            [_read(coding, names, user) for coding in card.readings],
            _named(card.decided.chosen, names) if card.decided else None,
            against[card.pk],
        )
        for card in cards
    ]
