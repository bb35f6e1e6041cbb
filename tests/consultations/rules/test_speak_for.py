"""A helper answers, and writes, for the one who asked her to: seen by her, and for one person only."""

import html

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.consultations.engine.codes import say_code
from participation.consultations.fragments import state_of_my_messages
from participation.consultations.models import Contribution, Draft, Voice
from participation.consultations.rules import (
    AlreadySent,
    HerOwnAnswer,
    SpeaksForAnother,
    Who,
    answer_question,
    glance,
    post_contribution,
)
from participation.moderation.permissions import can_moderate, visible_items
from participation.moderation.streams import views
from participation.people.fragments.helping import deeds_of
from participation.people.models import Scope
from participation.people.rules import revoke_mandate
from tests.doors.matrix.knocking import bare
from tests.support.clients import signed_in
from tests.support.consultations import NO, YES, a_consultation, answer, channels_of, sent_by
from tests.support.people import a_person, a_user, a_worker, accompany, give_mandate

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


@pytest.fixture
def consultation():
    return a_consultation(title="Les horaires")


@pytest.fixture
def awa(consultation):
    return a_person(consultation.structure)


@pytest.fixture
def lucie():
    return a_user("Lucie Aubert")


@pytest.fixture
def mandate(awa, lucie):
    return give_mandate(awa, lucie, Scope.CONSULTATION)


def post(consultation, person, by, text="Ouvrez le samedi."):
    return post_contribution(consultation, text=text, key=new_id(), who=Who(person=person, by=by))


def test_the_answer_is_hers_and_says_that_somebody_helped(consultation, awa, lucie, mandate):
    letter = answer(consultation, "samedi", YES, lucie, awa)
    assert (letter.user, channels_of(letter)) == (str(awa.pk), {Channel.ASSISTED})
    assert glance(consultation, Who.self(lucie)) == (None, False)


def test_she_reads_what_was_done_in_her_name(consultation, awa, lucie, mandate):
    answer(consultation, "samedi", YES, lucie, awa)
    answer(consultation, "samedi", NO, lucie, awa)
    post(consultation, awa, lucie)
    assert {(entry.on_behalf, entry.actor, entry.channel) for entry in Entry.objects.all()} == {
        (awa.pk, lucie.pk, Channel.ASSISTED)
    }
    assert sorted(deed.text for deed in deeds_of(mandate)) == [
        f"Des réponses à «{NBSP}Les horaires{NBSP}»",
        f"Un message écrit{NBSP}: «{NBSP}Les horaires{NBSP}»",
    ]
    for path in ("/mes-messages-envoyes/", "/mon-espace/"):
        assert "Avec l’aide de Lucie" in html.unescape(signed_in(awa).get(path).content.decode())
    message = state_of_my_messages(awa).get()
    assert (message.author, message.helper, message.channel) == (awa, lucie, Channel.ASSISTED)


def test_the_team_reads_that_there_was_help_and_not_whose(consultation, awa, lucie, mandate):
    post(consultation, awa, lucie)
    page = signed_in(a_worker(consultation.structure), second_factor=True).get("/equipe/moderation/").content.decode()
    assert "Écrit avec de l’aide" in page
    assert "Lucie" not in page
    assert "Écrit avec de l’aide" not in _queue_of_one_alone()


def _queue_of_one_alone() -> str:
    alone = a_consultation()
    person = a_person(alone.structure)
    post(alone, person, person)
    return signed_in(a_worker(alone.structure), second_factor=True).get("/equipe/moderation/").content.decode()


def test_who_accompanies_her_does_not_judge_her_words_whoever_wrote_them_down(consultation, awa, lucie, mandate):
    nadia, samira = a_worker(consultation.structure), a_worker(consultation.structure)
    accompany(nadia, awa, consultation.structure)
    item = post(consultation, awa, lucie).review
    assert (can_moderate(nadia, item), can_moderate(samira, item)) == (False, True)


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope != Scope.CONSULTATION])
def test_a_mandate_for_something_else_opens_nothing(consultation, awa, lucie, scope):
    give_mandate(awa, lucie, scope)
    with pytest.raises(NotAllowed):
        answer(consultation, "samedi", YES, lucie, awa)
    assert not Draft.objects.exists()


def test_an_ended_mandate_is_as_if_she_did_not_exist(consultation, awa, lucie, mandate):
    client, there = signed_in(lucie), f"/consultations/{consultation.slug}/pour/{awa.pk}/question/1/"
    nobody = f"/consultations/{consultation.slug}/pour/{new_id()}/question/1/"
    assert client.get(there).status_code == 200
    revoke_mandate(mandate.pk, by=awa)
    give_mandate(a_person(), lucie, Scope.CONSULTATION)  # she still helps somebody: the door itself is hers
    for send in (client.get, client.post):
        denied, nothing = send(there), send(nobody)
        assert (denied.status_code, nothing.status_code) == (404, 404)
        assert bare(denied) == bare(nothing)
    assert not Draft.objects.exists()


def test_one_helper_speaks_for_one_person_only(consultation, awa, lucie, mandate):
    fatou = a_person(consultation.structure)
    give_mandate(fatou, lucie)
    answer(consultation, "samedi", YES, lucie, awa)
    for second in (
        lambda: answer(consultation, "samedi", NO, lucie, fatou),
        lambda: post(consultation, fatou, lucie),
        lambda: sent_by(consultation, lucie, fatou),
    ):
        with pytest.raises(SpeaksForAnother):
            second()
    assert glance(consultation, Who.self(fatou)) == (None, False)
    elsewhere = a_consultation(consultation.structure)
    assert answer(elsewhere, "samedi", NO, lucie, fatou)


