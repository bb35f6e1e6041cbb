"""What `manage.py pictures` takes: every page and telling state, as data. One line here is four pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Step(NamedTuple):
    """What somebody does before the picture: follow a link, press a button, write in a field, tick a choice."""

    act: str  # "link", "button", "write", "tick"
    what: str  # the words on the link or the button, the label of the field
    text: str = ""  # what is written; for a link or a button, words of the item of a list in which it is


@dataclass(frozen=True)
class Picture:
    """A page, or a state of it: who looks (a key of demo.json, or "anonymous"), where, and after which steps."""

    name: str
    who: str
    address: str
    steps: tuple[Step, ...] = ()


def link(words: str, beside: str = "") -> Step:
    return Step("link", words, beside)


def press(words: str) -> Step:
    return Step("button", words)


def write(label: str, text: str) -> Step:
    return Step("write", label, text)


def tick(label: str) -> Step:
    return Step("tick", label)


CONSULTATION = "/consultations/horaires-des-accueils"
PICTURES = (
    # Everybody
    Picture("accueil", "anonymous", "/"),
    Picture("actualites", "anonymous", "/actualites/"),
    Picture("actualite", "anonymous", "/actualites/", (link("Les Tilleuls ouvrent"),)),
    Picture("lieux", "anonymous", "/lieux/"),
    Picture("ateliers", "anonymous", "/ateliers/"),
    Picture("atelier", "anonymous", "/ateliers/", (link("Réparer son vélo"),)),
    Picture("consultations", "anonymous", "/consultations/"),
    Picture("consultation", "anonymous", f"{CONSULTATION}/"),
    Picture("accessibilite", "anonymous", "/accessibilite/"),
    Picture("vie-privee", "anonymous", "/vie-privee/"),
    Picture("page-absente", "anonymous", "/cette-page-n-existe-pas/"),
    # The doors
    Picture("entrer", "anonymous", "/entrer/"),
    Picture(
        "entrer-erreur",
        "anonymous",
        "/entrer/",
        (write("Votre numéro de téléphone", "12"), tick("Non, d’autres gens"), press("Recevoir mon code")),
    ),
    Picture(
        "entrer-code",
        "anonymous",
        "/entrer/",
        (write("Votre numéro de téléphone", "06 39 98 00 77"), tick("Non, d’autres gens"), press("Recevoir mon code")),
    ),
    Picture("entrer-carte", "anonymous", "/entrer/carte/"),
    Picture("entrer-equipe", "anonymous", "/entrer/equipe/"),
    # A person
    Picture("mon-espace", "moussa", "/mon-espace/"),
    Picture("mon-projet", "moussa", "/mon-projet/"),
    Picture("mes-mots", "moussa", "/mon-projet/", (link("Changer mes mots"),)),
    Picture("mon-projet-historique", "moussa", "/mon-projet/historique/"),
    Picture("mon-projet-carte", "iryna", "/mon-projet/"),
    Picture("mes-reservations", "moussa", "/mes-reservations/"),
    Picture("reserver", "awa", "/ateliers/", (link("Réparer son vélo"),)),
    Picture("question", "awa", f"{CONSULTATION}/question/1/"),
    Picture("question-message", "awa", f"{CONSULTATION}/message/"),
    Picture("mes-messages", "awa", "/mes-messages-envoyes/"),
    Picture("compte", "awa", "/compte/"),
    Picture("me-joindre", "awa", "/compte/me-joindre/"),
    Picture("sortir", "awa", "/sortir/"),
    # A helper, a committee member
    Picture("espace-aidant", "aidant", "/mon-espace/"),
    Picture("projet-aidant", "aidant", "/mon-projet/"),
    Picture("espace-comite", "kader", "/mon-espace/"),
    # The team
    Picture("equipe", "nadia", "/equipe/"),
    Picture("equipe-appels", "samira", "/equipe/appels/"),
    Picture("equipe-personnes", "nadia", "/equipe/personnes/"),
    Picture("equipe-personne", "nadia", "/equipe/personnes/", (link("Awa Keïta"),)),
    Picture("equipe-moderation", "samira", "/equipe/moderation/"),
    Picture("equipe-moderation-lire", "samira", "/equipe/moderation/", (link("Lire", "Appelez-moi"),)),
    Picture("equipe-alertes", "samira", "/equipe/alertes/"),
    Picture("equipe-alerte", "samira", "/equipe/alertes/", (link("Violences, un enfant en danger"),)),
    Picture("equipe-garde", "claire", "/equipe/alertes/garde/", (link("Les Tilleuls"),)),
    Picture("aide", "awa", "/aide/"),
    Picture("equipe-presences", "ming", "/equipe/presences/"),
    Picture("equipe-autre-structure", "paul", "/equipe/personnes/"),
    Picture("securite", "nadia", "/compte/securite/"),
    # The others
    Picture("coordination", "claire", "/equipe/"),
    Picture("gestion", "claire", "/gestion/"),
    Picture("prefecture", "prefecture", "/compte/"),
    Picture("administration", "admin", "/compte/"),
    # The demo
    Picture("telephone", "anonymous", "/demo/telephone/"),
    Picture("composants", "anonymous", "/demo/composants/"),
    Picture("composants-erreurs", "anonymous", "/demo/composants/?erreurs"),
)
