import pytest
from django.utils import translation

from kit.french import elide


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Les mots de Awa", "Les mots d’Awa"),
        ("Le projet de Iryna", "Le projet d’Iryna"),
        ("La carte de Élodie Martin", "La carte d’Élodie Martin"),
        ("La place de Yves est réservée", "La place d’Yves est réservée"),
        ("Les mots de Nadia", "Les mots de Nadia"),
        ("Le projet de Hamid", "Le projet de Hamid"),
        ("Le projet de Yasmina", "Le projet de Yasmina"),
        ("Les mots de l’équipe", "Les mots de l’équipe"),
        ("La carte de Ana de Oliveira", "La carte d’Ana de Oliveira"),
    ],
)
def test_a_name_that_begins_with_a_vowel_takes_an_apostrophe(written, said):
    assert elide(written) == said


def test_another_language_keeps_its_words():
    with translation.override("ar"):
        assert elide("Les mots de Awa") == "Les mots de Awa"
