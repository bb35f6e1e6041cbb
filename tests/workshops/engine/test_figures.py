import datetime as dt

from workshops.engine import Held, lines, opinions, together


def held(workshop: str, came: int, *people: str, month: int = 3) -> Held:
    return Held(
        day=dt.date(2026, month, 2),
        workshop=workshop,
        place="Ici",
        seats=10,
        booked=came + 1,
        came=came,
        people=frozenset(people),
    )


def came(found) -> dict:
    return {line.name: line.came for line in found}


def test_places_are_shown_whole_and_who_came_from_five_people_on():
    found = lines([held("Vélo", 7), held("Vélo", 1), held("Pain", 6), held("Soupe", 9)], lambda one: one.workshop)

    assert came(found) == {"Vélo": 8, "Pain": 6, "Soupe": 9}
    assert [(line.sessions, line.seats, line.booked) for line in found] == [(2, 20, 10), (1, 10, 7), (1, 10, 10)]


def test_a_small_number_is_not_found_again_from_the_sum():
    found = lines([held("Vélo", 8), held("Pain", 2), held("Soupe", 9)], lambda one: one.workshop)

    shown = came(found)
    assert shown["Pain"] is None
    assert [name for name, number in shown.items() if number is None] == ["Vélo", "Pain"], "the smallest goes with it"


def test_a_person_who_comes_often_is_one_person():
    often = [held("Vélo", 6, "a", "b", "c", "d", "e", "f"), held("Vélo", 6, "a", "b", "c", "d", "e", "g")]

    assert together(often).people == 7
    assert together([held("Vélo", 6, "a", "b")]).people is None
    assert together([held("Vélo", 4)]).came is None


def test_opinions_are_shown_from_five_and_nobody_says_something_too():
    assert opinions({"good": 3, "so_so": 1, "bad": 0}) == {"good": None, "so_so": None, "bad": None}
    assert opinions({"good": 22, "so_so": 6, "bad": 2}) == {"good": 22, "so_so": None, "bad": None}
    assert opinions({"good": 9, "so_so": 8, "bad": 7}) == {"good": 9, "so_so": 8, "bad": 7}
