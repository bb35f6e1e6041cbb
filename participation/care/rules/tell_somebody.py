"""« Voulez-vous prévenir quelqu’un ? »: she says yes, and nobody learns more than what she writes here."""

from enum import StrEnum
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.ids import new_id
from kit.refusals import Refusal
from participation.care.engine.sealing import Said, seal
from participation.care.events import AlertChanged, AlertRaised
from participation.care.models import CareAlert, Origin
from participation.people.models import Membership, Referent, Role, Structure, User, accompanying, dated

from .clock import due_at, starts_at


class Whom(StrEnum):
    """Who is called first. The others of her team may read it too: it is not to wait for one person alone."""

    REFERENT = "referent"
    TEAM = "team"


class NobodyToTell(Refusal):
    sentence = _("Aucune équipe ne vous accompagne encore. Appelez un des numéros de cette page.")


@transaction.atomic
def tell_somebody(*, whom: Whom, said: Said, key: UUID, by: User) -> CareAlert:
    """The alert she asks for. key: of the form; sent twice, it is one. Raises NobodyToTell.

    Nothing of what made the page show the question is kept: not which page, not which words, not that there were any.
    """
    structure = home_of(by)
    if structure is None:
        raise NobodyToTell
    first = referent_of(by) if whom is Whom.REFERENT else None
    start = starts_at(structure)
    fields = {"structure": structure, "person": by, "origin": Origin.TAP, "first": first, "started_by": by}
    # Whom she asks for is called at once, on call or not: it is written on the page that asks her.
    times = {"ring_at": start, "due_at": due_at(structure, start)}
    return raised_once(key, by=by, said=said, **fields, **times)


def raised_once(key: UUID, *, by: User | None, said: Said, **fields) -> CareAlert:
    """The alert of this form: the one that is there, if it was sent before, with what she says more. Once it is over,
    what she says more is an alert of its own."""
    alert_id = new_id()
    try:
        with transaction.atomic():
            alert = CareAlert.objects.create(
                id=alert_id, key=key, sealed=seal(alert_id, said) if said else None, **fields
            )
    except IntegrityError:
        known = CareAlert.objects.get(key=key)
        if not says_more(known, said) or known.person_id != (by.pk if by else None):
            return known
        if known.is_closed:
            return raised_once(uuid5(key, known.pk.hex), by=by, said=said, **fields)
        # The version stays: who takes the alert meanwhile was not too slow.
        both = known.said.and_then(said)
        CareAlert.objects.living().filter(pk=known.pk).update(sealed=seal(known.pk, both))
        record(AlertChanged(alert=known.pk), by=by.pk if by else None)
        return known
    record(AlertRaised(alert=alert.pk), by=by.pk if by else None)
    return alert


def says_more(alert: CareAlert, said: Said) -> bool:
    """Whether the same form, sent again, says what it did not say before: a number typed wrong, then right."""
    return bool(said) and alert.said.and_then(said) != alert.said


def home_of(person: User) -> Structure | None:
    """The structure that accompanies her, else one that supports her."""
    relation = Referent.objects.filter(accompanying(), person=person).select_related("structure__territory").first()
    if relation is not None:
        return relation.structure
    held = Membership.objects.filter(dated(), user=person, role=Role.PERSON).select_related("structure__territory")
    first = held.order_by("starts_on", "pk").first()
    return first.structure if first else None


def referent_of(person: User) -> User | None:
    """Who accompanies her and is there: the stand-in before who is away."""
    relations = Referent.objects.filter(accompanying(), person=person).select_related("worker")
    here = relations.filter(stands_in_for__isnull=False).first() or relations.first()
    return here.worker if here else None
