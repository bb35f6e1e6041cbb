import pytest

from kit.ids import new_id
from participation.consultations.engine.coding import Standing
from participation.consultations.models import CardNote, College, Seat
from participation.consultations.rules import erase_sittings, note_card, say_college, settle_card
from participation.people.rules import keepers
from tests.support.committee import Table, a_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    """Kader read, decided, noted and disagreed."""
    table = a_table()
    say_college(table.consultation.structure.territory_id, college=College.CONCERNED, by=table.kader)
    table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[1], by=table.denise)
    card = table.card(1).pk
    settle_card(card, themes=[table.themes[0].pk], seen=0, by=table.kader)
    note_card(card, text="Elle me l’a dit.", key=new_id(), by=table.kader)
    note_card(card, text="Je le connais.", dissent=True, key=new_id(), by=table.kader)
    return table


def test_the_choices_stay_and_the_name_and_the_words_go(table):
    erase_sittings(table.kader)
    card = table.card(1)
    assert card.standing is Standing.SETTLED
    assert [coding.coder for coding in card.readings] == [None, table.denise]
    assert card.decided.by is None
    note = CardNote.objects.get()
    assert (note.is_dissent, note.author, note.text) == (True, None, "Message retiré.")
    assert not Seat.objects.exists()


def test_she_takes_along_her_college_her_choices_and_her_notes(table):
    room = next(keeper for keeper in keepers.every() if keeper.name == "consultations")
    sheets = {sheet.name: sheet.rows for sheet in room.export(table.kader)}
    assert [row[1] for row in sheets["comite"]] == [College.CONCERNED.label]
    assert [row[1:3] for row in sheets["messages-ranges"]] == [(1, "Horaires")]
    assert [row[2] for row in sheets["notes-du-comite"]] == ["Elle me l’a dit.", "Je le connais."]
