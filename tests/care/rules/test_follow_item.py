"""An alert is where its words are read: when they go to another team, so does it, and whoever had taken it loses it."""

import pytest
import time_machine

from kit.refusals import NotAllowed
from outbox.rules import sweep_messages
from participation.care.models import State
from participation.care.permissions import visible_alerts
from participation.care.rules import AlertMoved, claim_alert, close_alert, note_act, ring_due
from participation.moderation.rules import correct_words, move_item
from tests.support.care import DANGER, an_alert, at
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
CRITICISM = "Votre équipe m’a menti."


@pytest.fixture
def structure():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def elsewhere(structure):
    return StructureFactory(name="Le Phare", territory=structure.territory)


@pytest.fixture
def nadia(structure):
    return a_worker(structure, email="nadia@exemple.fr")


@pytest.fixture
def paul(elsewhere):
    return a_worker(elsewhere, "Paul Roux", email="paul@exemple.fr")


@pytest.fixture
def alert(structure, nadia, paul):
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
        ring_due()
    return alert


def corrected(alert, text=CRITICISM):
    item = alert.item
    item.refresh_from_db()
    with time_machine.travel(at(11), tick=False):
        correct_words(item.pk, seen=item.version, text=text, by=alert.person)
    alert.refresh_from_db()
    return alert


def called(alert):
    return [call.to for call in alert.calls.all()]


def test_the_team_that_is_criticised_does_not_read_it_through_an_alert_of_before(
    alert, structure, elsewhere, nadia, paul
):
    assert called(alert) == [nadia]
    corrected(alert)
    with time_machine.travel(at(11), tick=False):
        assert sweep_messages() == 0  # what waited to ring for the team of before
    assert (alert.structure, alert.about_team, alert.state) == (elsewhere, True, State.OPEN)
    page = f"/equipe/alertes/{alert.pk}/"
    assert signed_in(nadia).get(page).status_code == 404
    assert "m’a menti" in signed_in(paul).get(page).content.decode()
    with pytest.raises(NotAllowed):
        claim_alert(alert.pk, seen=alert.version, by=nadia)
    with time_machine.travel(at(11), tick=False):
        ring_due()
    assert (called(alert), alert.due_at) == ([paul], at(11, 15))


def test_words_passed_on_to_another_team_take_their_alert_along(alert, elsewhere, nadia, paul):
    move_item(alert.item_id, seen=0, note="Cela parle de nous.", by=nadia)
    alert.refresh_from_db()
    assert (alert.structure, alert.about_team) == (elsewhere, True)
    assert not visible_alerts(nadia).exists()
    assert visible_alerts(paul).get() == alert


def test_who_had_taken_it_loses_it_and_it_rings_for_the_others_who_read_what_was_done(alert, nadia, paul):
    claim_alert(alert.pk, seen=0, by=nadia)
    note_act(alert.pk, text="Je l’appelle.", seen=1, by=nadia)
    corrected(alert)
    assert (alert.state, alert.claimed_by, alert.waited, alert.ring_at) == (State.OPEN, None, None, at(11))
    for act in (note_act, close_alert):
        with pytest.raises(NotAllowed):
            act(alert.pk, text="Elle va bien.", seen=2, by=nadia)
    assert claim_alert(alert.pk, seen=alert.version, by=paul).claimed_by == paul
    assert "Je l’appelle." in [act.text for act in alert.acts.all()]


def test_over_it_follows_too_and_stays_over(alert, elsewhere, nadia):
    claim_alert(alert.pk, seen=0, by=nadia)
    close_alert(alert.pk, text="Elle est en sécurité.", seen=1, by=nadia)
    corrected(alert)
    assert (alert.structure, alert.state) == (elsewhere, State.CLOSED)
    assert not visible_alerts(nadia).exists()


def test_other_words_for_the_same_team_leave_it_to_who_took_it(alert, structure, nadia):
    claim_alert(alert.pk, seen=0, by=nadia)
    corrected(alert, "Il faut ouvrir le samedi.")
    assert (alert.structure, alert.state, alert.claimed_by) == (structure, State.CLAIMED, nadia)


def test_whom_the_new_words_name_loses_it(alert, structure, nadia):
    samira = a_worker(structure, "Samira Costa", email="samira@exemple.fr")
    claim_alert(alert.pk, seen=0, by=nadia)
    corrected(alert, f"{DANGER} Je ne veux pas de Nadia Benali.")
    assert nadia in alert.item.named.all()
    assert (alert.state, alert.claimed_by) == (State.OPEN, None)
    with pytest.raises(AlertMoved):
        claim_alert(alert.pk, seen=0, by=samira)  # a page of before
    assert claim_alert(alert.pk, seen=2, by=samira).claimed_by == samira


def test_what_was_said_in_the_place_of_a_team_does_not_come_back_to_it(structure, elsewhere, nadia, paul):
    taken, untouched = (an_alert(structure, a_person(structure), f"{CRITICISM} {DANGER}") for _ in range(2))
    claim_alert(taken.pk, seen=0, by=paul)
    note_act(taken.pk, text="Elle dit que Nadia lui a menti.", seen=1, by=paul)
    for alert in (taken, untouched):
        corrected(alert, DANGER)
        assert alert.item.reader == structure
    assert (taken.structure, taken.about_team, taken.claimed_by) == (elsewhere, True, paul)
    assert list(visible_alerts(nadia)) == [untouched]
