"""The table of a plan's life, walked whole."""

import ast
from itertools import chain, combinations
from pathlib import Path

import pytest

from participation.plans.engine import life
from participation.plans.engine.life import TABLE, Act, Fact, Mover, NotNow, after, possible
from participation.plans.engine.states import CLOSED, OPEN, SIGNED, State

EVERY_SET = [
    frozenset(facts) for facts in chain.from_iterable(combinations(Fact, size) for size in range(len(Fact) + 1))
]


def moves():
    """Each (state, act, who, facts) of the table's own words that goes somewhere, and where."""
    for row in TABLE:
        for state in row.before:
            for who in row.who:
                for facts in {*(other.condition for other in TABLE), *(row.condition | o.condition for o in TABLE)}:
                    if possible(state, row.act, who, facts):
                        yield state, row.act, who, facts, after(state, row.act, who, facts)


def test_every_row_counts_for_something():
    """None is hidden by one above it."""
    for row in TABLE:
        for state in row.before or {None}:
            first = next(
                one
                for one in TABLE
                if one.act is row.act
                and (state in one.before if state else not one.before)
                and one.condition <= row.condition
                and one.who & row.who
            )
            assert first is row, f"{state} {row.act}: the row above always comes first"


def test_every_state_is_reached_from_the_first_one_and_ends():
    arrows = {(state, to) for state, *_how, to in moves()}
    assert _reached({State.DRAFT}, arrows) == set(State)
    assert _reached({State.ARCHIVED}, {(to, state) for state, to in arrows}) == set(State)


def _reached(states, arrows):
    further = states | {to for state, to in arrows if state in states}
    return states if further == states else _reached(further, arrows)


def test_she_may_stop_at_any_time_without_a_condition_and_nobody_else_may():
    for state in OPEN:
        assert after(state, Act.WITHDRAW, Mover.PERSON) is State.WITHDRAWN
        assert not any(
            possible(state, Act.WITHDRAW, who, facts) for who in Mover if who is not Mover.PERSON for facts in EVERY_SET
        )


def test_only_the_last_signature_of_what_is_agreed_makes_a_signed_plan():
    into = {(state, act, Fact.ALL_SIGNED in facts) for state, act, _who, facts, to in moves() if to is State.ACTIVE}
    assert into - {(State.ACTIVE, act, any_) for act in Act for any_ in (True, False)} == {
        (State.AGREED, Act.SIGN, True)
    }
    assert not any(possible(state, Act.SIGN, who, facts) for state in SIGNED for who in Mover for facts in EVERY_SET)


def test_nothing_is_signed_while_something_waits_to_be_read_again():
    assert not possible(State.AGREED, Act.SIGN, Mover.PERSON, {Fact.ALL_SIGNED, Fact.IN_FORCE})


def test_what_is_agreed_has_two_yes():
    into = {(act, Fact.BOTH_YES in facts) for state, act, _who, facts, to in moves() if to is State.AGREED != state}
    assert into == {(Act.SAY_YES, True)}


def test_a_signed_version_holds_until_the_end_whatever_is_written_after_it():
    held = {State.AGREED, *SIGNED}
    for state, _act, _who, facts, to in moves():
        if state in held and Fact.IN_FORCE in facts and Fact.NEVER_SIGNED not in facts:
            assert to in {*held, *CLOSED}


def test_what_is_closed_is_only_put_away_by_time():
    left = {(act, who, facts, to) for state, act, who, facts, to in moves() if state in CLOSED}
    assert {(act, who, to) for act, who, _facts, to in left} == {(Act.ARCHIVE, Mover.HOUSE, State.ARCHIVED)}
    assert all(Fact.CLOSED_LONG_AGO in facts for _act, _who, facts, _to in left)


def test_the_departement_signs_or_refuses_and_moves_nothing_else():
    assert {act for _state, act, who, *_rest in moves() if who is Mover.TERRITORY} == {Act.SIGN, Act.REFUSE}


def test_what_the_table_does_not_say_does_not_happen():
    with pytest.raises(NotNow):
        after(State.DRAFT, Act.SAY_YES, Mover.PERSON, {Fact.BOTH_YES})
    with pytest.raises(NotNow):
        after(State.WITHDRAWN, Act.CHANGE, Mover.TEAM)


def test_no_rule_changes_a_state_beside_the_table():
    """One line of the whole room writes it: in Plan.move()."""
    room = Path(life.__file__).parents[1]
    written = [
        f"{path.relative_to(room)}:{node.lineno}"
        for path in room.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
        for target in getattr(node, "targets", [getattr(node, "target", None)])
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]
    assert len(written) == 1
    assert written[0].startswith("models/plan.py")
