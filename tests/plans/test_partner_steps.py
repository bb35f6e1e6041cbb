"""A partner's steps in its own voice: proposed, answered by her, said done, asked about."""

import datetime as dt
import html

import pytest
from django.urls import reverse

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import today
from participation.people.models import Role
from participation.plans.models import Consent, Pillar, Step, StepState, Voice, Who
from participation.plans.rules import (
    Details,
    answer_step,
    ask_about_step,
    change_step,
    finish_step,
    open_section,
    propose_step,
    revoke_consent,
    stop_step,
)
from participation.plans.rules.step_details import NotInTheList
from tests.support.clients import signed_in
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db


@pytest.fixture
def paul(pair):
    return a_partner(pair)


def house(user):
    return user.memberships.get(role=Role.WORKER).structure


def proposes(pair, user, *, section=None, structure=None, **changes):
    details = Details(partner=(structure or house(user)).pk)
    asked = {"title": "Garder une chambre", "who": Who.PARTNER, "details": details, "key": new_id()} | changes
    return propose_step((section or pair.section).pk, by=user, **asked)


def agreed(pair, user, **changes):
    step = proposes(pair, user, **changes)
    return answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=pair.person)


def finish_address(step):
    return f"{reverse('plans:shared_step_finish', args=[step.pk])}?vu={step.seq}"


def read(user, where):
    return html.unescape(signed_in(user).get(where).content.decode())


def shared(pair):
    return reverse("plans:shared_plan", args=[pair.plan.pk])


def test_he_proposes_for_his_structure_alone_and_only_she_answers(pair, paul):
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming, may_write=True)
    opens(pair, paul, may_write=True)
    for refused in ({"who": Who.WORKER}, {"who": Who.TOGETHER}, {"structure": house(ming)}):
        with pytest.raises(NotInTheList):
            proposes(pair, paul, **refused)
    step = proposes(pair, paul)
    assert (step.proposed_by, step.proposed_from, step.partner) == (Voice.TEAM, house(paul), house(paul))
    for user in (pair.worker, paul):
        with pytest.raises(NotAllowed):
            answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=user)
    with pytest.raises(NotAllowed):
        change_step(step.pk, title="À sa place", who=Who.WORKER, seen=step.seq, key=new_id(), by=pair.worker)
    changing = reverse("plans:team_step_change", args=[step.pk])
    assert changing not in read(pair.worker, reverse("plans:team_plan", args=[pair.plan.pk]))
    assert answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=pair.person).state == StepState.AGREED


def test_he_says_that_it_is_done_and_she_sees_who_and_from_where(pair, paul):
    opens(pair, paul, may_write=True)
    step, client = agreed(pair, paul), signed_in(paul)
    version = pair.reload().version
    assert finish_address(step) in read(paul, shared(pair))
    assert client.post(finish_address(step), {"done": "yes"}).headers["Location"] == shared(pair)
    step.refresh_from_db()
    assert (step.done_on, step.done_by, step.done_from) == (today(), paul, house(paul))
    assert pair.reload().version == version, "doing what was agreed changes nothing of it"
    assert f"dit par Paul, pour {house(paul).name}" in read(pair.person, "/mon-projet/")
    assert f"Paul, pour {house(paul).name}, dit qu’une étape est faite" in read(pair.person, "/mon-projet/historique/")
    client.post(finish_address(step), {"done": "no"})
    step.refresh_from_db()
    assert (step.done_on, step.done_by, step.done_from) == (None, None, None)


