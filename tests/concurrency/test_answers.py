"""Phones whose server dies under them: nothing that was answered is lost, and nobody counts twice. It is done a
thousand times by `manage.py bench answers`."""

import pytest

from participation.consultations.models import Sheet
from tests.bench.answers import answer_all, compare
from tests.support.consultations import close
from tests.support.phones import a_long_one

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
PHONES = 12


def test_killed_reloaded_and_sent_ten_times_it_is_one_sheet_each_and_all_of_it():
    consultation = a_long_one()
    answer_all(consultation, PHONES)
    close(consultation)
    assert compare(consultation, PHONES) == (0, 0, 0)
    assert Sheet.objects.count() == PHONES
