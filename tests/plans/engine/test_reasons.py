import pytest

from participation.plans.engine.reasons import says_why


@pytest.mark.parametrize(
    "text",
    [
        "Elle a appelé en pleurs, je dois savoir qui joindre.",
        "Awa est aux urgences : qui la soigne ?",
        "Zélie ne répond plus\ndepuis deux jours.",
    ],
)
def test_a_sentence_says_why(text):
    assert says_why(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Urgence",
        "a" * 200,
        "urgence " * 20,
        "urgence Urgence URGENCE urgente",
        "12345 67890 12345 67890 12345",
        "aaaa aaab aabb abbb bbbb aabb",
        "................................",
        "  appel  de sa   soeur    ",
    ],
)
def test_what_is_typed_to_be_done_with_it_does_not(text):
    assert not says_why(text)
