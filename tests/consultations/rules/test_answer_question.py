import pytest

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.codes import new_code
from participation.consultations.models import Audience, Draft, KeptSheet, Questionnaire
from participation.consultations.rules import (
    ConsultationClosed,
    NothingSaid,
    QuestionChanged,
    Who,
    answer_question,
    glance,
    send_answers,
    use_version,
    write_version,
)
from tests.support.consultations import (
    EVENING,
    FORM,
    NO,
    YES,
    a_consultation,
    answer,
    close,
    sent_by,
)
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker
from tests.support.plenaries import a_plenary
from tests.support.workshops import SessionFactory, book

pytestmark = pytest.mark.django_db


def test_the_last_answer_counts_and_leaves_nothing_in_the_journal():
    consultation, awa = a_consultation(), a_person()
    for said in (YES, YES, NO):
        letter = answer(consultation, "samedi", said, awa)
    assert letter.answers == {"samedi": NO}
    assert Draft.objects.count() == 1
    assert not Entry.objects.exists()


def test_an_answer_can_be_taken_away():
    consultation, awa = a_consultation(), a_person()
    answer(consultation, "samedi", YES, awa)
    assert answer(consultation, "samedi", None, awa).answers == {}


def test_nothing_of_an_answer_is_readable_where_it_waits():
    consultation, awa = a_consultation(), a_person()
    answer(consultation, "moment", EVENING, awa)
    draft = Draft.objects.get()
    assert b"soir" not in bytes(draft.sealed)
    assert str(awa.pk).replace("-", "") not in draft.owner


def test_what_was_sent_is_kept_once_and_may_be_changed():
    consultation, awa = a_consultation(), a_person()
    receipts = {sent_by(consultation, awa, samedi=YES).receipt for _ in range(3)}
    assert len(receipts) == 1
    sent_by(consultation, awa, samedi=NO, moment=EVENING)
    sheet = KeptSheet.objects.get()
    assert (sheet.user, sheet.content) == (awa, {"samedi": NO, "moment": EVENING})
    assert (sheet.channel, sheet.channels["samedi"]) == (Channel.SELF, Channel.SELF)


def test_what_was_begun_and_never_sent_counts_on_the_last_day():
    consultation, awa = a_consultation(), a_person()
    answer(consultation, "samedi", YES, awa)
    close(consultation)
    assert KeptSheet.objects.get().content == {"samedi": YES}
    assert consultation.took_part == 1
    assert not Draft.objects.exists()


def test_nothing_said_is_not_sent():
    consultation, awa = a_consultation(), a_person()
    with pytest.raises(NothingSaid):
        send_answers(consultation, who=Who.self(awa))
    assert not Draft.objects.exists()


def test_a_finished_consultation_takes_no_answer():
    consultation, awa = a_consultation(), a_person()
    close(consultation)
    with pytest.raises(ConsultationClosed):
        answer(consultation, "samedi", YES, awa)


def test_a_question_that_is_not_asked_is_said_so():
    with pytest.raises(QuestionChanged):
        answer(a_consultation(), "dimanche", YES, a_person())


@pytest.mark.parametrize("audience", Audience)
def test_who_may_answer_is_who_is_asked(audience):
    consultation = a_consultation(audience=audience)
    here, beside, far = a_person(consultation.structure), StructureFactory(), StructureFactory()
    beside.territory = consultation.structure.territory
    beside.save()
    consultation.structures.add(consultation.structure)
    asked = {
        Audience.OPEN: (here, a_person(beside), a_person(far)),
        Audience.TERRITORY: (here, a_person(beside)),
        Audience.STRUCTURES: (here,),
        Audience.PLENARY: (here,),  # who has a seat there
    }[audience]
    if audience == Audience.PLENARY:
        session = SessionFactory()
        a_plenary(session.workshop.structure, session_id=session.pk).consultations.add(consultation)
        book(session, here)
    for person in asked:
        answer(consultation, "samedi", YES, person)
    if audience != Audience.OPEN:
        with pytest.raises(NotAllowed):
            answer(consultation, "samedi", YES, a_person(far))
        with pytest.raises(NotAllowed):
            answer_question(consultation, "samedi", answer=YES, who=Who(code=new_code()))


def test_the_team_does_not_answer_in_its_own_name():
    consultation = a_consultation()
    with pytest.raises(NotAllowed):
        answer(consultation, "samedi", YES, a_worker(consultation.structure))


def test_without_an_account_the_code_opens_ones_answers_again():
    consultation, who = a_consultation(), Who(code=new_code())
    answer_question(consultation, "samedi", answer=YES, who=who)
    assert glance(consultation, who)[0].answers == {"samedi": YES}
    assert glance(consultation, Who(code=new_code())) == (None, False)


def test_the_code_of_an_account_opens_the_same_answers():
    consultation, awa = a_consultation(), a_person()
    code = answer(consultation, "samedi", YES, awa).code
    answer_question(consultation, "moment", answer=EVENING, who=Who(code=code))
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": YES, "moment": EVENING}
    assert Draft.objects.count() == 1


def test_a_version_never_changes_once_somebody_has_answered():
    consultation, awa, fatou = a_consultation(), a_person(), a_person()
    claire = a_coordinator(consultation.structure)
    answer(consultation, "samedi", YES, awa)
    first = Questionnaire.objects.get()
    assert first.is_frozen
    assert not Questionnaire.objects.write(first.pk, FORM.changed(title="Autre"))
    shorter = FORM.changed(questions=FORM.questions[:1])
    second = write_version(consultation.pk, shorter, by=claire)
    assert (second.number, consultation.questionnaire_in_use()) == (2, first)
    use_version(consultation.pk, by=claire)
    answer(consultation, "moment", EVENING, awa)  # she goes on with hers
    with pytest.raises(QuestionChanged):
        answer(consultation, "moment", EVENING, fatou)


def test_what_was_sent_keeps_its_moment_when_the_house_closes():
    consultation, awa, moussa = a_consultation(), a_person(), a_person()
    sent_by(consultation, awa, samedi=YES)
    before = KeptSheet.objects.get().sent_at
    answer(consultation, "samedi", NO, moussa)  # begun, never sent
    close(consultation)
    assert KeptSheet.objects.get(user=awa).sent_at == before
    assert KeptSheet.objects.get(user=moussa).sent_at > before
