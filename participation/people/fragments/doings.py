"""« Ce qui s’est passé sur mon compte »: the journal of an account, in words, for whom it is about."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from kit.time import now
from participation.people.models import User

SAID = {
    "AccountOpened": _("Compte ouvert"),
    "CardGiven": _("Une carte a été faite"),
    "CardUsed": _("La carte a servi"),
    "PinChosen": _("Code personnel choisi"),
    "PinRemoved": _("Code personnel retiré"),
    "PersonMet": _("Quelqu’un de l’équipe vous a rencontré ou rencontrée"),
    "ReferentNamed": _("Votre référent ou référente a changé"),
    "SessionsEnded": _("Votre espace a été fermé partout"),
    "ErasureAsked": _("Effacement demandé"),
    "ErasureProposed": _("Effacement proposé : 2 ans sans contact"),
    "ErasureTakenBack": _("Effacement annulé"),
    "ErasureDeclined": _("Effacement refusé par l’équipe"),
    "DataTaken": _("Vos données ont été emportées"),
    "RoleGranted": _("Vous avez une nouvelle place dans le réseau"),
    "RoleEnded": _("Une place dans le réseau s’est terminée"),
    "SecondFactorRemoved": _("Une preuve pour entrer a été retirée"),
    "HelperSpoke": _("Quelqu’un a répondu avec vous à une consultation"),
    "WorkerEntered": _("Quelqu’un de l’équipe a écrit vos réponses à une consultation"),
    "HelpAsked": _("Aide demandée"),
    "HelpWithdrawn": _("Demande d’aide annulée"),
    "HelpDeclined": _("Demande d’aide refusée"),
    "MandateGiven": _("Une aide a commencé"),
    "MandateEnded": _("Une aide s’est terminée"),
    "ContactAgreed": _("La façon de vous joindre a changé"),
    "PasskeyAdded": _("Une clé pour entrer a été ajoutée"),
    "PasskeyRemoved": _("Une clé pour entrer a été retirée"),
    "ResetAsked": _("Un nouveau numéro a été demandé avec vous"),
    "ResetConfirmed": _("Un deuxième accord : votre numéro a changé"),
    "ResetWithdrawn": _("Le nouveau numéro n’a pas été donné"),
    "StandInNamed": _("Un remplacement a été proposé"),
    "StandInAgreed": _("Remplacement accepté"),
    "StandInTalkAsked": _("Vous avez demandé à en parler"),
    "StandInRefused": _("Remplacement refusé"),
    "StandInEnded": _("Un remplacement s’est terminé"),
    "CallTaken": _("Quelqu’un de l’équipe vous appelle"),
    "CallEnded": _("Un appel de l’équipe est noté"),
    "WorkerInvited": _("Une invitation a été faite"),
    "InvitationAccepted": _("L’invitation a servi"),
    "InvitationCancelled": _("L’invitation a été annulée"),
}

# What opens her space, or takes her messages elsewhere: by somebody else, she sees it first when she comes.
TELLING = ("CardGiven", "ContactAgreed")
# Who says no to a number that was typed stays unknown: a number must not give a name.
UNNAMED = ("HelpDeclined",)
TOLD_FOR = dt.timedelta(days=30)
FIRST_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Doing:
    """what, who: words; at: an instant."""

    at: dt.datetime
    what: object
    who: object


def doings_of(user: User) -> QuerySet[Entry]:
    """Entries of what can be said, latest first, for a page of them (`as_doings`)."""
    return _entries(user).filter(verb__in=SAID).order_by("-seq")


def as_doings(entries: Iterable[Entry], user: User) -> list[Doing]:
    entries = list(entries)
    names = actors(entries)
    return [Doing(entry.at, SAID[entry.verb], who_did(entry, user, names)) for entry in entries]


def done_by_others(user: User) -> list[Doing]:
    """What the team did lately to how she enters or is reached, the last of each: a small change hides no card. Not the
    first day, when all of it is done with her.
    """
    since = max(now() - TOLD_FOR, user.created_at + FIRST_DAY)
    entries = _entries(user).filter(verb__in=TELLING, at__gte=since).exclude(actor=user.pk).order_by("-seq")
    latest = [entry for verb in TELLING if (entry := entries.filter(verb=verb).first())]
    return as_doings(sorted(latest, key=lambda entry: -entry.seq), user)


def actors(entries: Iterable[Entry]) -> dict[UUID, User]:
    return User.objects.in_bulk({entry.actor for entry in entries if entry.actor})


def who_did(entry: Entry, user: User, names: Mapping[UUID, User]) -> object:
    if entry.actor is None:
        return _("La maison")
    if entry.actor == user.pk:
        return _("Moi")
    if entry.verb in UNNAMED:
        return _("La personne demandée")
    return names[entry.actor].get_full_name() if entry.actor in names else _("Un compte effacé")


def _entries(user: User) -> QuerySet[Entry]:
    return Entry.objects.filter(stream_id=f"people:{user.pk}")
