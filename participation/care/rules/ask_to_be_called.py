"""Somebody nobody knows leaves a number where she may be called back without danger."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal, TooFast
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert, Origin
from participation.people.models import Spending, Structure

from .clock import due_at, starts_at
from .tell_somebody import raised_once, says_more

MOST_AN_HOUR = 30
"""Numbers that one structure takes in an hour from people without account."""
HOUR = dt.timedelta(hours=1)


class NumberNeeded(Refusal):
    sentence = _("Écrivez un numéro où l’on peut vous appeler.")


class TooManyAsked(TooFast):
    sentence = _("Trop de numéros arrivent à la fois. Appelez un des numéros de cette page.")


def ask_to_be_called(structure_id: UUID, *, said: Said, dangers: Sequence[str], key: UUID) -> CareAlert:
    """An alert of its own: nothing ties the number to the words that were sent before, which stay nobody's.

    dangers: the kinds that the page spoke of. key: sent twice, it is one, and a number that is set right replaces the
    one before. Raises NotAllowed, NumberNeeded,
    TooManyAsked.
    """
    structure = Structure.objects.select_related("territory").filter(pk=structure_id).first()
    if structure is None:
        raise NotAllowed
    if not said.number:
        raise NumberNeeded
    known = CareAlert.objects.filter(key=key).first()
    if known is not None and not says_more(known, said):
        return known
    if not Spending.objects.spend("safe numbers", str(structure_id), limit=MOST_AN_HOUR, per=HOUR):
        raise TooManyAsked
    start = starts_at(structure)
    times = {"ring_at": start, "due_at": due_at(structure, start)}
    with transaction.atomic():
        fields = {"structure": structure, "origin": Origin.TAP, "dangers": list(dangers)}
        return raised_once(key, by=None, said=said, **fields, **times)
