"""Small numbers name people: what is shown of them, and what an attacker finds again."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.suppression import shut, shut_columns
from participation.consultations.engine.counting import NO_ANSWER, Sheet
from participation.consultations.engine.disclosure import disclosed
from participation.consultations.engine.form import Choice, Condition, Form, Kind, Operator, Question
from tests.bench.disclosure import crossings, lines, waves
from tests.support.crowds import World, by_publication, forgetful, primary_only, random_world
from tests.support.disclosure import possible, recovered

YES_NO = Form(questions=(Question("q", Kind.YES_NO),))
STATES = ("yes", "no", *NO_ANSWER)
YES, NO, UNSURE, SILENT = ({"q": {"v": ["yes"]}}, {"q": {"v": ["no"]}}, {"q": {"s": "unsure"}}, {})


def people(*groups, channel="self"):
    """people((12, YES), (3, NO)): so many sheets of each."""
    return [Sheet(answer, channel, "nord") for count, answer in groups for _ in range(count)]


def published(*sheets, form=YES_NO, **fields):
    fields = {"channels": ("self", "paper"), "territories": ("nord",)} | fields
    return World(form, sheets, **fields).publications()[-1]


def rows(content, name="q"):
    return next(dict(one["rows"]) for one in content["questions"] if one["name"] == name)


def test_a_small_count_is_hidden_with_those_who_did_not_answer_and_their_sum_is_shown():
    content = published(people((30, YES), (3, NO), (4, UNSURE), (6, SILENT)))
    assert rows(content) == {"yes": 30, "no": None, "unsure": None, "unwilling": None, "": None}
    assert content["questions"][0]["together"] == 13


def test_where_everybody_agrees_nothing_is_shown_since_nobody_is_a_small_number():
    (question,) = published(people((43, YES)))["questions"]
    assert (question["rows"], question["why"]) == ([], "few")


def test_fewer_than_five_people_are_not_counted():
    assert published(people((4, YES))) | {"groups": {}} == {
        "people": None, "number": 1, "k": 5, "groups": {}, "questions": [],
    }  # fmt: skip


@pytest.mark.parametrize(("on_paper", "crossed"), [(19, False), (20, True)])
def test_under_fifty_answers_nothing_is_crossed(on_paper, crossed):
    sheets = people((20, YES), (10, NO)) + people((on_paper - 10, YES), (10, NO), channel="paper")
    content = published(sheets)
    assert bool(content["groups"]["channel"]) is crossed
    groups = content["questions"][0]["crossed"]["channel"]
    assert bool(groups) is crossed or not crossed


def test_a_crossing_shows_an_answer_for_every_group_or_for_none():
    sheets = people((30, YES), (12, NO), (5, UNSURE)) + people((14, YES), (3, NO), (4, UNSURE), channel="paper")
    groups = published(sheets)["questions"][0]["crossed"]["channel"]["groups"]
    assert [(one["names"], one["people"], dict(one["rows"])["yes"], one["together"]) for one in groups] == [
        (["self"], 47, 30, 17),
        (["paper"], 21, 14, 7),
    ]
    assert all(dict(one["rows"])["no"] is None for one in groups)


def test_a_crossing_whose_sums_force_somebody_into_a_small_cell_is_not_shown():
    # 10 said no, and 9 of those on paper are hidden: at least one « no » came from the 16 of the others.
    states = ("yes", "no", *NO_ANSWER)
    groups = [dict(zip(states, line, strict=True)) for line in ((20, 4, 4, 4, 4), (20, 6, 1, 1, 1))]
    assert shut_columns(states, groups, 5, together=NO_ANSWER, closed=frozenset()) == set(states)
    assert shut_columns(states, groups, 5, together=NO_ANSWER, closed=frozenset(states[1:])) == set(states[1:])


def test_a_question_that_follows_a_hidden_answer_is_not_shown():
    then = Question("r", Kind.YES_NO, relevant=Condition("q", Operator.IS, "no"))
    sheets = people((30, YES), (3, NO | {"r": {"v": ["yes"]}}), (4, UNSURE))
    content = published(sheets, form=Form(questions=(*YES_NO.questions, then)))
    assert [one["why"] for one in content["questions"]] == ["", "follows"]


def test_fewer_than_five_new_answers_change_nothing():
    first = people((30, YES), (20, NO), (10, UNSURE))
    assert published(first, people((4, NO))) == published(first)


def test_a_figure_that_would_tell_what_the_last_ones_said_stays_as_it_was():
    first, since = people((30, YES), (20, NO), (10, UNSURE)), people((6, YES), (2, NO))
    content = published(first, since)
    assert (content["people"], content["number"]) == (68, 2)
    assert (rows(content), content["questions"][0]["of"]) == (rows(published(first)), 1)


def test_a_figure_is_renewed_when_enough_people_came_for_each_answer_shown():
    content = published(people((30, YES), (20, NO), (2, UNSURE), (4, SILENT)), people((6, YES), (5, NO), (5, UNSURE)))
    assert rows(content) == {"yes": 36, "no": 25, "unsure": None, "unwilling": None, "": None}


def test_answers_among_several_leave_room_for_who_did_not_answer():
    several = Question("q", Kind.SEVERAL, choices=tuple(Choice(name) for name in "abc"), at_most=2)
    pairs = ({"q": {"v": list(two)}} for two in ("ab", "ab", "ab", "bc", "bc", "ac", "ac", "a"))
    sheets = [Sheet(answer, "self", "nord") for answer in pairs]
    # 6, 6 and 3 answers of at most two each need eight people: nobody was silent.
    choices = dict(published(sheets, form=Form(questions=(several,)), k=2)["questions"][0]["choices"])
    assert sum(count for count in choices.values() if count) <= 2 * (8 - 2)


# What holds for every consultation

counts = st.lists(st.integers(0, 30), min_size=5, max_size=5)


@given(counts, st.integers(2, 10), st.data())
def test_whatever_small_number_one_imagines_for_a_hidden_answer_the_line_would_be_the_same(numbers, k, data):
    line = dict(zip(STATES, numbers, strict=True))
    hidden = shut(STATES, [line], k, together=NO_ANSWER)
    if not hidden or len(hidden) == len(STATES):
        return
    sought = data.draw(st.sampled_from(sorted(hidden)))
    imagined = line | dict.fromkeys(hidden, 0) | {sought: data.draw(st.integers(0, k - 1))}
    absorbing = data.draw(st.sampled_from([name for name in NO_ANSWER if name != sought]))
    imagined[absorbing] += sum(line.values()) - sum(imagined.values())
    assert shut(STATES, [imagined], k, together=NO_ANSWER) == hidden
    assert all(imagined[name] == line[name] for name in STATES if name not in hidden)


@settings(max_examples=80, deadline=None)
@given(st.integers(10_000, 10_000_000))
def test_an_attacker_with_every_publication_finds_no_small_count(seed):
    world = random_world(random.Random(seed))
    assert [one for one in recovered(world, world.publications()) if one.is_recovered] == []


@settings(max_examples=80, deadline=None)
@given(st.integers(10_000, 10_000_000))
def test_what_was_hidden_stays_hidden(seed):
    publications = random_world(random.Random(seed)).publications()
    for before, after in itertools.pairwise(publications):
        for old, new in itertools.product(before["questions"], after["questions"]):
            if old["name"] == new["name"]:
                for key in ("rows", "choices"):
                    shown = {name for name, count in old[key] if count is not None}
                    assert {name for name, count in new[key] if count is not None} <= shown


@pytest.mark.parametrize("crowds", [*lines(6), *crossings(4), *waves(4, 2)[:1]])
def test_who_has_read_the_code_finds_no_small_count_either(crowds):
    alike = by_publication(crowds).values()
    assert [one for worlds in alike for one in possible(worlds) if one.is_recovered] == []


@pytest.mark.parametrize("publish", [primary_only, forgetful])
def test_the_same_attacker_finds_what_is_published_without_thinking(publish):
    worlds = (random_world(random.Random(seed)) for seed in range(40))
    assert any(one.is_recovered for world in worlds for one in recovered(world, world.publications(publish)))


def test_who_compares_all_crowds_finds_what_is_published_without_thinking():
    alike = by_publication(next(iter(lines(6))), primary_only).values()
    assert any(one.is_recovered for worlds in alike for one in possible(worlds))


def test_nothing_to_publish_is_said_by_publishing_the_same():
    world = World(YES_NO, [people((30, YES), (20, NO), (10, UNSURE)), []])
    first, second = world.publications(disclosed)
    assert second is first
