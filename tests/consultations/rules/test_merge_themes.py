"""Two themes that say the same are put together, and taken apart again with nothing lost."""

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.coding import Standing
from participation.consultations.fragments import desk, themes_of
from participation.consultations.models import Card, Coding
from participation.consultations.rules import MergedMeanwhile, code_card, merge_themes, name_theme, split_theme
from tests.support.clients import signed_in
from tests.support.committee import a_table
from tests.support.people import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def sat():
    return a_table()


def test_what_was_under_two_themes_is_under_one_and_readers_who_differed_agree(sat):
    kader, denise = sat.kader, sat.denise
    one, two = sat.themes[:2]
    card = sat.card(1)
    code_card(card.pk, themes=[one.pk], by=kader)
    code_card(card.pk, themes=[two.pk], by=denise)
    merge_themes(sat.consultation.pk, number=two.number, into=one.number, by=kader)
    merge_themes(sat.consultation.pk, number=two.number, into=one.number, by=denise)
    found = Card.objects.with_codings().get(pk=card.pk)
    assert (found.standing, found.outcome()) == (Standing.SAME, {one.pk})
    assert two not in themes_of(sat.consultation)
    assert Entry.objects.filter(verb="ThemesMerged").count() == 1
    assert next(row for row in desk(sat.consultation, kader).themes if row.theme == one).numbers == [card.number]


def test_taken_apart_again_each_has_what_was_put_there(sat):
    one, two = sat.themes[:2]
    card = sat.card(1)
    code_card(card.pk, themes=[two.pk], by=sat.kader)
    merge_themes(sat.consultation.pk, number=two.number, into=one.number, by=sat.kader)
    assert Coding.objects.get().chosen == {one.pk}
    split_theme(sat.consultation.pk, number=two.number, by=sat.denise)
    assert Coding.objects.get().chosen == {two.pk}
    assert two in themes_of(sat.consultation)


def test_a_page_that_was_open_before_still_sends_the_old_theme(sat):
    one, two = sat.themes[:2]
    merge_themes(sat.consultation.pk, number=two.number, into=one.number, by=sat.kader)
    coding = code_card(sat.card(1).pk, themes=[one.pk, two.pk], by=sat.denise)
    assert list(coding.themes.all()) == [one]


def test_not_with_itself_nor_into_one_that_is_not_there_any_more_nor_by_somebody_else(sat):
    here, (one, two) = sat.consultation.pk, sat.themes[:2]
    third = name_theme(here, name="Le bruit", rule="Quand on entend trop.", by=sat.kader)
    with pytest.raises(NotAllowed):
        merge_themes(here, number=one.number, into=one.number, by=sat.kader)
    with pytest.raises(NotAllowed):
        merge_themes(here, number=one.number, into=two.number, by=a_person(sat.consultation.structure))
    merge_themes(here, number=one.number, into=two.number, by=sat.kader)
    with pytest.raises(MergedMeanwhile):
        merge_themes(here, number=third.number, into=one.number, by=sat.kader)
    merge_themes(here, number=two.number, into=third.number, by=sat.kader)
    assert themes_of(sat.consultation) == [third]
    one.refresh_from_db()
    assert one.merged_into == third


def test_it_is_done_and_undone_with_plain_forms(sat):
    client, (one, two) = signed_in(sat.kader), sat.themes[:2]
    here = f"/comite/{sat.consultation.slug}/"
    assert f'action="{here}themes/{two.number}/reunir/"' in client.get(f"{here}themes/{two.number}/").content.decode()
    client.post(f"{here}themes/{two.number}/reunir/", {"into": one.number})
    page = client.get(here).content.decode().replace("\xa0", " ")
    assert f"Avec le thème {two.number}, « {two.name} »" in page
    client.post(f"{here}themes/{two.number}/reunir/")
    assert "Avec le thème" not in client.get(here).content.decode().replace("\xa0", " ")
