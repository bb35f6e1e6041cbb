"""What a message must not say: who writes, and what it is about. Somebody else may hold the phone."""

import re
import unicodedata
from collections.abc import Iterable

# Beginnings of words, without accents; those of four letters or less are whole words, with or without an s.
SAID = (
    "accompagn addict agenda aidant alcool allocat alphabet argent assist associat atelier avocat banque "
    "benefici bilan budget caf ccas cheque chomage comite commission consult contribut contrat cpam "
    "creanc debat departement depot dette divorc domicil domaine dossier droit drogue educat emploi "
    "enceinte expuls facture famil femme foyer gendarm grossess handicap heberg huissier hopital immigr "
    "impot infirm insert intervenant juge judiciai justice logement loyer maltrait mandat masp mdph "
    "medecin medica menage modera migrant objectif ofpra orientation papiers parole partenaire parties "
    "permanence plainte plan police prefect prenante prison projet protect psy psycho questionnaire "
    "referent refug reinsert rendez reunion rsa sante scolar secours section sida signalement social soin "
    "solidar souffr stage statut structure surendett tribunal tutelle tuteur urssaf usager violence "
    "violent vote "
)
SUBJECTS = SAID.split()
BEGINNINGS = tuple(word for word in SUBJECTS if len(word) > 4)
WHOLE = {form for word in SUBJECTS if len(word) <= 4 for form in (word, f"{word}s")}


def gives_away(text: str, names: Iterable[str] = ()) -> set[str]:
    """The words of the text that say a subject, or one of these names (structures, places, people); none when neutral.

    A name counts by each of its words of four letters or more: « Les Tilleuls » -> « tilleuls ».
    """
    named = {word for name in names for word in words_of(name) if len(word) > 3}
    return {word for word in words_of(text) if word.startswith(BEGINNINGS) or word in WHOLE or word in named}


def words_of(text: str) -> list[str]:
    """Small letters without accents: « Été, l’an 2 » -> ["ete", "l", "an", "2"]."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
