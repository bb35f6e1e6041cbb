"""What each process of the race of readers does. Top-level functions: a process finds them by name."""

import random
from uuid import UUID

from participation.consultations.models import Card, Coding, Theme
from participation.consultations.rules import BothHaveChosen, TwoHaveRead, code_card, deal_cards
from participation.people.models import User


def deal(consultation: UUID, by: UUID) -> int:
    return deal_cards(consultation, by=User.objects.get(pk=by))


def read(consultation: UUID, by: UUID) -> int:
    """Sort every message, in an order of one's own. How many of them one was in time for."""
    member, done = User.objects.get(pk=by), 0
    themes = list(Theme.objects.filter(sorting=consultation).values_list("pk", flat=True))
    cards = list(Card.objects.filter(sorting=consultation).values_list("pk", flat=True))
    random.shuffle(cards)
    for card in cards:
        try:
            code_card(card, themes=[random.choice(themes)], by=member)
        except (TwoHaveRead, BothHaveChosen):
            continue
        done += 1
    return done


def read_naively(consultation: UUID, by: UUID) -> int:
    """The same without the lock: look whether a place is free, then take it. How often the database had to refuse."""
    refused = 0
    cards = list(Card.objects.filter(sorting=consultation).order_by("number"))
    for card in cards:
        taken = card.codings.count()
        if taken < 2:
            rows = [Coding(card=card, place=taken + 1, coder_id=by)]
            refused += not Coding.objects.bulk_create(rows, ignore_conflicts=True) or not (
                Coding.objects.filter(card=card, coder=by).exists()
            )
    return refused


ROLES = {"deal": deal, "read": read, "read_naively": read_naively}


def act(role: str, consultation: UUID, by: UUID) -> int:
    return ROLES[role](consultation, by)
