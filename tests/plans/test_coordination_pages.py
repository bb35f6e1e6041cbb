"""The pages of meetings with partners: hers, the team's, and what a partner may see of one."""

import datetime as dt
import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import midnight, today
from participation.desk.fragments.coming import coming_of
from participation.plans.fragments.export import keeper
from participation.plans.models import Becomes, Coordination, JointDecision, Pillar, Presence, Step
from participation.plans.permissions import views_of
from participation.plans.rules import answer_invite, open_section, revoke_consent
from participation.plans.streams import plan as plan_streams
from tests.support.clients import signed_in
from tests.support.coordination import agreed, decided, holds, house_of, proposes
from tests.support.people import a_user, give_mandate
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db
SECRET = "Une chose de santé"


@pytest.fixture
def paul(pair):
    paul = a_partner(pair)
    opens(pair, paul)
    return paul


@pytest.fixture
def health(pair):
    """A part that is closed to every partner."""
    return open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)


def page(user, address, status=200):
    response = signed_in(user).get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def hers(meeting):
    return reverse("plans:coordination", args=[meeting.pk])


def theirs(meeting):
    return reverse("plans:shared_coordination", args=[meeting.pk])


def team(pair, name="coordinations", *args):
    return reverse(f"plans:team_{name}", args=args or [pair.plan.pk])


def a_form(paul, **changes):
    day = (today() + dt.timedelta(days=2)).isoformat()
    asked = {"day": day, "hour": "14:30", "way": "phone", "structures": [house_of(paul).pk], "key": new_id()}
    return asked | changes


def a_hold(**changes):
    return {"vu": 1, "rows": 3, "key": new_id(), "person_came": "here", "others_came": ""} | changes


def a_row(section, number=0, text="Visiter la résidence", becomes="noted", **changes):
    said = {"text": text, "section": section.pk, "becomes": becomes} | changes
    return {f"d{number}-{name}": value for name, value in said.items()}


def test_from_the_proposal_to_her_answer_to_a_decision(pair, paul):
    nadia, awa = signed_in(pair.worker), signed_in(pair.person)
    nadia.post(team(pair, "coordination_propose"), a_form(paul))
    meeting = Coordination.objects.get()
    assert "Nadia propose" in page(pair.person, "/mon-projet/")
    assert "Êtes-vous d’accord pour cette réunion" in page(pair.person, hers(meeting))
    awa.post(f"{hers(meeting)}?vu=0", {"answer": "agreed"})
    signed_in(paul).post(theirs(meeting), {"coming": "yes"})
    assert f"{house_of(paul).name}, vient" in page(pair.person, hers(meeting))
    Coordination.objects.update(starts_at=midnight(today()) + dt.timedelta(hours=8))
    sent = a_hold(came=[house_of(paul).pk]) | a_row(pair.section)
    assert nadia.post(team(pair, "coordination_hold", meeting.pk), sent).status_code == 302
    decision = JointDecision.objects.get()
    shown = page(pair.person, hers(meeting))
    assert shown.count("Je ne suis pas d’accord") == 1
    awa.post(f"{reverse('plans:decision_answer', args=[decision.pk])}?vu=0", {"answer": "declined"})
    assert "Awa a dit non." in page(pair.worker, team(pair, "coordination", meeting.pk))


def test_nothing_typed_is_lost_when_more_room_is_asked_or_something_is_wrong(pair, paul):
    meeting = agreed(pair, paul)
    Coordination.objects.update(starts_at=midnight(today()) + dt.timedelta(hours=8))
    client, address = signed_in(pair.worker), team(pair, "coordination_hold", meeting.pk)
    typed = a_row(pair.section, 0, "Première idée", "step", due_on="2031-02-03") | {"others_came": "Sa sœur"}
    longer = client.post(address, a_hold(**typed, more="1", person_came="phone")).content.decode()
    assert 'name="d5-text"' in longer
    wrong = client.post(address, a_hold(**typed, rows=6) | {"d4-text": "Sans partie"})
    assert wrong.status_code == 400
    for shown in (longer, wrong.content.decode()):
        for kept in ('value="Première idée"', 'value="2031-02-03"', 'value="Sa sœur"'):
            assert kept in shown
    assert "Il y a un problème" not in longer
    said = wrong.content.decode()
    assert "Regardez la décision 1." in said, "who does the step"
    assert "Regardez la décision 5." in said
    assert 'value="Sans partie"' in said
    assert not JointDecision.objects.exists()
    empty = client.post(address, a_hold())
    assert "Écrivez au moins une décision." in empty.content.decode()


def test_a_structure_that_only_reads_does_a_step_in_words(pair, paul):
    meeting = agreed(pair, paul)
    Coordination.objects.update(starts_at=midnight(today()) + dt.timedelta(hours=8))
    sent = a_hold() | a_row(pair.section, becomes="step", who=f"partner:{house_of(paul).pk}")
    signed_in(pair.worker).post(team(pair, "coordination_hold", meeting.pk), sent)
    step = Step.objects.get()
    assert (step.partner, step.partner_name) == (None, house_of(paul).name)


