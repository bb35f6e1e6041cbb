"""What every rule here begins with: make or lock the participation, then ask whether it is allowed and still open."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from kit.refusals import Stale, require
from participation.consultations.models import Consultation, Participation
from participation.people.models import User


class ConsultationClosed(Stale):
    """The last day is over."""

    sentence = _("Cette consultation est finie. Merci à vous.")


def enter(consultation: Consultation, *, by: User, may: Callable[[User, Consultation], bool]) -> Participation:
    """The participation of `by`, locked. Raises NotAllowed, ConsultationClosed."""
    participation = Participation.objects.enter(consultation.pk, by.pk)
    require(may(by, participation.consultation))
    if participation.consultation.is_finished:
        raise ConsultationClosed
    return participation