def test_he_says_nothing_of_the_steps_of_others_nor_where_he_may_not_write(pair, paul):
    ming = a_partner(pair, "Ming Chen")
    health = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    consent = opens(pair, paul, may_write=True)
    opens(pair, ming, may_write=True)
    closed = opens(pair, paul, section=health, may_write=True)
    hidden = agreed(pair, paul, section=health)
    revoke_consent(closed.pk, by=pair.person)
    mine, theirs, ours = agreed(pair, paul), agreed(pair, ming), pair.agreed_step()
    client = signed_in(paul)
    for step in (theirs, ours, hidden):
        with pytest.raises(NotAllowed):
            finish_step(step.pk, done=True, seen=step.seq, by=paul)
        assert client.post(finish_address(step), {"done": "yes"}).status_code == 404
    Consent.objects.filter(pk=consent.pk).update(may_commit=False)  # given before the sentences said so
    assert finish_address(mine) not in read(paul, shared(pair))
    assert client.post(finish_address(mine), {"done": "yes"}).status_code == 404
    revoke_consent(consent.pk, by=pair.person)
    assert client.post(finish_address(mine), {"done": "yes"}).status_code == 404
    assert not Step.objects.exclude(done_on=None).exists()


def test_what_a_structure_brings_is_given_up_by_it_alone_as_long_as_it_may_write(pair, paul):
    consent = opens(pair, paul, may_write=True)
    steps = [agreed(pair, paul) for _ in range(2)]
    for user, changing in ((pair.person, "plans:step_change"), (pair.worker, "plans:team_step_change")):
        with pytest.raises(NotAllowed):
            stop_step(steps[0].pk, seen=steps[0].seq, by=user)
        with pytest.raises(NotAllowed):
            change_step(steps[0].pk, title="Autrement", who=Who.ME, seen=steps[0].seq, key=new_id(), by=user)
        page = "/mon-projet/" if user == pair.person else reverse("plans:team_plan", args=[pair.plan.pk])
        assert reverse(changing, args=[steps[0].pk]) not in read(user, page)
    where = f"{reverse('plans:shared_step_stop', args=[steps[0].pk])}?vu={steps[0].seq}"
    assert where in read(paul, shared(pair))
    assert signed_in(paul).post(where).headers["Location"] == shared(pair)
    assert Step.objects.get(pk=steps[0].pk).state == StepState.STOPPED
    revoke_consent(consent.pk, by=pair.person)
    with pytest.raises(NotAllowed):
        stop_step(steps[1].pk, seen=steps[1].seq, by=paul)
    assert stop_step(steps[1].pk, seen=steps[1].seq, by=pair.worker).state == StepState.STOPPED


def test_an_old_button_says_that_the_plan_has_changed(pair, paul):
    opens(pair, paul, may_write=True)
    step = agreed(pair, paul)
    old = finish_address(step)
    Step.objects.filter(pk=step.pk).update(seq=step.seq + 1)
    response = signed_in(paul).post(old, {"done": "yes"})
    assert response.status_code == 409
    assert "Le projet a changé" in html.unescape(response.content.decode())
    assert f'data-page="{reverse("plans:shared_plan", args=[pair.plan.pk])}"' in response.content.decode()


def test_where_it_is_is_asked_of_the_structure_which_answers_in_a_few_words(pair, paul):
    opens(pair, paul, may_write=True)
    step = agreed(pair, paul)
    Step.objects.filter(pk=step.pk).update(due_on=today() - dt.timedelta(days=1))
    assert reverse("plans:step_ask", args=[step.pk]) in read(pair.person, "/mon-projet/")
    where = reverse("plans:shared_step_word", args=[step.pk])
    assert where not in read(paul, shared(pair))
    ask_about_step(step.pk, by=pair.person)
    page = read(paul, shared(pair))
    assert "Awa demande où ça en est" in page
    assert where in page
    assert "Awa demande où en est une étape" in read(paul, "/equipe/partages/")
    client = signed_in(paul)
    assert client.get(where).status_code == 200
    sent = client.post(where, {"text": "La chambre se libère lundi.", "key": new_id()})
    assert (sent.status_code, sent.headers["Location"]) == (302, shared(pair))
    assert "La chambre se libère lundi." in read(pair.person, "/mon-projet/")
    assert "Awa demande où en est une étape" not in read(paul, "/equipe/partages/")
