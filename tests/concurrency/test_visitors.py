"""Many people without an account begin at the same instant, from one network: no more than a room holds."""

import pytest

from participation.consultations.models import Audience, Draft
from tests.support.consultations import an_anonymous_one
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS, EACH, LIMIT = 4, 10, 15


def test_no_more_begin_than_the_room_holds():
    consultation = an_anonymous_one(audience=Audience.OPEN)
    outcomes = race(RACERS, "tests.concurrency.visitors:begin", [(consultation.slug, EACH, LIMIT)] * RACERS)
    ends = sum(results_of(outcomes), start=type(outcomes[0])())
    assert ends == {"begun": LIMIT, "refused": RACERS * EACH - LIMIT}
    assert Draft.objects.filter(consultation=consultation, sealed__isnull=False).count() == LIMIT
