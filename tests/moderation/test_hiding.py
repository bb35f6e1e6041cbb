"""What looks private, and what an edit may do to somebody's words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.moderation.engine.flags import DANGERS, INSULT, PERSONAL
from participation.moderation.engine.hiding import (
    HIDDEN,
    KINDS,
    LABELS,
    hide,
    labels_in,
    only_hides,
    pieces,
    said,
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Appelez-moi au 06 12 34 56 78.", "Appelez-moi au [numéro]."),
        ("06.12.34.56.78 ou +33 6 12 34 56 78", "[numéro] ou [numéro]"),
        ("Mon adresse : awa.keita@exemple.fr", "Mon adresse : [adresse]"),
        ("Mon fils Enzo a vu Mme Roussel", "Mon fils [prénom] a vu Mme [nom]"),
        ("j’habite 12 rue des Lilas, voir exemple.fr", "j’habite [adresse], voir [lien]"),
        ("ta gueule, connard", "ta gueule, connard"),
        ("il me frappe, appelez ma sœur Samira", "il me frappe, appelez ma sœur [prénom]"),
        ("Ouvert de 9 h à 18 h, le 24 et le 31", "Ouvert de 9 h à 18 h, le 24 et le 31"),
    ],
)
def test_numbers_and_addresses_are_proposed_hidden(text, hidden):
    assert hide(text) == hidden


ANY = st.text() | st.text(alphabet="mon fils Awa 06[mot] é@.\n", max_size=80)


@given(ANY)
def test_the_pieces_joined_again_are_the_text(text):
    assert "".join(piece.text for piece in pieces(text)) == text


@given(ANY, st.sampled_from(["mon fils Enzo", "06 12 34 56 78", "a@b.fr", "12 rue des Lilas", ""]), ANY)
def test_what_is_proposed_is_what_may_be_published(before, private, after):
    text = f"{before} {private} {after}"
    assert only_hides(text, hide(text))
    assert labels_in(hide(text), original=text) >= (hide(text) != text)


def test_a_piece_says_what_is_seen_and_what_of_it_is_private():
    found = [(piece.text, piece.private, piece.flag) for piece in pieces("Sandrine, je veux mourir, connard")]
    assert found == [
        ("Sandrine", "name", "name"),
        (", je ", "", ""),
        ("veux mourir", "", "suicide"),
        (", ", "", ""),
        ("connard", "", "insult"),
    ]


def test_what_was_seen_is_said_once_in_plain_words():
    assert said(["phone", "name", "phone", "insult"]) == "Prénom, numéro et insulte"
    assert said(["link"]) == "Lien"
    assert said([]) == ""


def test_every_kind_has_a_label_and_a_word():
    assert set(LABELS) == PERSONAL
    assert set(KINDS) == PERSONAL | DANGERS | {INSULT}
    assert all(HIDDEN.fullmatch(label) for label in LABELS.values())


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
