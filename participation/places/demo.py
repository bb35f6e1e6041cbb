"""The three doors of the invented territory. Numbers are those Arcep keeps for fiction."""

from kit.demo import Life
from participation.places.models import Place


def build(life: Life) -> None:
    """Fills `life.places`, by the key of the structure that holds the door."""
    life.places = {
        "tilleuls": Place.objects.create(
            structure=life.structures["tilleuls"],
            name="Les Tilleuls",
            what="Accueil de jour : café, douches, machine à laver, courrier.",
            hours="Du lundi au vendredi, de 8 h à 19 h.\nLe samedi, de 9 h à 12 h.",
            address="3 allée des Tilleuls",
            phone="01 99 00 00 00",
            how_to_come="Bus 2, arrêt Gare.",
            wheelchair="Entrée et douche pour fauteuil roulant.",
            order=10,
        ),
        "agence": Place.objects.create(
            structure=life.structures["agence"],
            name="La Maison des droits",
            what="Aide pour vos papiers, vos droits et vos courriers. Sans rendez-vous.",
            hours="Du lundi au jeudi, de 9 h à 12 h et de 14 h à 17 h.\nLe vendredi, de 9 h à 12 h.",
            address="8 place du Marché",
            phone="01 99 00 00 10",
            how_to_come="Bus 2 et 4, arrêt Marché.",
            wheelchair="Entrée pour fauteuil roulant, par la rue du Puits.",
            order=20,
        ),
        "trait-union": Place.objects.create(
            structure=life.structures["trait-union"],
            name="Le Trait d’union",
            what="Tiers lieu : ateliers, café, jardin, ordinateurs.",
            hours="Du mardi au samedi, de 9 h à 18 h 30.",
            address="12 rue des Tanneurs",
            phone="01 99 00 00 20",
            how_to_come="Bus 4, arrêt Tanneurs.",
            wheelchair="Entrée et toilettes pour fauteuil roulant.",
            order=30,
        ),
    }
