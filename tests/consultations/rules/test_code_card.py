import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.coding import Standing
from participation.consultations.models import Card, Coding
from participation.consultations.rules import BothHaveChosen, MessageGone, TwoHaveRead, code_card, deal_cards
from tests.support.committee import a_member, a_table, published, take_back
from tests.support.people import StructureFactory, a_coordinator, a_person

pytestmark = pytest.mark.django_db


def test_two_who_choose_the_same_agree_and_one_more_theme_is_another_choice():
    table = a_table()
    here, there = table.themes
    for number, hers in ((1, [here]), (2, [here, there]), (3, [])):
        table.code(number, here, by=table.kader)
        table.code(number, *hers, by=table.denise)
    assert [table.card(n).standing for n in (1, 2, 3)] == [Standing.SAME, Standing.DIFFERENT, Standing.DIFFERENT]
    assert table.card(1).outcome() == {here.pk}
    assert table.card(2).outcome() is None


def test_one_may_change_ones_mind_until_the_other_has_chosen():
    table = a_table()
    table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[1], by=table.kader)
    assert Coding.objects.get().chosen == {table.themes[1].pk}
    table.code(1, table.themes[0], by=table.denise)
    with pytest.raises(BothHaveChosen):
        table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[1], by=table.kader)  # the same again is no change


def test_a_third_reader_comes_too_late():
    table = a_table()
    third = a_member(table.consultation.structure, "Joël Rousseau")
    for who in (table.kader, table.denise):
        table.code(1, by=who)
    with pytest.raises(TwoHaveRead):
        table.code(1, by=third)


def test_only_the_committee_of_the_territory_sorts():
    table = a_table()
    elsewhere = a_member(StructureFactory())
    team = a_coordinator(table.consultation.structure)
    for who in (elsewhere, team, a_person(table.consultation.structure)):
        with pytest.raises(NotAllowed):
            table.code(1, table.themes[0], by=who)
        with pytest.raises(NotAllowed):
            deal_cards(table.consultation.pk, by=who)
    assert not Coding.objects.exists()


def test_a_theme_of_another_consultation_is_not_there():
    table, other = a_table(), a_table()
    with pytest.raises(NotAllowed):
        table.code(1, other.themes[0], by=table.kader)


def test_what_moderation_took_back_is_not_sorted_any_more():
    table = a_table()
    take_back(table.card(1))
    with pytest.raises(MessageGone):
        table.code(1, table.themes[0], by=table.kader)


def test_the_journal_says_that_a_message_was_sorted_never_how():
    table = a_table()
    before = Entry.objects.count()
    table.code(1, table.themes[0], by=table.kader)
    table.code(1, table.themes[0], by=table.kader)
    entry = Entry.objects.order_by("at").last()
    assert Entry.objects.count() == before + 1
    assert (entry.verb, entry.targets.keys()) == ("CardCoded", {"consultation", "card"})


def test_numbers_stay_with_their_messages_and_are_never_given_again():
    table = a_table(messages=3)
    before = dict(Card.objects.values_list("contribution", "number"))
    Card.objects.get(number=3).contribution.delete()
    published(table.consultation, "Encore un.")
    assert deal_cards(table.consultation.pk, by=table.denise) == 1
    assert deal_cards(table.consultation.pk, by=table.denise) == 0
    after = dict(Card.objects.values_list("contribution", "number"))
    assert after.items() >= {one: number for one, number in before.items() if number != 3}.items()
    assert sorted(after.values()) == [1, 2, 4]


def test_what_is_not_published_gets_no_number():
    table = a_table()
    published(table.consultation, "À lire encore.")
    waiting = table.consultation.contributions.get(text="À lire encore.")
    waiting.review.decisions.all().delete()
    type(waiting.review).objects.filter(pk=waiting.review_id).update(
        state="pending", published_text="", decided_at=None
    )
    assert deal_cards(table.consultation.pk, by=table.kader) == 0


def test_the_database_takes_no_third_reading_and_no_second_one_of_the_same_reader():
    table = a_table()
    table.code(1, by=table.kader)
    card = table.card(1)
    third = {"card": card, "place": 3, "coder": table.denise}
    again = {"card": card, "place": 2, "coder": table.kader}
    for wrong in (third, again):
        with pytest.raises(IntegrityError), transaction.atomic():
            Coding.objects.create(**wrong)


def test_a_card_that_does_not_exist_is_refused():
    table = a_table()
    with pytest.raises(NotAllowed):
        code_card(table.consultation.pk, themes=[], by=table.kader)
