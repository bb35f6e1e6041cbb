"""Messages that look alike, measured on a small set written as people write: spelling, accents, other words."""

import random

from participation.consultations.engine.similar import Alike, stems

# Each line is one subject; what matters is that its messages find each other among all the others.
SUBJECTS = {
    "saturday": (
        "Il faut ouvrir le samedi matin, je ne sais pas où aller.",
        "le samdi c'est fermé, ouvrez le samedi matin svp",
        "Pourquoi pas le samedi ? La semaine je travaille.",
        "Ouvert le samedi et le dimanche ça serait bien",
    ),
    "showers": (
        "Les douches ferment trop tôt.",
        "La douche est froide et elle ferme à 17h",
        "Je voudrais une douche le soir après le travail.",
        "il manque des douches pour les femmes",
    ),
    "post": (
        "Mon courrier n’arrive jamais à la domiciliation.",
        "J’ai perdu mon courrier, la domiciliation c’est compliqué.",
        "Pour le courier il faut attendre une heure",
        "On m’a refusé la domiciliation.",
    ),
    "dogs": (
        "On ne peut pas venir avec son chien.",
        "Mon chien reste dehors attaché, j’ai peur pour lui.",
        "acceptez les chiens et les animaux",
        "Sans mon animal je n’entre pas.",
    ),
    "interpreter": (
        "Je ne comprends pas, il faut un traducteur.",
        "Un interprète en arabe ou en tigrinya aiderait.",
        "Personne ne parle ma langue, je comprends la moitié.",
        "Les papiers sont en français, je ne lis pas cette langue.",
    ),
    "bus": (
        "Le bus ne passe plus après 19 h.",
        "C’est trop loin, il n’y a pas de bus.",
        "payez le ticket de bus pour venir",
        "Le trajet en bus coûte cher.",
    ),
    "meals": (
        "Le repas de midi est froid.",
        "Il faudrait un micro-ondes pour réchauffer le repas.",
        "Manger chaud le midi, c’est important.",
        "Les repas sans porc s’il vous plaît",
    ),
    "phone": (
        "Je ne peux pas charger mon téléphone.",
        "Il manque des prises pour charger les portables.",
        "On m’a volé mon telephone à l’accueil",
        "Mettez des casiers pour le téléphone.",
    ),
}


def measure(messages: dict[str, str]) -> tuple[float, float]:
    """(of the messages that have something near, how often the likest is of the same subject; how many have one)."""
    alike = Alike(messages)
    firsts = [(key, near[0]) for key in messages if (near := alike.near(key))]
    right = sum(key.split("/")[0] == first.split("/")[0] for key, first in firsts)
    return right / len(firsts), len(firsts) / len(messages)


def the_set() -> dict[str, str]:
    return {f"{subject}/{n}": text for subject, texts in SUBJECTS.items() for n, text in enumerate(texts)}


def test_most_of_what_is_suggested_is_of_the_same_subject():
    precision, share = measure(the_set())
    assert precision >= 0.8
    assert share >= 0.7


def test_the_same_measure_on_shuffled_words_finds_nothing():
    """The control: the same messages under the wrong subjects."""
    texts = list(the_set().values())
    random.Random(5).shuffle(texts)
    precision, _share = measure(dict(zip(the_set(), texts, strict=True)))
    assert precision <= 0.4


def test_spelling_and_accents_do_not_keep_apart():
    alike = Alike({1: "Les horaires du téléphone", 2: "les horraires du telephone", 3: "Un chien dehors"})
    assert alike.near(1) == [2]


def test_words_of_every_sentence_bring_nothing_together():
    alike = Alike({1: "Je ne sais pas si vous êtes là.", 2: "Vous êtes là, je ne sais pas.", 3: "", 4: "🙂"})
    assert [alike.near(key) for key in (1, 2, 3, 4)] == [[], [], [], []]


def test_endings_fall_and_short_words_stay_whole():
    assert stems("Les accueils ouvrent, l’accueil ouvre") == ["accueil", "ouvr", "accueil", "ouvr"]
    assert stems("Le bus, les bus") == ["bus", "bus"]