def test_who_answered_for_herself_answers_for_nobody_else_and_the_other_way_round(consultation, awa):
    moussa = a_person(consultation.structure)
    give_mandate(awa, moussa)
    answer(consultation, "samedi", YES, moussa)
    with pytest.raises(SpeaksForAnother):
        answer(consultation, "samedi", YES, moussa, awa)
    other = a_consultation(consultation.structure)
    answer(other, "samedi", YES, moussa, awa)
    with pytest.raises(SpeaksForAnother):
        answer(other, "samedi", YES, moussa)
    # She does not lose her voice for having been helped.
    assert channels_of(answer(other, "samedi", NO, awa)) == {Channel.SELF}


def test_the_second_is_told_before_she_writes(consultation, awa, lucie, mandate):
    fatou = a_person(consultation.structure, "Fatou Sow")
    give_mandate(fatou, lucie)
    client, page = signed_in(lucie), f"/consultations/{consultation.slug}/"
    assert "Répondre avec Fatou" in client.get(page).content.decode()
    answer(consultation, "samedi", YES, lucie, awa)
    shown = client.get(page).content.decode()
    assert "Répondre avec Awa" in shown
    assert "Répondre avec Fatou" not in shown
    told = client.get(f"{page}pour/{fatou.pk}/message/", follow=True)
    assert told.redirect_chain == [(page, 302)]
    assert "pour une seule personne" in told.content.decode()


def test_the_database_refuses_a_second_voice(consultation, awa, lucie):
    Voice.objects.create(consultation=consultation, speaker="lucie", owner="awa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.create(consultation=consultation, speaker="lucie", owner="fatou")


def test_what_she_answered_alone_is_neither_shown_to_her_helper_nor_changed(consultation, awa, lucie, mandate):
    answer(consultation, "samedi", NO, awa)
    page = signed_in(lucie).get(f"/consultations/{consultation.slug}/pour/{awa.pk}/question/1/").content.decode()
    assert "sans aide" in page
    assert "Vous avez répondu" not in page
    with pytest.raises(HerOwnAnswer):
        answer(consultation, "samedi", YES, lucie, awa)
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO}


def test_what_was_answered_with_help_is_hers_to_change(consultation, awa, lucie, mandate):
    answer(consultation, "samedi", NO, lucie, awa)
    page = signed_in(lucie).get(f"/consultations/{consultation.slug}/pour/{awa.pk}/question/1/").content.decode()
    assert "Vous avez répondu" in page
    changed = answer(consultation, "samedi", YES, awa)
    assert (changed.answers, channels_of(changed)) == ({"samedi": YES}, {Channel.SELF})


def test_a_helper_sees_no_message_but_those_she_wrote(consultation, awa, lucie, mandate):
    post(consultation, awa, awa, "À moi seule")
    post(consultation, awa, lucie, "Avec Lucie")
    page = signed_in(lucie).get(f"/consultations/{consultation.slug}/pour/{awa.pk}/merci/").content.decode()
    assert "Avec Lucie" in page
    assert "À moi seule" not in page


def test_every_step_of_the_form_stays_with_the_person_helped(consultation, awa, lucie, mandate):
    client, here = signed_in(lucie), f"/consultations/{consultation.slug}/pour/{awa.pk}"
    assert client.post(f"{here}/question/1/", {"r": "yes"})["Location"] == f"{here}/question/2/"
    assert client.post(f"{here}/question/2/", {"r": "soir"})["Location"] == f"{here}/message/"
    sent = client.post(f"{here}/message/", {"text": "Merci", "key": new_id()})
    assert sent["Location"] == f"{here}/relire/"
    assert f'action="{here}/finir/"' in client.get(sent["Location"]).content.decode()
    assert client.post(f"{here}/finir/")["Location"] == f"{here}/merci/"
    assert client.get(f"{here}/merci/").status_code == 200
    assert Contribution.objects.get().author == awa


def test_an_erased_helper_leaves_no_name(consultation, awa, lucie, mandate):
    post(consultation, awa, lucie)
    lucie.delete()
    page = signed_in(awa).get("/mes-messages-envoyes/").content.decode()
    assert "Avec de l’aide" in page


def test_who_helped_her_and_works_here_since_does_not_judge_what_they_wrote(consultation, awa):
    samira = a_worker(consultation.structure)
    item = post(consultation, awa, awa).review
    assert can_moderate(samira, item)
    mandate = give_mandate(awa, samira, Scope.CONSULTATION)
    assert not can_moderate(samira, item)
    assert item not in visible_items(samira)
    assert str(awa.pk) in (views([samira.pk], "")[samira.pk] or "")
    revoke_mandate(mandate.pk, by=awa)
    assert can_moderate(samira, item)


def test_the_code_of_her_answers_opens_no_more_once_they_are_sent_with_her_name(consultation, awa):
    code = sent_by(consultation, awa, samedi=YES).code
    assert glance(consultation, Who(code=code)) == (None, True)
    with pytest.raises(AlreadySent):
        answer_question(consultation, "samedi", answer=NO, who=Who(code=code))
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": YES}


def test_a_helper_is_not_shown_the_code_of_her_answers(consultation, awa, lucie, mandate):
    code = say_code(answer(consultation, "samedi", YES, lucie, awa).code)
    here = f"/consultations/{consultation.slug}/"
    assert code not in signed_in(lucie).get(f"{here}pour/{awa.pk}/pause/").content.decode()
    assert code in signed_in(awa).get(f"{here}pause/").content.decode()
