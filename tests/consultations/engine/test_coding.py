from participation.consultations.engine.coding import Standing, agreements, standing

A, B, NONE = frozenset("a"), frozenset("ab"), frozenset()


def test_what_one_reader_chose_says_nothing_yet():
    assert standing([], settled=False) is Standing.UNREAD
    assert standing([A], settled=False) is Standing.HALF
    assert not Standing.HALF.both_read


def test_the_same_themes_are_the_same_choice_and_one_more_is_not():
    assert standing([A, A], settled=False) is Standing.SAME
    assert standing([NONE, NONE], settled=False) is Standing.SAME
    assert standing([A, B], settled=False) is Standing.DIFFERENT
    assert standing([A, B], settled=True) is Standing.SETTLED


def test_messages_that_one_read_are_not_counted_as_agreed_nor_as_not():
    assert agreements([[A, A], [A, B], [A], [], [NONE, NONE]]) == (2, 3)