def test_if_she_was_not_there_it_says_so(pair, paul):
    meeting = holds(pair, agreed(pair, paul), decided(pair.section), person_came=Presence.ABSENT)
    shown = page(pair.person, hers(meeting))
    assert "Vous n’étiez pas là." in shown
    assert "La réunion s’est faite sans vous." in shown


def test_a_partner_sees_the_decisions_of_the_parts_he_reads_and_no_other(pair, paul, health):
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming, section=health)
    meeting = agreed(pair, paul, ming)
    meeting = holds(pair, meeting, decided(pair.section), decided(health, SECRET), others_came="Sa sœur")
    shown = page(paul, theirs(meeting))
    assert "Visiter la résidence" in shown
    for hidden in (SECRET, "Santé", "Sa sœur", house_of(ming).name, "D’accord"):
        assert hidden not in shown
    assert SECRET in page(ming, theirs(meeting))
    assert "La réunion a eu lieu" in page(paul, reverse("plans:shared_plan", args=[pair.plan.pk]))
    revoke_consent(pair.section.consents.get().pk, by=pair.person)
    page(paul, theirs(meeting), 404)


def test_who_is_not_invited_or_not_told_finds_nothing(pair, paul, health):
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming, section=health)
    waits, meeting = proposes(pair, paul), agreed(pair, paul, days=5)
    for user, one in ((paul, waits), (ming, meeting), (pair.worker, meeting), (a_partner(pair, "Zoé Roy"), meeting)):
        page(user, theirs(one), 404)
    assert "Les Glycines" not in page(ming, reverse("plans:shared_plan", args=[pair.plan.pk]))
    page(paul, theirs(meeting))


def test_what_happens_reaches_the_partners_who_know_of_it(pair, paul, health):
    """Live: the others' pages are told nothing, not even that there is a meeting."""
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming, section=health)
    meeting = agreed(pair, paul)
    proposes(pair, paul, days=6)
    entries = list(
        Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}", verb__startswith="Coordination").order_by("seq")
    )
    views = views_of([paul.pk, ming.pk], pair.plan)
    told = {
        user: [entry.verb for entry in entries if entry.seq in plan_streams.render(entries, str(pair.plan.pk), view)]
        for user, view in views.items()
    }
    assert told == {paul.pk: ["CoordinationProposed", "CoordinationAgreed"], ming.pk: []}
    assert meeting.state == "agreed"
    drawn = plan_streams.render(entries[:1], str(pair.plan.pk), "person")
    assert "Nadia propose" in drawn[entries[0].seq].html


def test_who_helps_with_messages_sees_the_day_and_answers_but_reads_no_decision(pair, paul):
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie)
    waits = proposes(pair, paul, days=6)
    meeting = holds(pair, agreed(pair, paul), decided(pair.section))
    listed = page(lucie, reverse("plans:helped_coordinations", args=[pair.person.pk]))
    assert "Les Glycines" in listed
    assert "Voulez-vous" not in listed
    signed_in(lucie).post(f"{hers(waits)}?vu=0", {"answer": "agreed"})
    assert Coordination.objects.get(pk=waits.pk).state == "agreed"
    assert "Je ne suis pas d’accord" not in page(lucie, hers(meeting))


def test_her_page_and_the_day_of_the_team_say_it(pair, paul):
    meeting = agreed(pair, paul)
    Coordination.objects.update(starts_at=midnight(today()) + dt.timedelta(hours=23))
    assert [one.what for one in coming_of([pair.person], seen_by=pair.worker)] == ["Réunion de coordination"]
    assert hers(meeting) in page(pair.person, "/mon-espace/")


def test_an_older_page_is_answered_with_a_sentence(pair, paul):
    meeting = agreed(pair, paul)
    response = signed_in(pair.worker).post(f"{team(pair, 'coordination', meeting.pk)}?vu=0", {"answer": "cancelled"})
    assert response.status_code == 409
    assert "Cette réunion a changé." in response.content.decode()


def test_she_takes_them_along(pair, paul):
    meeting = agreed(pair, paul)
    answer_invite(meeting.pk, coming=True, by=paul)
    holds(pair, meeting, decided(pair.section, "L’agence garde son dossier", Becomes.NOTED))
    sheets = {sheet.name: sheet for sheet in keeper().export(pair.person)}
    assert house_of(paul).name in str(sheets["reunions"].rows)
    assert "L’agence garde son dossier" in str(sheets["decisions"].rows)


def test_a_page_costs_no_more_with_more_meetings(pair, paul, django_assert_num_queries):
    proposes(pair, paul)
    client = signed_in(pair.person)
    client.get("/mon-projet/")
    with CaptureQueriesContext(connection) as one:
        client.get("/mon-projet/")
    for days in range(4, 9):
        proposes(pair, paul, days=days)
    with django_assert_num_queries(len(one)):
        client.get("/mon-projet/")
