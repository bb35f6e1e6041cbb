"""The ways the doors say no. Each sentence says what to do next."""

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, Stale, TooFast


class WrongCode(Refusal):
    sentence = _("Le code n’est pas bon. Regardez votre SMS.")


class OldCode(Refusal):
    sentence = _("Ce code est trop vieux. Demandez un autre code.")


class SeeUsFirst(Refusal):
    """The number has not served for too long to be surely hers, and she has no PIN. It says nothing of who had it."""

    sentence = _("Avec ce numéro, il faut d’abord nous voir. Passez dans un accueil ou appelez.")


class WrongKey(Refusal):
    sentence = _("Cette clé n’ouvre pas cette porte.")


class WrongPin(Refusal):
    sentence = _("Ce n’est pas votre code personnel. Oublié ? Passez dans un accueil.")


class NoCalls(Refusal):
    sentence = _("Nous ne pouvons pas appeler ce numéro. Passez dans un accueil.")


class TooManyGuesses(TooFast):
    sentence = _("Trop d’essais pour aujourd’hui. Passez dans un accueil ou appelez.")


class TooManyCodes(TooFast):
    sentence = _("Trop de codes pour aujourd’hui. Passez dans un accueil ou appelez.")


class WrongCard(Refusal):
    """One sentence for a name nobody has, a wrong code, and a card that was used, replaced, or is too old."""

    sentence = _("Le nom ou le code n’est pas bon. Regardez votre carte, ou demandez-en une autre.")


class AccountClosed(Refusal):
    sentence = _("Ce compte est fermé. Passez dans un accueil ou appelez.")


class NotFound(Refusal):
    """Nobody opens an account here: the door of every territory is shut."""

    sentence = _("Aucun compte ne va avec ce numéro. Passez dans un accueil, on vous aide.")


class NumberTaken(Refusal):
    sentence = _(
        "Ce numéro ouvre déjà un autre compte. Ce numéro est à qui ? Choisissez un autre numéro, ou une carte."
    )


class ResetWaiting(Stale):
    sentence = _("Une demande attend déjà pour cette personne.")


class ResetOver(Stale):
    sentence = _("Cette demande est finie. Regardez la page de la personne.")
