"""The words of the first pages, as an installation is planted. Editors change them afterwards in `/gestion/`.

What a deployment must complete says so in plain words on the page itself: nobody is told something untrue.
"""

from typing import TypedDict


class Piece(TypedDict):
    type: str
    value: str | None


def _section(title: str, *paragraphs: str) -> list[Piece]:
    """A heading and its text. A paragraph that begins with « - » is an item of a list."""
    markup, items = "", ""
    for paragraph in paragraphs:
        if paragraph.startswith("- "):
            items += f"<li>{paragraph[2:]}</li>"
        else:
            markup += (f"<ul>{items}</ul>" if items else "") + f"<p>{paragraph}</p>"
            items = ""
    markup += f"<ul>{items}</ul>" if items else ""
    return [{"type": "heading", "value": title}, {"type": "text", "value": markup}]


HOME = {
    "title": "Accueil",
    "headline": "On avance ensemble.",
    "lead": "Trouvez un lieu d’accueil. Venez à un atelier. Dites ce que vous pensez.",
}

NEWS = {"title": "Les nouvelles du réseau", "slug": "actualites"}

ACCESSIBILITY = {
    "title": "Accessibilité : non conforme",
    "slug": "accessibilite",
    "search_description": "Ce qui marche et ce qui ne marche pas encore pour tout le monde",
    "body": [
        *_section(
            "Où nous en sommes",
            "Ce site doit pouvoir servir à toutes et à tous.",
            "Aujourd’hui, il est <b>non conforme</b> à la règle française, le RGAA.",
            "La raison est simple : personne ne l’a encore contrôlé. Aucun audit n’a été fait.",
        ),
        *_section(
            "Ce que nous avons fait",
            "- Le site est fait pour le clavier.",
            "- Tout marche sans script, sauf ce qui arrive en direct.",
            "- Les textes et les fonds ont un contraste fort, de jour comme de nuit.",
            "- On peut agrandir le texte et tourner le téléphone.",
            "- Le téléphone peut lire beaucoup de pages à voix haute, s’il a une voix française.",
            "- Chaque information a un mot : jamais une couleur seule.",
            "- Un programme cherche des erreurs à chaque changement. Cela ne remplace pas un audit.",
        ),
        *_section(
            "Ce qui manque",
            "- L’audit par des personnes formées, avec des lecteurs d’écran.",
            "- La relecture par des personnes concernées. Nous écrivons en mots simples, mais sans cette relecture.",
            "- Les autres langues, et la langue des signes.",
            "- L’espace où l’équipe écrit les actualités : nous ne l’avons pas vérifié.",
            "- Les documents joints aux actualités : certains se lisent mal avec un lecteur d’écran.",
        ),
        *_section(
            "Quelque chose vous bloque ?",
            'Dites-le à l’accueil d’un <a href="/lieux/">lieu du réseau</a>, sur place ou par téléphone.',
            "Nous vous donnerons l’information autrement. Nous corrigerons la page.",
        ),
        *_section(
            "Personne ne vous répond ?",
            'Vous pouvez écrire au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.',
            "Vous pouvez l’appeler au 09\xa069\xa039\xa000\xa000, du lundi au vendredi. "
            "L’appel coûte le prix d’un appel local.",
        ),
    ],
}

PRIVACY = {
    "title": "Vos données",
    "slug": "vie-privee",
    "search_description": "Ce que nous gardons, qui le voit, combien de temps",
    "body": [
        *_section(
            "Ce que nous gardons",
            "- Votre nom, comme vous l’avez donné, et votre numéro de téléphone.",
            "- Ce que vous écrivez dans votre projet, et ce que l’équipe y écrit.",
            "- Vos réponses aux consultations et vos messages.",
            "- Vos places aux ateliers, et si vous êtes venu ou venue.",
            "- Qui a fait quoi, et quand : par exemple, qui a ouvert votre projet.",
        ),
        *_section(
            "Qui le voit",
            "Votre nom : l’équipe de la structure qui vous accueille.",
            "Votre brouillon « Mes mots » : vous seul ou vous seule, tant que vous ne l’avez pas montré.",
            "Votre projet : vous, votre référent ou référente, et l’aidant à qui vous avez donné un mandat.",
            "Vos messages : quelqu’un de l’équipe les lit avant tout le monde. Il ne voit pas votre nom.",
            "Un message publié : tout le monde, sans votre nom.",
            "Vos réponses aux questions : vous. Les autres voient seulement des totaux.",
            "Vos places : vous, votre aidant, votre référent ou référente, et l’équipe de l’atelier.",
            "Nous ne vendons rien et nous ne donnons rien à la publicité.",
        ),
        *_section(
            "Combien de temps",
            "La règle : 2 ans après notre dernier contact avec vous. Ensuite, on propose d’effacer.",
            "Quelqu’un de la coordination décide. Vous recevez un message avant.",
            "Le reste s’efface tout seul, chaque jour. Voici le détail.",
        ),
        {"type": "retention", "value": None},
        *_section(
            "Sur votre téléphone",
            "Ce site n’a aucun traceur et ne demande rien à d’autres sites.",
            "Quand vous entrez, il garde un repère, pour savoir que c’est vous. Sortir l’efface.",
            "Sur un téléphone partagé, on ferme votre espace après 10 minutes sans rien toucher.",
            "Sur votre téléphone à vous, il se ferme après 30 jours.",
            "Nos SMS ne disent jamais le nom d’une structure ni le sujet.",
        ),
        *_section(
            "Vos droits",
            "Vous pouvez voir, corriger ou faire effacer ce qui vous concerne.",
            'Pour tout voir : <a href="/compte/mes-donnees/">emporter mes données</a>.',
            'Pour effacer : <a href="/compte/effacer/">effacer mon compte</a>. C’est fait dans les 30 jours.',
            'On peut vous aider à l’accueil d’un <a href="/lieux/">lieu du réseau</a>.',
            'Vous n’êtes pas d’accord avec la réponse ? Vous pouvez écrire à la <a href="https://www.cnil.fr/">CNIL</a>.',
        ),
        *_section(
            "Qui tient ce site",
            "<b>Cette partie n’est pas encore remplie.</b> Chaque installation doit l’écrire avant d’ouvrir.",
            "- Le nom et l’adresse de l’organisme responsable : à écrire.",
            "- Le nom et l’adresse de l’hébergeur : à écrire.",
            "- Comment joindre la personne chargée des données : à écrire.",
        ),
    ],
}
