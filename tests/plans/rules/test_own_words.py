"""save_own_words and show_own_words: what she keeps is hers alone, what she shows is what she chose to show."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.engine.text import LONGEST, Unwritable
from participation.plans.models import Draft, DraftPost, Pillar, Start, Words, WordsPost, WordsVersion
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.rules import (
    NothingToShow,
    PlanClosed,
    Typed,
    UnknownBase,
    WroteElsewhere,
    open_section,
    save_own_words,
    withdraw_plan,
)
from tests.support.people import a_coordinator, a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db


def test_what_she_keeps_moves_nothing_that_others_read(pair):
    before = Words.objects.filter(section__plan=pair.plan).order_by("pk").values()
    seen, entries = list(before), Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    pair.keeps("Je veux partir d’ici.")
    plan = pair.plan
    changed_at, version = plan.changed_at, plan.version
    pair.reload()
    assert list(before) == seen
    assert (plan.changed_at, plan.version) == (changed_at, version)
    assert Entry.objects.filter(stream_id=f"plan:{plan.pk}").count() == entries
    assert Entry.objects.filter(stream_id=f"drafts:{plan.pk}").count() == 1


def test_what_she_shows_is_a_version_and_her_draft_is_empty_again(pair):
    pair.keeps("Je veux un logement")
    words = pair.shows("Je veux un logement à moi.")
    version = WordsVersion.objects.get(words=words)
    assert (words.shown, words.author) == ("Je veux un logement à moi.", pair.person)
    assert (version.text, version.author, version.seq) == ("Je veux un logement à moi.", pair.person, 1)
    assert pair.draft().text is None
    assert Entry.objects.get(verb="WordsShown").stream_id == f"plan:{pair.plan.pk}"


def test_what_she_erased_before_showing_is_nowhere(pair):
    pair.keeps("Ma voisine me fait peur.")
    pair.keeps("")
    assert "voisine" in str(DraftPost.objects.values_list("delta", flat=True)), "until she shows, she may go back to it"
    pair.shows("Je veux déménager.")
    everything = [list(model.objects.values()) for model in (WordsVersion, Words, Draft, DraftPost, WordsPost, Start)]
    assert "voisine" not in str(everything)
    assert not Entry.objects.filter(targets__icontains="voisine").exists()
    assert set(DraftPost.objects.values_list("digest", flat=True)) == {""}, "not even what tells one text from another"


def test_a_retry_with_one_key_keeps_and_shows_once(pair):
    key = new_id()
    pair.keeps("Je veux", base_seq=0, op_id=key)
    pair.keeps("Je veux", base_seq=0, op_id=key)
    assert pair.draft().seq == 1
    key = new_id()
    pair.shows("Je veux", base_seq=1, op_id=key)
    pair.shows("Je veux", base_seq=1, op_id=key)
    assert WordsVersion.objects.count() == 1
    assert pair.draft().text is None


def test_a_page_she_went_back_to_loses_and_doubles_nothing(pair):
    key = new_id()
    pair.keeps("Je veux un jardin", base_seq=0, op_id=key)
    pair.keeps("Je veux un jardin et un chat", base_seq=0, op_id=key)
    assert pair.draft().text == "Je veux un jardin et un chat"


def test_the_key_of_other_words_is_refused(pair):
    other = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    key = new_id()
    pair.keeps("Un", op_id=key)
    with pytest.raises(KeyUsedElsewhere):
        save_own_words(other.pk, typed=Typed("Deux", 0, key), by=pair.person)
    with pytest.raises(KeyUsedElsewhere):
        pair.writes("Trois", op_id=key)
    key = new_id()
    pair.writes("Trois", op_id=key)
    with pytest.raises(KeyUsedElsewhere):
        pair.keeps("Quatre", op_id=key)


def test_two_of_her_phones_write_one_text(pair):
    pair.keeps("Je veux un jardin.")
    pair.keeps("Je veux un grand jardin.", base_seq=1)
    pair.keeps("Je veux un jardin. Et un chat.", base_seq=1)
    assert pair.draft().text == "Je veux un grand jardin. Et un chat."


def test_what_another_phone_wrote_is_not_shown_unread(pair):
    pair.keeps("Du téléphone", base_seq=0)
    with pytest.raises(WroteElsewhere):
        pair.shows("De l’ordinateur", base_seq=0)
    assert not pair.words().shown
    assert pair.draft().text == "Du téléphone"


def test_a_text_typed_before_the_last_showing_adds_what_it_has_more(pair):
    pair.keeps("Un secret")
    pair.shows("Je veux partir.")
    pair.keeps("Je veux partir. Avec mon chat.", base_seq=1)
    assert pair.draft().text == "Je veux partir. Avec mon chat."
    assert pair.words().shown == "Je veux partir."


def test_a_base_that_never_was_is_refused(pair):
    with pytest.raises(UnknownBase) as refusal:
        pair.keeps("De nulle part", base_seq=7)
    assert refusal.value.seq == 0


def test_showing_takes_nothing_back_but_the_answers(pair):
    pair.shows("Je veux rester ici.")
    version = pair.reload().version
    pair.shows("Je veux rester ici.")
    assert pair.reload().version == version, "the same words again change nothing"
    pair.shows("")
    assert pair.words().shown == ""
    assert WordsVersion.objects.count() == 2


def test_nothing_is_not_shown(pair):
    with pytest.raises(NothingToShow):
        pair.shows(" \n ")


def test_only_she_writes_in_her_words(pair):
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    colleague, coordinator = a_worker(pair.structure, "Samira Costa"), a_coordinator(pair.structure)
    for other in (pair.worker, helper, colleague, coordinator, a_user("Joël")):
        with pytest.raises(NotAllowed):
            pair.keeps("À sa place", by=other)
        with pytest.raises(NotAllowed):
            pair.shows("À sa place", by=other)
    assert not pair.words().shown


def test_a_closed_plan_is_not_written_in(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        pair.keeps("Encore un mot")
    with pytest.raises(PlanClosed):
        pair.shows("Encore un mot")


@pytest.mark.parametrize("text", ["é" * (LONGEST + 1), "un\0deux", "un\ud800deux"])
def test_a_text_that_cannot_be_kept_is_refused_in_words(pair, text):
    with pytest.raises(Unwritable):
        pair.keeps(text)
    with pytest.raises(Unwritable):
        pair.shows(text)


def test_only_the_line_ends_of_the_browser_are_changed(pair):
    assert pair.shows("  Un\r\n\r\n\tdeux \r trois ").shown == "  Un\n\n\tdeux \r trois "
    pair.shows("é" * LONGEST)
