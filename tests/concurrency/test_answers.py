"""Phones whose server dies under them, beside a house that dies too: nothing that was answered is lost, and nobody
counts twice. It is done a thousand times by `manage.py bench answers`."""

import pytest

from participation.consultations.models import Sheet
from tests.bench.answers import Told, answer_and_close

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
PHONES = 12


def test_killed_reloaded_and_sent_ten_times_it_is_one_sheet_each_and_all_of_it():
    told = Told()
    answer_and_close(PHONES, told)
    assert (told.lost, told.doubled, told.changed, told.errors) == (0, 0, 0, 0)
    assert Sheet.objects.count() == PHONES
    assert told.deaths.total() > 0
