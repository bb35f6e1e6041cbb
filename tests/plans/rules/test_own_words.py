"""save_own_words and show_own_words: what she keeps is hers alone, what she shows is what she chose to show."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.engine.text import LONGEST, Unwritable
from participation.plans.models import Voice, Words, WordsVersion
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.rules import NothingToShow, PlanClosed, StaleWords, withdraw_plan
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
    pair.shows("Je veux déménager.")
    kept = [*WordsVersion.objects.values_list("text", flat=True), *Words.objects.values_list("shown", flat=True)]
    assert not any("voisine" in text for text in [*kept, pair.draft().text or ""])
    assert not Entry.objects.filter(targets__icontains="voisine").exists()


def test_a_retry_with_one_key_keeps_and_shows_once(pair):
    key = new_id()
    pair.keeps("Je veux", base_seq=0, key=key)
    pair.keeps("Je veux", base_seq=0, key=key)
    assert pair.draft().seq == 1
    key = new_id()
    pair.shows("Je veux", base_seq=1, key=key)
    pair.shows("Je veux", base_seq=1, key=key)
    assert WordsVersion.objects.count() == 1


def test_a_key_that_served_does_not_swallow_other_words(pair):
    key = new_id()
    pair.keeps("Un", base_seq=0, key=key)
    with pytest.raises(KeyUsedElsewhere):
        pair.keeps("Deux", base_seq=0, key=key)
    with pytest.raises(KeyUsedElsewhere):
        pair.shows("Un", base_seq=1, key=key)


def test_words_typed_from_an_older_page_are_refused_beside_those_kept_meanwhile(pair):
    pair.keeps("Du téléphone", base_seq=0)
    with pytest.raises(StaleWords) as refusal:
        pair.keeps("De l’ordinateur", base_seq=0)
    assert (refusal.value.kept, refusal.value.seq) == ("Du téléphone", 1)
    assert pair.draft().text == "Du téléphone"
    with pytest.raises(StaleWords):
        pair.shows("De l’ordinateur", base_seq=0)


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
    assert not pair.words(Voice.PERSON).shown


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
