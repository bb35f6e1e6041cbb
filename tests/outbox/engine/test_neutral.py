import pytest

from outbox.engine.neutral import gives_away


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Votre projet vous attend", {"projet"}),
        ("RSA : le point", {"rsa"}),
        ("Des dettes", {"dettes"}),
        ("Hébergement d’urgence", {"hebergement"}),
        ("Passez aux Tilleuls", {"tilleuls"}),
        ("Il y a du nouveau dans votre espace.", set()),
        ("Bonne route", set()),
        ("La plante verte", set()),  # « plan » is a word, not its beginning
    ],
)
def test_a_subject_or_the_name_of_a_structure_gives_away(text, words):
    assert gives_away(text, ["Les Tilleuls"]) == words
