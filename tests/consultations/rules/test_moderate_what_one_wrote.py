"""Who wrote down somebody's words does not decide about them; where they are nobody's, no page can tell who it was."""

import pytest

from journal.models import Channel
from kit.refusals import NotAllowed
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Contribution
from participation.consultations.rules import Who, answer_question, send_answers
from participation.moderation.models import ReviewItem
from participation.moderation.permissions import can_moderate, visible_items
from participation.moderation.rules import publish_item
from participation.moderation.streams import _visible, views
from tests.support.clients import signed_in
from tests.support.consultations import FORM, YES, a_consultation, an_anonymous_one, close, fr
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))
WORDS = "Parce que je travaille le matin."


def entered(consultation, by, through=Channel.PHONE) -> None:
    """What somebody says on the phone, written down by this worker."""
    who = Who(person=a_person(consultation.structure), by=by, through=through)
    answer_question(consultation, "samedi", answer=YES, who=who)
    answer_question(consultation, "pourquoi", answer={"t": WORDS}, who=who)
    send_answers(consultation, who=who)


def test_who_entered_the_words_neither_sees_them_in_the_queue_nor_decides():
    consultation = a_consultation(form=WITH_WORDS)
    samira, nadia = a_worker(consultation.structure, "Samira"), a_worker(consultation.structure, "Nadia")
    entered(consultation, samira)
    close(consultation)
    item = Contribution.objects.get().review
    assert item.writer == samira
    assert (can_moderate(samira, item), can_moderate(nadia, item)) == (False, True)
    assert (list(visible_items(samira)), list(visible_items(nadia))) == ([], [item])
    with pytest.raises(NotAllowed):
        publish_item(item.pk, seen=0, by=samira)
    publish_item(item.pk, seen=0, by=nadia)


def test_the_live_queue_says_the_same():
    consultation = a_consultation(form=WITH_WORDS)
    team = [a_worker(consultation.structure, name) for name in ("Samira", "Nadia", "Denise")]
    entered(consultation, team[0])
    close(consultation)
    seen = views([one.pk for one in team], "")
    for one in team:
        assert set(_visible(seen[one.pk])) == set(visible_items(one))
    assert seen[team[1].pk] == seen[team[2].pk]


def test_words_without_a_name_keep_no_trace_of_who_wrote_them_and_the_page_asks_her_to_leave_them():
    consultation = an_anonymous_one(form=WITH_WORDS, k_min=3)
    samira = a_worker(consultation.structure, "Samira")
    for _ in range(3):
        entered(consultation, samira)
    close(consultation)
    items = list(ReviewItem.objects.all())
    assert [(item.writer, item.author, item.channel) for item in items] == [(None, None, Channel.PHONE)] * 3
    assert set(visible_items(samira)) == set(items)
    assert "laissez quelqu’un d’autre décider" in signed_in(samira).get("/equipe/moderation/").content.decode()
