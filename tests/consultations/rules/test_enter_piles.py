import pytest

from journal.models import Channel
from kit.refusals import NotAllowed
from participation.consultations.models import Coding
from participation.consultations.rules import PilesRefused, enter_piles
from tests.support.committee import a_table, take_back

pytestmark = pytest.mark.django_db


def test_each_card_has_the_themes_of_the_piles_it_is_in():
    table = a_table()
    here, there = (theme.pk for theme in table.themes)
    for _time in range(2):
        enter_piles(table.consultation.pk, piles={here: [1, 2], there: [2], None: [4]}, by=table.kader)
    codings = {coding.card.number: coding for coding in Coding.objects.select_related("card")}
    assert {number: coding.chosen for number, coding in codings.items()} == {1: {here}, 2: {here, there}, 4: set()}
    assert {coding.channel for coding in codings.values()} == {Channel.PAPER}


def test_nothing_is_kept_when_one_number_cannot_be_taken_and_each_is_named():
    table = a_table()
    there = table.themes[1].pk
    table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[1], by=table.denise)
    take_back(table.card(2))
    with pytest.raises(PilesRefused) as refused:
        enter_piles(table.consultation.pk, piles={there: [1, 2, 3]}, by=table.kader)
    assert "le message 1" in refused.value.sentence
    assert "message 2 n’est plus publié" in refused.value.sentence
    assert Coding.objects.count() == 2


def test_a_number_or_a_theme_that_is_not_there_is_refused():
    table, other = a_table(), a_table()
    for piles in ({table.themes[0].pk: [99]}, {other.themes[0].pk: [1]}):
        with pytest.raises(NotAllowed):
            enter_piles(table.consultation.pk, piles=piles, by=table.kader)
    assert not Coding.objects.exists()
