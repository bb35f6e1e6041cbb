"""Why a seat is refused, in words for the person."""

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, Stale


class SeatRefused(Refusal):
    """No booking was written. The form comes back with the sentence, and with every choice."""

    status = 409


class SessionClosed(SeatRefused):
    """The session has begun, is past, or takes no more bookings."""

    sentence = _("On ne peut plus réserver pour cet atelier.")


class SessionFull(SeatRefused):
    """No seat for this household, and it did not ask to wait."""

    sentence = _("Il n’y a plus assez de places. Vous pouvez entrer dans la liste d’attente.")


class AlreadyBooked(SeatRefused):
    """The person has a live booking at this session."""

    sentence = _("La place est déjà demandée pour cet atelier.")


class AlreadyGivenBack(SeatRefused):
    """The same form, sent again after its seats were given back."""

    sentence = _("Cette place a été rendue. Ouvrez la page de l’atelier pour en demander une autre.")


class SeatsOfTheRoom(SeatRefused):
    """More seats than the room has."""

    sentence = _("La salle est trop petite pour autant de places. Choisissez un nombre plus petit.")


class TooManySeats(SeatRefused):
    """More people than a booking, or the room, can hold."""

    sentence = _("C’est trop de personnes pour cet atelier.")


class NoCare(SeatRefused):
    """More children to look after than this session can, or none at all."""

    sentence = _("On ne peut pas garder autant d’enfants pendant cet atelier. Ils peuvent venir avec vous.")


class OfferOver(Stale):
    """The seats were kept until an hour that is past, or were given back."""

    sentence = _("Cette place n’est plus gardée pour vous. Vous pouvez en demander une autre.")


class AlreadyBegun(Stale):
    """Too late to give a seat back."""

    sentence = _("L’atelier a déjà commencé. On ne peut plus annuler.")


class NotToday(Stale):
    """Attendance is marked from the day of the session on."""

    sentence = _("On note les présences le jour de l’atelier, ou après.")


class NotHeld(Stale):
    """It was called off: nobody was to come."""

    sentence = _("Cette séance a été annulée. Il n’y a pas de présences à noter.")


class RollChanged(Stale):
    """Somebody else noted something else, or gave a seat back, since the list was shown. Nothing was written."""

    sentence = _("Quelqu’un a changé cette liste entre-temps. Regardez les lignes marquées, puis enregistrez.")
