"""Enter what one sorted with cards on a table: the numbers of each pile, at once."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from journal.models import Channel
from kit.refusals import NotAllowed, Stale, require
from participation.consultations.models import Card, Coding, Sorting
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived
from .code_card import BothHaveChosen, MessageGone, TwoHaveRead, code_card


class PilesRefused(Stale):
    """Some of these cards moved on meanwhile. Nothing is kept: she takes their numbers away, and sends the rest."""

    def __init__(self, refused: Mapping[type[Stale], list[int]]) -> None:
        super().__init__(" ".join(_say(why, numbers) for why, numbers in refused.items()))


def _say(why: type[Stale], numbers: list[int]) -> str:
    sentences: dict[type[Stale], str] = {
        TwoHaveRead: ngettext(
            "Deux personnes ont déjà rangé le message %(numbers)s.",
            "Deux personnes ont déjà rangé les messages %(numbers)s.",
            len(numbers),
        ),
        BothHaveChosen: ngettext(
            "Vous avez rangé à deux le message %(numbers)s : parlez-en ensemble.",
            "Vous avez rangé à deux les messages %(numbers)s : parlez-en ensemble.",
            len(numbers),
        ),
        MessageGone: ngettext(
            "Le message %(numbers)s n’est plus publié.", "Les messages %(numbers)s ne sont plus publiés.", len(numbers)
        ),
    }
    away = ngettext("Enlevez ce numéro.", "Enlevez ces numéros.", len(numbers))
    return f"{sentences[why] % {'numbers': ', '.join(map(str, numbers))}} {away}"


@transaction.atomic
def enter_piles(consultation_id: UUID, *, piles: Mapping[UUID | None, Collection[int]], by: User) -> list[Coding]:
    """All of them, or none. Entering the same piles twice is once.

    piles: theme -> numbers; None -> those that no theme goes with. A number in two piles has two themes; one that was
    entered before is where it is now. Raises NotAllowed (a number or a theme that is not there too), Archived,
    PilesRefused.
    """
    sorting = Sorting.objects.hold(consultation_id)
    require(can_code(by, sorting.consultation))
    require_not_archived(sorting.consultation)
    wanted: dict[int, set[UUID]] = {}
    for theme, numbers in piles.items():
        for number in numbers:
            wanted.setdefault(number, set()).update({theme} if theme else ())
    cards = dict(Card.objects.filter(sorting=sorting, number__in=wanted).values_list("number", "pk"))
    if cards.keys() != wanted.keys():
        raise NotAllowed
    done, refused = [], {}
    for number in sorted(wanted):  # in one order, so that two who enter at once never wait for each other
        try:
            done.append(code_card(cards[number], themes=wanted[number], channel=Channel.PAPER, by=by))
        except (TwoHaveRead, BothHaveChosen, MessageGone) as refusal:
            refused.setdefault(type(refusal), []).append(number)
    if refused:
        raise PilesRefused(refused)
    return done
