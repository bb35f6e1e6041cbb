"""write_words: written together, each in her own voice; what would change her words waits for her yes."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.engine.deltas import apply
from participation.plans.engine.runs import change_runs, passages, read_runs
from participation.plans.models import Box, Proposal, Start, Words, WordsPost
from participation.plans.rules import PlanClosed, UnknownBase, reread_words, withdraw_plan
from tests.support.people import a_coordinator, a_user, a_worker, give_mandate
from tests.support.signing import all_sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(pair):
    lucie = a_user("Lucie Diallo")
    give_mandate(pair.person, lucie)
    return lucie


def voices(pair, box=Box.WELL):
    """(first name, text) of each passage."""
    words = pair.words(box)
    names = {str(user.pk): user.get_short_name() for user in (pair.person, pair.worker)}
    return [(names[run.author], text) for text, run in passages(words.shown, words.passages)]


def test_each_writes_in_the_same_words_and_is_known_by_hers(pair):
    pair.writes("Je dors bien.")
    pair.writes("Je dors bien. Vous avez un toit.", by=pair.worker)
    assert voices(pair) == [("Awa", "Je dors bien."), ("Nadia", " Vous avez un toit.")]


def test_whose_each_passage_is_comes_again_from_the_log_alone(pair):
    pair.writes("Je dors bien.")
    pair.writes("Je dors bien. Vous avez un toit.", by=pair.worker)
    pair.writes("Je dors très bien. Vous avez un toit. Et un chat.", base_seq=2)
    words = pair.words(Box.WELL)
    text, runs = words.start.text, read_runs(words.start.runs)
    for post in words.posts.order_by("seq"):
        text = apply(text, post.delta)
        runs = change_runs(runs, post.delta, author=str(post.author_id), how=post.how)
    assert (text, runs) == (words.shown, words.passages)


def test_a_text_typed_over_an_older_one_keeps_what_came_meanwhile(pair):
    pair.writes("Je dors bien.")
    pair.writes("Je dors bien. Vous avez un toit.", by=pair.worker, base_seq=1)
    pair.writes("Je dors bien. Et je cuisine.", base_seq=1)
    assert pair.words(Box.WELL).shown == "Je dors bien. Vous avez un toit. Et je cuisine."


def test_a_box_goes_on_from_what_it_sent_itself(pair):
    """Its base is the text it sent, not the one the others see."""
    first = new_id()
    pair.writes("Je dors bien.")
    pair.writes("Et moi. Je dors bien.", by=pair.worker, base_seq=1)
    pair.writes("Je dors bien. Je mange", base_seq=1, op_id=first)
    pair.writes("Je dors bien. Je mange mieux", base_seq=1, after=first)
    assert pair.words(Box.WELL).shown == "Et moi. Je dors bien. Je mange mieux"


def test_a_post_that_comes_after_the_next_one_of_its_box_is_not_done_again(pair):
    first = new_id()
    pair.writes("Un chat. Un chien.", base_seq=0, over=first)
    pair.writes("Un chat.", base_seq=0, op_id=first)
    assert pair.words(Box.WELL).shown == "Un chat. Un chien."


def test_what_a_worker_would_change_in_her_words_waits(pair):
    pair.writes("Je veux un F2.", Box.WISH)
    done = pair.writes("Je veux un studio. C’est possible en mai.", Box.WISH, by=pair.worker)
    assert done.words.shown == "Je veux un F2. C’est possible en mai."
    asked = Proposal.objects.get()
    assert (asked.before, asked.after) == ("Je veux un F2.", "Je veux un studio.")
    assert voices(pair, Box.WISH)[0] == ("Awa", "Je veux un F2.")


@pytest.mark.parametrize("text", ["", "Je veux.", "Je ne veux pas un F2.", "Un F2.", "Je veux un F3. Au calme."])
def test_a_worker_never_changes_a_sign_of_hers(pair, text):
    pair.writes("Je veux un F2.", Box.WISH)
    pair.writes(text, Box.WISH, by=pair.worker)
    pair.writes(text, Box.WISH, by=pair.worker, base_seq=0)
    hers = "".join(words for who, words in voices(pair, Box.WISH) if who == "Awa")
    assert hers == "Je veux un F2."
    assert ("Awa", "Je veux un F2.") in voices(pair, Box.WISH), "nothing stands inside her sentence"


def test_a_worker_who_goes_on_typing_changes_the_one_proposal(pair):
    pair.writes("Je veux un F2.", Box.WISH)
    first, then = new_id(), new_id()
    pair.writes("Je veux un stu.", Box.WISH, by=pair.worker, op_id=first, base_seq=1)
    pair.writes("Je veux un studio.", Box.WISH, by=pair.worker, op_id=then, after=first, base_seq=1)
    assert [one.after for one in Proposal.objects.waiting()] == ["Je veux un studio."]
    pair.writes("Je veux un F2.", Box.WISH, by=pair.worker, after=then, base_seq=1)
    assert not Proposal.objects.waiting().exists(), "taken out of the box, it waits no more"
    assert pair.words(Box.WISH).shown == "Je veux un F2."


def test_she_may_change_what_the_team_wrote_with_her_and_it_stays_in_the_log(pair):
    pair.writes("Un studio.", Box.WISH, by=pair.worker)
    pair.writes("Un F2.", Box.WISH)
    words = pair.words(Box.WISH)
    assert words.shown == "Un F2."
    assert "-studio" in words.posts.last().delta


def test_both_kept_and_marked_when_both_changed_one_sentence(pair):
    pair.writes("Le loyer est trop cher.", Box.BLOCKS, by=pair.worker)
    pair.writes("Le loyer est payé.", Box.BLOCKS, base_seq=1)
    pair.writes("Le loyer est bas.", Box.BLOCKS, by=pair.worker, base_seq=1)
    words = pair.words(Box.BLOCKS)
    assert "payé" in words.shown
    assert "bas" in words.shown
    assert [mark[2] for mark in words.again] == ["pt"]
    reread_words(words.pk, seen=words.seq, by=pair.worker)
    assert [mark[2] for mark in pair.words(Box.BLOCKS).again] == ["p"]
    reread_words(words.pk, seen=words.seq, by=pair.person)
    assert pair.words(Box.BLOCKS).again == []


def test_sentences_added_side_by_side_are_no_clash(pair):
    pair.writes("Le loyer est cher.", Box.BLOCKS)
    pair.writes("Le loyer est cher. Il y a du bruit.", Box.BLOCKS, base_seq=1)
    pair.writes("Le loyer est cher. Le bail finit en mai.", Box.BLOCKS, by=pair.worker, base_seq=1)
    assert pair.words(Box.BLOCKS).again == []


def test_all_that_a_helper_writes_waits(pair, helper):
    pair.writes("Je dors bien.")
    pair.writes("Je dors bien. Je cuisine.", by=helper)
    assert pair.words(Box.WELL).shown == "Je dors bien."
    assert [(one.kind, one.added.strip()) for one in Proposal.objects.waiting()] == [("helped", "Je cuisine.")]


def test_each_side_alone_writes_its_own_part(pair, helper):
    pair.writes("Je paie le loyer le 5.", Box.MINE)
    pair.writes("Nous appelons le bailleur.", Box.OURS, by=pair.worker)
    for box, who in [(Box.MINE, pair.worker), (Box.OURS, pair.person), (Box.OURS, helper), (Box.TEAM, pair.person)]:
        with pytest.raises(NotAllowed):
            pair.writes("À sa place", box, by=who)
    for box in Box:
        for who in (a_worker(pair.structure, "Samira"), a_coordinator(pair.structure), a_user("Joël")):
            with pytest.raises(NotAllowed):
                pair.writes("À sa place", box, by=who)
    with pytest.raises(NotAllowed):
        pair.writes("Par ce chemin-là", Box.OWN)


def test_a_referent_without_second_factor_writes_nothing(pair):
    pair.worker.acts_as_staff = False
    with pytest.raises(NotAllowed):
        pair.team_writes("Votre dossier est complet.")


def test_a_retry_writes_once_and_says_so_once(pair):
    key = new_id()
    pair.writes("Un", op_id=key, base_seq=0)
    pair.writes("Un", op_id=key, base_seq=0)
    assert pair.words(Box.WELL).shown == "Un"
    assert Entry.objects.filter(verb="WordsWritten").count() == 1


def test_a_base_that_never_was_is_refused_with_what_is_there(pair):
    pair.writes("Un")
    with pytest.raises(UnknownBase) as refusal:
        pair.writes("Deux", base_seq=9)
    assert (refusal.value.kept, refusal.value.seq) == ("Un", 1)


def test_a_closed_plan_is_not_written_in(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        pair.writes("Encore un mot")
    assert not Words.objects.filter(box=Box.WELL).exists()


def test_once_a_version_is_signed_what_was_erased_on_the_way_is_nowhere(pair):
    key = new_id()
    pair.writes("Un secret. Je dors bien.", op_id=key)
    pair.writes("Je dors bien.")
    all_sign(pair)
    everything = [list(model.objects.values()) for model in (Words, WordsPost, Start)]
    assert "secret" not in str(everything)
    assert voices(pair) == [("Awa", "Je dors bien.")]
    pair.writes("Un secret. Je dors bien. Et je mange.", base_seq=1)
    assert "Et je mange." in pair.words(Box.WELL).shown, "typed over what nobody has any more: it is added"
