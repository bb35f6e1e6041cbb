"""Read one message and say which themes go with it: one of its two readers, alone."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import now
from participation.consultations.engine.coding import READERS
from participation.consultations.events import CardCoded
from participation.consultations.models import Card, Coding, Theme
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived


class MessageGone(Stale):
    """Moderation took it back since."""

    sentence = _("Ce message n’est plus publié. Prenez le suivant.")


class TwoHaveRead(Stale):
    sentence = _("Deux personnes ont déjà rangé ce message. Prenez le suivant.")


class BothHaveChosen(Stale):
    """Her own choice was seen by the other reader: it is part of what they talk about now."""

    sentence = _("Vous avez rangé ce message tous les deux. Pour changer, parlez-en ensemble.")


@transaction.atomic
def code_card(card_id: UUID, *, themes: Collection[UUID], channel: str = Channel.SELF, by: User) -> Coding:
    """themes: of the message's consultation; none: « no theme goes with it ». channel: PAPER from cards on a table.

    She may change her choice until the second reader has chosen. The same choice sent twice is one.
    Raises NotAllowed, Archived, MessageGone, TwoHaveRead, BothHaveChosen.
    """
    card = Card.objects.lock(card_id)
    require(can_code(by, card.sorting.consultation))
    require_not_archived(card.sorting.consultation)
    if not card.is_readable:
        raise MessageGone
    chosen = known_themes(card, themes)
    places = dict(card.codings.values_list("place", "coder"))
    mine = card.codings.filter(coder=by).first()
    if mine is not None and mine.chosen == frozenset(theme.pk for theme in chosen):
        return mine
    if len(places) >= READERS:
        raise BothHaveChosen if mine else TwoHaveRead
    coding = mine or Coding(card=card, place=len(places) + 1, coder=by)
    coding.channel, coding.at = channel, now()
    coding.save()
    coding.themes.set(chosen)
    record(CardCoded(consultation=card.sorting_id, card=card.pk), by=by.pk, channel=channel)
    return coding


def known_themes(card: Card, themes: Collection[UUID]) -> list[Theme]:
    """One that was put together with another since her page was opened is the other. Raises NotAllowed for one that is
    not of this consultation."""
    found = Theme.objects.filter(sorting=card.sorting_id, pk__in=themes).select_related("merged_into")
    if len(found) != len(set(themes)):
        raise NotAllowed
    return list({theme.stands_for: theme.merged_into or theme for theme in found}.values())
