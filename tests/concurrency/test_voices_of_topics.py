"""One person presses on four screens at once: three themes at most, each once."""

import pytest

from participation.consultations.models import TopicSupport
from tests.concurrency.voices_of_topics import ROLES
from tests.support.people import a_person
from tests.support.plenaries import a_plenary, a_topic
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
THEMES = 8


def racing(role: str) -> list[int]:
    assert role in ROLES
    plenary, awa = a_plenary(), a_person()
    for number in range(THEMES):
        a_topic(plenary, f"Thème {number}")
    return race(4, "tests.concurrency.voices_of_topics:act", [(role, plenary.pk, awa.pk)] * 4)


def test_four_screens_of_one_person_support_three_themes_in_all():
    racing("support")
    assert TopicSupport.objects.count() == 3
    assert set(TopicSupport.objects.values_list("place", flat=True)) == {1, 2, 3}


def test_whoever_counts_before_adding_meets_the_constraint():
    """The positive control; run again when the screens happened to take turns."""
    assert any(sum(racing("count_naively")) for _ in range(10))
