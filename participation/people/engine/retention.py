"""What is kept, how long, and why: the retention table, as data. Shown on /vie-privee/, applied by rules.keep.

Sources. « CNIL » is its référentiel for social and medico-social support of 2021: two years in the active base after
the last contact, then erased or archived. « Règlement » is Regulation (EU) 2016/679.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

HOUR, DAY, YEAR = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=365)


class Then(StrEnum):
    """What becomes of it when its time has come."""

    ERASED = "erased"
    """By the house itself, each day (rules.keep)."""
    PUT_AWAY = "put away"
    """By the house itself, too: nothing is erased, and nobody reads it any more but whose it is."""
    PROPOSED = "proposed"
    """Proposed to the data-protection relay, who decides."""
    STAYS = "stays"
    """Kept: it names nobody."""
    BY_THE_HOST = "by the host"
    """By whoever runs the machines: it is not in the house's own hands."""


@dataclass(frozen=True)
class Line:
    """One line: what is kept; for how long, in words, and `after` as a duration where the house counts it."""

    name: str
    what: "str | StrPromise"
    how_long: "str | StrPromise"
    why: "str | StrPromise"
    then: Then
    after: dt.timedelta | None = None


LINES = (
    Line(
        "account",
        _("Votre compte, votre projet, vos mots, vos messages, vos rendez-vous, vos réponses, vos places"),
        _("2 ans après notre dernier contact. Ensuite, on propose de les effacer."),
        _("C’est le temps de l’accompagnement. La CNIL donne cette durée."),
        Then.PROPOSED,
        2 * YEAR,
    ),
    Line(
        "closed_plans",
        _("Un projet qui est fini ou arrêté"),
        _("2 ans après sa fin, il est rangé. Vous seul ou vous seule pouvez encore le lire."),
        _("L’équipe n’en a plus besoin. La CNIL donne cette durée."),
        Then.PUT_AWAY,
        2 * YEAR,
    ),
    Line(
        "agreements",
        _("Les dates de votre accord avec l’équipe, sans vos mots"),
        _("5 ans après la fin du projet, dans une archive fermée."),
        _("Pour prouver qu’il y a eu un accord. La loi laisse 5 ans : code civil, article 2224."),
        Then.ERASED,
    ),
    Line(
        "never_used",
        _("Un compte ouvert pour vous, jamais utilisé"),
        _("90 jours."),
        _("Il ne sert à personne."),
        Then.ERASED,
        90 * DAY,
    ),
    Line(
        "entry_codes",
        _("Une demande de code pour entrer, avec le numéro"),
        _("1 jour."),
        _("Le code marche 10 minutes. Le reste du jour, on compte les essais."),
        Then.ERASED,
        DAY,
    ),
    Line(
        "spending",
        _("Le nombre d’essais pour entrer, et de réponses sans compte : ni numéro, ni adresse"),
        _("2 jours."),
        _("Pour arrêter une personne qui essaie des codes, ou répond cent fois."),
        Then.ERASED,
        2 * DAY,
    ),
    Line(
        "addresses",
        _("Un numéro à qui on a écrit, et qui n’a pas de compte"),
        _("1 jour après l’envoi."),
        _("Pour savoir si le SMS est bien parti."),
        Then.ERASED,
        DAY,
    ),
    Line(
        "messages",
        _("La liste des SMS envoyés, sans leur texte"),
        _("6 mois."),
        _("Pour répondre si un SMS n’est pas arrivé."),
        Then.ERASED,
        182 * DAY,
    ),
    Line(
        "kind_calls",
        _("Ce que vous avez dit à l’équipe d’un atelier quand elle vous a appelé ou appelée"),
        _("6 mois."),
        _("Pour ne pas vous demander deux fois la même chose."),
        Then.ERASED,
        182 * DAY,
    ),
    Line(
        "answers_by_text",
        _("Votre réponse à un SMS. Ses mots, seulement si quelqu’un doit vous rappeler."),
        _("30 jours."),
        _("Pour ne pas la prendre deux fois, et pour vous rappeler."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "numbers_of_guests",
        _("Le numéro d’une personne sans compte, pour la prévenir d’une place"),
        _("30 jours après la fin de l’atelier."),
        _("Pour lui demander comment c’était."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "guests",
        _("Le prénom d’une personne sans compte, et de qui vient avec elle, l’âge des enfants"),
        _("30 jours après la fin de l’atelier. Ensuite, on garde seulement des nombres."),
        _("Pour savoir qui vient, et pour demander comment c’était."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "needs",
        _("Ce qu’il vous fallait pour venir à un atelier : vos mots"),
        _("30 jours après la fin de l’atelier."),
        _("Pour le préparer. Après, cela ne sert plus."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "booking_links",
        _("Le lien d’un SMS, pour répondre ou pour annuler"),
        _("30 jours après la fin de l’atelier."),
        _("Pour dire aussi comment c’était. Après, il ne mène plus à rien."),
        Then.ERASED,
    ),
    Line(
        "sealed_posts",
        _("Ce que vous écriviez quand votre espace s’est fermé"),
        _("7 jours, chiffré. Moins si vous revenez avant."),
        _("Pour vous le rendre."),
        Then.ERASED,
    ),
    Line(
        "invitations",
        _("Une carte ou une invitation pour entrer"),
        _("14 jours pour s’en servir. Ensuite, on en garde la date 30 jours."),
        _("Une carte perdue ne doit pas servir à quelqu’un d’autre."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "help_requests",
        _("Une demande d’aide à quelqu’un, sans son numéro"),
        _("14 jours pour répondre. Ensuite, on en garde la date 30 jours."),
        _("Pour que vous voyiez ce que vous avez demandé."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "phone_resets",
        _("Un changement de téléphone, et le nouveau numéro"),
        _("90 jours."),
        _("Pour voir si quelqu’un l’a fait sans vous."),
        Then.ERASED,
        90 * DAY,
    ),
    Line(
        "sessions",
        _("Le repère qui dit que vous êtes entré ou entrée"),
        _("12 heures après la fermeture de votre espace."),
        _("Pour vous rendre ce que vous écriviez quand il s’est fermé."),
        Then.ERASED,
    ),
    Line(
        "receipts",
        _("Le reçu d’un bouton déjà appuyé"),
        _("30 jours."),
        _("Pour ne pas faire deux fois la même chose."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "erase_requests",
        _("La date d’une demande d’effacement, sans nom"),
        _("5 ans."),
        _("Pour prouver que nous l’avons fait. Règlement européen, article 5."),
        Then.ERASED,
        5 * YEAR,
    ),
    Line(
        "care_alerts",
        _("Une alerte, quand quelqu’un était peut-être en danger : pour qui, et ce que l’équipe a fait"),
        _("6 mois après sa fin. Ensuite il reste des dates, sans personne."),
        _("Pour reprendre si le danger revient."),
        Then.ERASED,
        182 * DAY,
    ),
    Line(
        "pictures_not_shown",
        _("Une image envoyée avec un message, quand elle n’est pas publiée"),
        _("30 jours après la réponse."),
        _("Pour que vous puissiez demander une autre lecture."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "safe_numbers",
        _("Un numéro laissé pour être rappelé ou rappelée sans danger, et les mots écrits avec lui"),
        _("Jusqu’à la fin de l’alerte. 30 jours au plus, chiffré."),
        _("Pour vous rappeler."),
        Then.ERASED,
        30 * DAY,
    ),
    Line(
        "journal",
        _("Le journal : qui a fait quoi, et quand. Il n’a ni nom, ni mots, ni numéro."),
        _("Il reste. Quand le compte est effacé, il ne mène plus à personne."),
        _("Pour que vous puissiez voir qui a regardé votre projet."),
        Then.STAYS,
    ),
    Line(
        "logs",
        _("Le journal des machines. Les numéros y sont cachés."),
        _("30 jours, par la personne qui tient les machines."),
        _("Pour réparer une panne."),
        Then.BY_THE_HOST,
    ),
    Line(
        "backups",
        _("Les copies de secours"),
        _("30 jours, par la personne qui tient les machines. Ce qui est effacé y reste jusque-là."),
        _("Pour tout remettre après une panne."),
        Then.BY_THE_HOST,
    ),
)

TABLE = {line.name: line for line in LINES}
AGREEMENTS_FOR = 5 * YEAR
"""Code civil, article 2224: personal actions are barred after five years."""


def limit(name: str, at: dt.datetime) -> dt.datetime:
    """What is older than this moment has had its time. Raises KeyError for a line that the table does not know, or that
    has no duration of its own."""
    return at - _AFTER[name]


_AFTER = {line.name: line.after for line in LINES if line.after is not None}
