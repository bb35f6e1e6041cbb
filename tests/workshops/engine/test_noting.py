import pytest

from workshops.engine import NotedOtherwise, settle


@pytest.mark.parametrize(
    ("now", "seen", "said", "becomes"),
    [
        ("", "", "here", "here"),
        ("here", "here", "away", "away"),
        ("here", "", "", "here"),  # somebody else noted it, I did not touch it
        ("away", "here", "here", "away"),
        ("here", "", "here", "here"),  # sent twice, or noted alike by two
        ("", "here", "", ""),
    ],
)
def test_a_line_takes_what_is_said_and_keeps_what_one_did_not_touch(now, seen, said, becomes):
    assert settle(now, seen=seen, said=said) == becomes


@pytest.mark.parametrize(("now", "seen", "said"), [("away", "", "here"), ("", "here", "away")])
def test_two_who_say_different_things_of_one_line_are_told(now, seen, said):
    with pytest.raises(NotedOtherwise):
        settle(now, seen=seen, said=said)
