"""Every page, as each kind of account: readable by everybody in light and dark, never sideways, never heavy."""

import contextlib
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from tests.support.visitors import COMPUTER, SMALL, Visitors

# (who looks, address, and the words of the links to follow from there)
PAGES = [
    ("anonymous", "/"),
    ("anonymous", "/actualites/"),
    ("anonymous", "/actualites/", "Les Tilleuls ouvrent"),
    ("anonymous", "/lieux/"),
    ("anonymous", "/ateliers/"),
    ("anonymous", "/ateliers/", "Réparer son vélo"),
    ("anonymous", "/consultations/"),
    ("anonymous", "/consultations/", "Les horaires des accueils"),
    ("anonymous", "/consultations/", "Les douches"),
    ("anonymous", "/consultations/", "Les douches", "Voir tous les résultats"),
    ("anonymous", "/consultations/", "Les anciennes consultations"),
    ("anonymous", "/consultations/", "Les anciennes consultations", "Le nom du lieu"),
    ("anonymous", "/consultations/la-vie-au-trait-d-union/resultats/"),
    ("anonymous", "/consultations/horaires-des-accueils/resultats/"),
    ("anonymous", "/consultations/", "Se sentir bien"),
    *(("anonymous", f"/consultations/se-sentir-bien/question/{number}/") for number in (1, 2, 3, 4, 6, 7, 8)),
    ("anonymous", "/consultations/se-sentir-bien/question/7/?langue=ar"),
    ("anonymous", "/consultations/se-sentir-bien/relire/"),
    ("anonymous", "/consultations/se-sentir-bien/affirmations/"),
    ("anonymous", "/consultations/se-sentir-bien/affirmations/?voir=tout"),
    ("anonymous", "/consultations/se-sentir-bien/affirmations/ajouter/"),
    ("anonymous", "/consultations/se-sentir-bien/reprendre/"),
    ("anonymous", "/consultations/les-repas/suites/"),
    ("anonymous", "/consultations/les-repas/recu/"),
    ("prefecture", "/suites/"),
    ("prefecture", "/suites/", "Mettre un micro-ondes"),
    ("anonymous", "/accessibilite/"),
    ("anonymous", "/vie-privee/"),
    ("anonymous", "/entrer/"),
    ("anonymous", "/entrer/carte/"),
    ("anonymous", "/entrer/equipe/"),
    ("anonymous", "/cette-page-n-existe-pas/"),
    ("anonymous", "/demo/telephone/"),
    ("anonymous", "/demo/telephone/?a=%2B33639980001"),
    ("anonymous", "/demo/telephone/?a=%2B33639980001", "http"),
    ("anonymous", "/s/un-lien-qui-n-existe-pas/"),
    ("anonymous", "/demo/composants/"),
    ("anonymous", "/demo/composants/?erreurs"),
    ("moussa", "/mes-reservations/"),
    ("ming", "/equipe/presences/", "Parler français autour d’un café", "Réservations et besoins"),
    ("awa", "/mon-espace/"),
    ("awa", "/mon-projet/"),
    ("awa", "/mon-projet/historique/"),
    ("awa", "/mon-projet/imprimer/"),
    ("nadia", "/equipe/personnes/", "Moussa Diallo", "Le projet de Moussa", "Imprimer"),
    ("nadia", "/equipe/personnes/", "Moussa Diallo", "Le projet de Moussa", "Recopier une feuille"),
    ("awa", "/mon-projet/", "Changer mes mots"),
    ("awa", "/mon-projet/", "Proposer une étape"),
    ("awa", "/mon-projet/", "Ajouter une partie"),
    ("moussa", "/mon-projet/"),
    ("moussa", "/mon-projet/", "Dire où ça en est"),
    ("moussa", "/mon-projet/", "Proposer un objectif"),
    ("moussa", "/mon-projet/", "Changer :"),
    ("moussa", "/mon-projet/", "Dire où j’en suis"),
    ("moussa", "/mon-projet/?partie=logement", "Écrire dans « Ce qui bloque »"),
    ("iryna", "/mon-projet/bilans/"),
    ("iryna", "/mon-projet/bilans/", "Bilan du"),
    ("nadia", "/equipe/personnes/", "Iryna", "Le projet d’Iryna", "Faire le point", "Bilan du"),
    ("nadia", "/equipe/personnes/", "Moussa Diallo", "Le projet de Moussa", "Répondre en quelques mots"),
    ("awa", "/mon-projet/budget/"),
    ("awa", "/mon-projet/budget/ligne/"),
    ("awa", "/mon-projet/budget/", "Électricité"),
    ("awa", "/mon-projet/budget/", "Ma sœur"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Budget"),
    ("awa", "/mon-projet/reunions/"),
    ("awa", "/mon-projet/reunions/proposer/"),
    ("awa", "/mon-projet/reunions/", "Voir ce qui a été décidé"),
    ("paul", "/equipe/partages/", "Awa Keïta", "Voir ce qui a été décidé"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Le projet d’Awa", "Voir cette réunion"),
    ("awa", "/mon-projet/partages/"),
    ("awa", "/mon-projet/partages/ouvrir/"),
    ("awa", "/messages/"),
    ("moussa", "/messages/"),
    ("moussa", "/messages/", "Proposer un autre jour"),
    ("moussa", "/messages/", "Annuler"),
    ("moussa", "/mon-projet/", "Visiter la résidence"),
    ("aidant", "/messages/", "Moussa"),
    ("nadia", "/equipe/personnes/", "Moussa Diallo", "Écrire à Moussa"),
    ("paul", "/equipe/partages/"),
    ("paul", "/equipe/partages/", "Awa Keïta"),
    ("paul", "/equipe/partages/", "Awa Keïta", "Changer ce que fait"),
    ("paul", "/equipe/partages/", "Awa Keïta", "Répondre en quelques mots"),
    ("paul", "/equipe/partages/", "Awa Keïta", "Proposer une étape"),
    ("awa", "/mes-reservations/"),
    ("awa", "/mes-reservations/agenda/"),
    ("awa", "/mes-reservations/", "Dire comment"),
    ("claire", "/equipe/ateliers/chiffres/"),
    ("claire", "/equipe/ateliers/", "Réparer son vélo", "Ce qui a changé"),
    ("anonymous", "/ateliers/ce-qui-a-change/"),
    ("anonymous", "/ateliers/?children=on"),
    ("awa", "/ateliers/", "Réparer son vélo"),
    ("awa", "/mes-messages-envoyes/"),
    ("awa", "/actualites/", "Douze vélos"),
    ("awa", "/actualites/", "Douze vélos", "Laisser un commentaire"),
    ("awa", "/consultations/horaires-des-accueils/question/1/"),
    ("awa", "/consultations/horaires-des-accueils/message/"),
    ("awa", "/consultations/horaires-des-accueils/merci/"),
    ("nadia", "/equipe/saisir/"),
    ("nadia", "/equipe/saisir/", "La sortie à la mer"),
    ("nadia", "/equipe/saisir/", "Les horaires des accueils"),
    ("nadia", "/equipe/saisir/", "Les horaires des accueils", "Moussa Diallo"),
    ("awa", "/consultations/horaires-des-accueils/relire/"),
    ("aidant", "/consultations/horaires-des-accueils/", "Répondre avec"),
    ("kader", "/comite/les-repas/recommandations/"),
    ("kader", "/comite/les-repas/recommandations/nouvelle/"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/papier/"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/papier/imprimer/"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/papier/feuilles/?de=1&a=2"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/papier/3/"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/salle/"),
    ("nadia", "/equipe/consultations/horaires-des-accueils/salle/feuille/"),
    ("nadia", "/equipe/consultations/les-douches/salle/", "Corriger"),
    ("nadia", "/equipe/consultations/les-douches/salle/", "Retirer"),
    ("nadia", "/equipe/consultations/se-sentir-bien/saisir/?quoi=phrases"),
    ("nadia", "/equipe/consultations/se-sentir-bien/saisir/?quoi=phrases", "Moussa Diallo"),
    ("kader", "/mon-espace/", "Le comité"),
    ("kader", "/comite/", "Changer mon collège"),
    ("kader", "/comite/", "Des casiers"),
    ("kader", "/comite/", "Des casiers", "Voir les questions comme"),
    ("kader", "/comite/", "Des casiers", "Voir les questions comme", "Voir comme sur un téléphone"),
    ("anonymous", "/consultations/", "Les plénières"),
    ("anonymous", "/consultations/plenieres/", "Plénière du"),
    ("awa", "/consultations/plenieres/", "Plénière du"),
    ("awa", "/consultations/plenieres/", "Plénière du", "Proposer un thème"),
    ("claire", "/equipe/", "Les plénières"),
    ("claire", "/equipe/plenieres/", "Plénière du"),
    ("claire", "/equipe/plenieres/annoncer/"),
    ("claire", "/equipe/plenieres/", "Plénière du", "Publier l’ordre du jour"),
    ("kader", "/comite/les-repas/"),
    ("kader", "/comite/les-repas/", "Lire et ranger"),
    ("kader", "/comite/les-repas/", "Ajouter un thème"),
    ("kader", "/comite/les-repas/themes/1/"),
    ("kader", "/comite/les-repas/", "Voir les désaccords"),
    ("kader", "/comite/les-repas/", "Voir les désaccords", "Message "),  # the space: not « Messages »
    ("kader", "/comite/les-repas/", "Les cartes à imprimer"),
    ("kader", "/comite/les-repas/", "Entrer les numéros"),
    ("awa", "/compte/"),
    ("awa", "/compte/me-joindre/"),
    ("awa", "/compte/nom-affiche/"),
    ("awa", "/compte/ecrits/"),
    ("samira", "/equipe/appels/"),
    ("awa", "/sortir/"),
    ("nadia", "/equipe/"),
    ("nadia", "/equipe/personnes/"),
    ("nadia", "/equipe/personnes/?nom=jo"),
    ("nadia", "/equipe/personnes/?voir=sans-projet"),
    ("nadia", "/equipe/personnes/", "Awa Keïta"),
    ("nadia", "/equipe/", "Awa demande où en est une étape", "La forme du projet"),
    ("awa", "/mon-projet/", "Lire et signer"),
    ("awa", "/mon-projet/versions/"),
    ("iryna", "/mon-projet/versions/"),
    ("iryna", "/mon-projet/versions/", "Version 1"),
    ("nadia", "/equipe/", "Iryna a changé ses mots", "Les versions signées", "Version 1"),
    ("ines", "/equipe/contrats/"),
    ("ines", "/equipe/contrats/", "Tesfay Gebre"),
    ("nadia", "/equipe/presences/"),
    ("nadia", "/compte/securite/"),
    ("nadia", "/equipe/moderation/chiffres/"),
    ("samira", "/equipe/moderation/"),
    ("samira", "/equipe/moderation/", "Lire"),
    ("awa", "/mes-messages-envoyes/", "Changer mes mots"),
    ("awa", "/mes-messages-envoyes/", "Je ne suis pas d’accord"),
    ("kader", "/comite/recours/"),
    ("kader", "/comite/recours/", "Lire et donner mon avis"),
    ("anonymous", "/consultations/horaires-des-accueils/", "Signaler"),
    ("anonymous", "/signaler/suite/"),
    ("samira", "/equipe/alertes/"),
    ("samira", "/equipe/alertes/", "Violences, un enfant en danger"),
    ("samira", "/equipe/alertes/", "Quelqu’un demande de l’aide"),
    ("claire", "/equipe/alertes/garde/"),
    ("claire", "/equipe/alertes/garde/", "Les Tilleuls"),
    ("claire", "/equipe/alertes/chiffres/"),
    ("awa", "/aide/"),
    ("anonymous", "/aide/rappel/"),
    ("ming", "/equipe/presences/"),
    ("ming", "/equipe/ateliers/"),
    ("ming", "/equipe/ateliers/nouveau/"),
    ("ming", "/equipe/ateliers/", "Réparer son vélo"),
    ("ming", "/equipe/ateliers/", "Réparer son vélo", "Changer ce qu’on en dit"),
    ("ming", "/equipe/ateliers/", "Réparer son vélo", "Mettre au calendrier"),
    ("ming", "/equipe/ateliers/", "Mon téléphone, pas à pas", "Mardi"),
    ("ming", "/equipe/ateliers/", "Mon téléphone, pas à pas", "Mardi", "Annuler la séance"),
    ("anonymous", "/ateliers/idees/"),
    ("awa", "/ateliers/idees/"),
    ("awa", "/ateliers/idees/proposer/"),
    ("awa", "/ateliers/", "Réparer son vélo", "Je co-anime"),
    ("ming", "/equipe/ateliers/idees/"),
    ("ming", "/equipe/ateliers/idees/", "Apprendre à réparer"),
    ("ming", "/equipe/ateliers/importer/"),
    ("ming", "/equipe/ateliers/salles/"),
    ("ming", "/equipe/ateliers/salles/", "La cuisine"),
    ("ming", "/equipe/ateliers/salles/", "La cuisine", "La photo de l’entrée"),
    ("ming", "/equipe/ateliers/salles/", "Ajouter une salle"),
    ("ming", "/equipe/ateliers/salles/", "Noter une fermeture"),
    ("ming", "/equipe/presences/", "Parler français"),
    ("ming", "/equipe/presences/", "Parler français", "La feuille à imprimer"),
    ("ming", "/equipe/aller-vers/"),
    ("ming", "/equipe/aller-vers/", "Salma"),
    ("nadia", "/equipe/", "Awa demande où en est une étape"),
    ("nadia", "/equipe/personnes/inviter/"),
    ("nadia", "/equipe/personnes/relier/"),
    ("nadia", "/equipe/invitations/"),
    ("samira", "/equipe/personnes/?nom=joel", "Joël Rousseau"),
    ("claire", "/equipe/consultations/"),
    ("claire", "/equipe/consultations/nouvelle/"),
    ("claire", "/equipe/consultations/", "Les anciennes consultations"),
    ("claire", "/equipe/consultations/", "La vie au Trait", "Archiver"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous"),
    ("claire", "/equipe/consultations/", "Les horaires des accueils"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Changer ce que dit"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Ajouter une question"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Changer : Qu’aimeriez"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Enlever : Qu’aimeriez"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Voir comme"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Noter une relecture"),
    ("claire", "/equipe/consultations/", "Le Trait d’union et vous", "Prendre un tableur"),
    ("claire", "/equipe/consultations/", "Se sentir bien", "Voir et ajouter des affirmations"),
    ("claire", "/equipe/reseau/"),
    ("claire", "/equipe/reseau/", "Les Tilleuls"),
    ("claire", "/equipe/reseau/inviter/"),
    ("claire", "/equipe/reseau/ajouter/"),
    ("admin", "/equipe/reseau/"),
    ("admin", "/equipe/reseau/territoires/ouvrir/"),
    ("anonymous", "/entrer/equipe/invitation/"),
    ("joel", "/mon-espace/"),
    ("joel", "/mon-espace/qui-m-accompagne/"),
    ("joel", "/mon-espace/qui-m-accompagne/", "J’en préfère un autre"),
    ("nadia", "/compte/securite/application/"),
    ("awa", "/mon-projet/arreter/"),
    ("awa", "/mon-projet/acces/"),
    ("samira", "/equipe/urgences/"),
    ("nadia", "/equipe/mes-lectures/"),
    ("claire", "/equipe/journal-acces/"),
    ("claire", "/equipe/journal-acces/", "Awa Keïta"),
    ("anonymous", "/entrer/cle/"),
    ("moussa", "/compte/aidants/"),
    ("aidant", "/compte/aidants/"),
    ("awa", "/compte/aidants/demander/"),
    ("awa", "/compte/code-personnel/"),
    ("awa", "/compte/cle/"),
    ("awa", "/compte/journal/"),
    ("awa", "/compte/effacer/"),
    ("awa", "/compte/mes-donnees/"),
    ("awa", "/sortir/partout/"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Référent et remplacements"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Comment joindre Awa"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Téléphone perdu"),
    ("nadia", "/equipe/personnes/", "Awa Keïta", "Donner une carte"),
    ("claire", "/equipe/effacements/", "Gulnara"),
    ("aidant", "/mon-espace/", "Le projet de Moussa"),
]
ALL_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# The rules that can tell the dark theme from the light one.
CONTRAST = ALL_RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}}
AXE = Axe().axe_script


def name_of(case: tuple) -> str:
    return " ".join(case)


def address_of(page: Page, address: str, *links: str) -> str:
    """Of the page behind the links, from that address on."""
    for link in links:
        go(page, address)
        # From its first letter: « À lire » is not « Lire ». The browser says every space as the plain one.
        said = re.escape(link.replace("\xa0", " "))
        found = page.get_by_role("link", name=re.compile(f"^{said}")).first.get_attribute("href")
        assert found
        address = found
    return address


def go(page: Page, address: str) -> None:
    """A page that is not the one meant does not count."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == (404 if "n-existe-pas" in address else 200)


@pytest.mark.parametrize("case", PAGES, ids=name_of)
def test_a_page_is_light_breaks_no_policy_and_can_be_read_by_everybody(residents: Visitors, case: tuple) -> None:
    key, *where = case
    ours = "/demo/" not in where[0]
    said: list[str] = []
    with residents.window(key, viewport=SMALL) as page, listening(page, said):
        address = address_of(page, *where)
        if ours:
            assert_light(address, weigh(page, address))
        else:
            go(page, address)
        assert not [text for text in said if re.search("Content.Security.Policy|Permissions.policy|violates", text)]
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], "the page scrolls sideways"
        assert page.locator("h1").count() == 1
        page.evaluate(AXE)
        assert_no_violation(page, "light, 320 px", ALL_RULES)
        page.emulate_media(color_scheme="dark")
        assert_no_violation(page, "dark, 320 px", CONTRAST)
        page.set_viewport_size(COMPUTER)
        assert page.evaluate("document.documentElement.scrollWidth") <= COMPUTER["width"], "it scrolls sideways, wide"
        assert_no_violation(page, "dark, 1280 px", ALL_RULES)
        for width in (240, 180) if ours else ():  # section 8 of the guide: 240 px, then 200 % of a 360 px phone
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"sideways at {width} px"


@contextlib.contextmanager
def listening(page: Page, said: list[str]) -> Iterator[None]:
    """What the console says of the page, into `said`."""

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", hear)
    try:
        yield
    finally:
        page.remove_listener("console", hear)


def assert_no_violation(page: Page, manner: str, rules: dict) -> None:
    found = AxeResults(page.evaluate("rules => axe.run(document, rules)", rules))
    assert found.violations_count == 0, f"{manner}\n{found.generate_report()}"


# Section 7 of the guide: bytes on the wire at a first visit, font included.
PAGE, PAGE_WITH_PHOTOGRAPH = 60_000, 100_000
WRITING = 50_000  # where words are written: it is opened again and again
STYLE, PUBLIC_SCRIPT, TEAM_SCRIPT = 12_000, 15_000, 40_000


def assert_light(address: str, weights: list[tuple[str, str, int]]) -> None:
    photographs = any(kind == "Image" and not url.endswith(".svg") for url, kind, _ in weights)
    total = sum(weight for _, _, weight in weights)
    most = WRITING if re.search(r"/(ses-|mes-)?mots/", address) else PAGE_WITH_PHOTOGRAPH if photographs else PAGE
    assert total <= most, weights
    assert sum(weight for _, kind, weight in weights if kind == "Stylesheet") <= STYLE
    assert len([url for url, kind, _ in weights if kind == "Stylesheet"]) == 1
    script = sum(weight for _, kind, weight in weights if kind == "Script")
    assert script <= (TEAM_SCRIPT if "/equipe/" in address else PUBLIC_SCRIPT), weights


def weigh(page: Page, address: str) -> list[tuple[str, str, int]]:
    """(url, kind, bytes received) of all that the address loads, with an empty cache."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, tuple[str, str]] = {}
    received: dict[str, int] = {}
    wire.on(
        "Network.responseReceived",
        lambda event: kinds.__setitem__(event["requestId"], (event["response"]["url"], event["type"])),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: received.__setitem__(event["requestId"], int(event["encodedDataLength"])),
    )
    go(page, address)
    page.wait_for_load_state("networkidle")
    wire.detach()
    return [(*kinds[request], weight) for request, weight in received.items() if request in kinds]


def test_no_page_asks_anything_of_another_host(residents: Visitors) -> None:
    """No tracker, no font, no map from elsewhere."""
    page = residents.inside("anonymous")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("/", "/ateliers/", "/lieux/", "/actualites/", "/entrer/", "/consultations/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.close()
    assert asked
    assert not [url for url in asked if not url.startswith(residents.demo.url)]
