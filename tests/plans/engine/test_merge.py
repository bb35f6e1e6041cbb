"""What becomes of a text typed over an older one."""

from functools import partial

from participation.plans.engine.deltas import apply
from participation.plans.engine.diff import diff
from participation.plans.engine.merge import Since, merge, merge_unseen, move_spans, touches
from participation.plans.engine.runs import Run, change_runs

HERS = "awa"


def merged(box, sent, *lives, by_others=True):
    since, text = [], box
    for live in lives:
        since.append(Since(diff(text, live), by_others))
        text = live
    return merge(box, sent, since)


def beside(live, sent, hers):
    """What a worker sends over `live`, in which the first `hers` characters are the person's."""
    runs = [Run(hers, HERS, "self"), Run(len(live) - hers, "nadia", "self")]
    return merge(live, sent, guarded=partial(touches, text=live, runs=runs, author=HERS))


def test_what_both_add_is_there():
    assert merged("A. B.", "A. x. B.", "A. B. y.").text == "A. x. B. y."


def test_what_both_take_out_is_taken_out_once_and_words_do_not_stick():
    assert merged("un deux trois", "un trois", "un deux").text == "un "
    assert merged("un deux trois", "un trois", "undeux trois").text.split() == ["undeux", "trois"]


def test_the_sender_s_text_leads_to_the_live_one():
    done = merged("Je dors.", "Je dors bien.", "Le soir. Je dors.", "Le soir. Je dors. Parfois.")
    assert apply("Je dors bien.", done.bridge) == done.text


def test_the_same_word_changed_by_both_is_there_twice_and_marked():
    done = merged("Le loyer est cher.", "Le loyer est payé.", "Le loyer est bas.")
    assert sorted(done.text.removesuffix(".").split()) == ["Le", "bas", "est", "loyer", "payé"]
    assert [done.text[start:end] for start, end in done.again] == [done.text]
    assert not merged("Le loyer est cher.", "Le loyer est payé.", "Le loyer est bas.", by_others=False).again


def test_a_worker_adds_beside_and_what_would_change_hers_is_set_aside():
    done = beside("Je veux un F2.", "Je veux un studio. Oui.", 14)
    assert done.text == "Je veux un F2. Oui."
    assert [(one.before, one.after) for one in done.aside] == [("Je veux un F2.", "Je veux un studio.")]
    assert apply(done.text, done.aside[0].delta) == "Je veux un studio. Oui."


def test_a_word_put_into_her_sentence_is_set_aside_too():
    done = beside("Je veux un F2.", "Je ne veux pas un F2.", 14)
    assert done.text == "Je veux un F2."
    assert [one.after for one in done.aside] == ["Je ne veux pas un F2."]


def test_a_worker_changes_her_own_words_at_once():
    assert beside("Un F2. En mai.", "Un F2. En juin.", 7).text == "Un F2. En juin."


def test_over_a_text_that_nobody_has_any_more_words_are_only_added():
    assert merge_unseen("Je veux partir.", "Un secret. Je veux rester.").text.count("partir") == 1
    assert "rester" in merge_unseen("Je veux partir.", "Je veux rester.").text


def test_marks_and_authors_follow_their_words():
    assert move_spans([[3, 6, "pt"]], [1, "+xx", 4, "-f", "+y"]) == [[5, 7, "pt"]]
    assert move_spans([[3, 6, "pt"]], [2, "-abcd"]) == []
    runs = change_runs([Run(6, HERS, "self")], [3, "+xy", "-d"], author="nadia", how="self")
    assert runs == [Run(3, HERS, "self"), Run(2, "nadia", "self"), Run(2, HERS, "self")]
