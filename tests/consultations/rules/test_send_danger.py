"""Words of danger in answers that are kept with a name: they do not wait for the last day."""

import pytest

from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Contribution
from participation.consultations.rules import find_receipt
from participation.moderation.models import ReviewItem
from tests.support.consultations import FORM, NO, a_consultation, close, fr, sent_by
from tests.support.people import a_person

pytestmark = pytest.mark.django_db
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))
DANGER, WORSE = {"t": "Je veux mourir."}, {"t": "Il va me tuer."}


@pytest.fixture
def consultation():
    return a_consultation(form=WITH_WORDS)


def test_they_are_read_at_once_and_the_others_wait_for_the_last_day(consultation):
    awa, moussa = a_person(consultation.structure), a_person(consultation.structure)
    sent_by(consultation, awa, samedi=NO, pourquoi=DANGER)
    sent_by(consultation, moussa, pourquoi={"t": "Le bruit."})
    item = ReviewItem.objects.get()
    assert (item.urgent, item.author, item.text) == (True, awa, "Je veux mourir.")
    close(consultation)
    assert sorted(Contribution.objects.values_list("text", flat=True)) == ["Je veux mourir.", "Le bruit."]


def test_sent_again_they_go_once_and_changed_the_receipt_leads_to_the_last(consultation):
    awa = a_person(consultation.structure)
    for _ in range(2):
        letter = sent_by(consultation, awa, samedi=NO, pourquoi=DANGER)
    assert ReviewItem.objects.count() == 1
    sent_by(consultation, awa, pourquoi=WORSE)
    close(consultation)
    assert ReviewItem.objects.count() == 2
    assert [one.text for one in find_receipt(consultation, code=letter.receipt).contributions] == ["Il va me tuer."]
