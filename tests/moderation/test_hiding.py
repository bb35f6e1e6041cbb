"""What looks private, and what an edit may do to somebody's words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.moderation.engine.hiding import HIDDEN, hide, only_hides, pieces


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Appelez-moi au 06 12 34 56 78.", "Appelez-moi au [numéro]."),
        ("06.12.34.56.78 ou +33 6 12 34 56 78", "[numéro] ou [numéro]"),
        ("Mon adresse : awa.keita@exemple.fr", "Mon adresse : [adresse]"),
        ("Ouvert de 9 h à 18 h, le 24 et le 31", "Ouvert de 9 h à 18 h, le 24 et le 31"),
    ],
)
def test_numbers_and_addresses_are_proposed_hidden(text, hidden):
    assert hide(text) == hidden


@given(st.text())
def test_the_pieces_joined_again_are_the_text(text):
    assert "".join(piece.text for piece in pieces(text)) == text


ORIGINAL = "Il faut que Sandrine soit là. Sandrine m’écoute."


@pytest.mark.parametrize(
    "edited",
    [
        ORIGINAL,
        "Il faut que [prénom] soit là. Sandrine m’écoute.",
        "Il faut que [prénom] soit là. [prénom] m’écoute.",
        "[mot] Sandrine m’écoute.",
        "Il faut que [prénom]",
        "[mot]",
    ],
)
def test_hiding_words_is_allowed(edited):
    assert only_hides(ORIGINAL, edited)


@pytest.mark.parametrize(
    "edited",
    [
        "",
        "Il faut que Nadia soit là. Sandrine m’écoute.",
        "Il faut que [prénom] soit là. Sandrine m’écoute !",
        "Il faut que Sandrine soit là.",
        ORIGINAL + "[mot]",
        "[prénom]" + ORIGINAL,
        "Il ne faut pas que [prénom] soit là. Sandrine m’écoute.",
        "Il faut que [n’importe quoi] soit là. Sandrine m’écoute.",
    ],
)
def test_changing_adding_or_cutting_words_is_not(edited):
    assert not only_hides(ORIGINAL, edited)


@given(
    st.lists(st.text(alphabet="ab "), min_size=2, max_size=6),
    st.lists(st.text(alphabet="ab", min_size=1), min_size=5, max_size=5),
)
def test_every_text_made_by_hiding_is_recognised(kept, hidden):
    original = kept[0] + "".join(words + run for words, run in zip(hidden, kept[1:], strict=False))
    assert only_hides(original, "[mot]".join(kept))


def test_a_long_and_twisted_text_is_read_at_once():
    started = time.perf_counter()
    assert not only_hides("a" * 5_000, "[mot]".join(["a"] * 1_000) + "b")
    hide("a" * 5_000)
    hide("1 " * 2_500)
    assert time.perf_counter() - started < 0.5


def test_every_label_we_propose_is_one_we_accept():
    assert HIDDEN.fullmatch("[numéro]")
    assert HIDDEN.fullmatch("[adresse]")
