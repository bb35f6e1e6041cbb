"""What every rule here begins with: make or lock the participation, then ask whether it is allowed and still open."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import Stale, require
from participation.consultations.events import HelperSpoke
from participation.consultations.models import Consultation, Participation, Speaker
from participation.people.models import User


class ConsultationClosed(Stale):
    """The last day is over."""

    sentence = _("Cette consultation est finie. Merci à vous.")


class SpeaksForAnother(Stale):
    """The account already speaks in this consultation, for another person or for itself."""

    sentence = _("Ici, on répond pour une seule personne. Vous avez déjà répondu pour quelqu’un d’autre ou pour vous.")


def enter(
    consultation: Consultation,
    *,
    person: User,
    by: User,
    may: Callable[[User, Consultation, User], bool],
) -> Participation:
    """The participation of `person`, locked, in which `by` speaks: herself, or her helper.

    That a helper begins to speak is written in the journal, once. Raises NotAllowed, ConsultationClosed,
    SpeaksForAnother.
    """
    participation = Participation.objects.enter(consultation.pk, person.pk)
    require(may(by, participation.consultation, person))
    if participation.consultation.is_finished:
        raise ConsultationClosed
    known = participation.speakers.filter(user=by).exists()
    if not known and not Speaker.objects.speaks(participation, by.pk):
        raise SpeaksForAnother
    if not known and by.pk != person.pk:
        told = HelperSpoke(person=person.pk, consultation=consultation.pk)
        record(told, by=by.pk, on_behalf=person.pk, channel=Channel.ASSISTED)
    return participation


def channel_of(person: User, by: User) -> str:
    """Whoever writes in somebody's name helps her: it is never written as her own act."""
    return Channel.SELF if by.pk == person.pk else Channel.ASSISTED
