"""« Ce que fait Le Relais »: a partner structure's commitments, in its own voice, and who reads and writes them."""

import datetime as dt
import html

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.models import Role
from participation.plans.fragments import load, place_of, show_content, show_plan, what_changes
from participation.plans.fragments.export import sheets
from participation.plans.fragments.viewer import Viewer
from participation.plans.models import Box, Consent, Pillar, Plan, Words, WordsPost
from participation.plans.permissions import views_of
from participation.plans.rules import (
    content_of,
    erase_plans,
    note_reading,
    open_section,
    revoke_consent,
    say_yes_to_plan,
    write_words,
)
from participation.plans.streams import plan as plan_streams
from tests.support.clients import signed_in
from tests.support.people import a_worker
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db
DOES = "Nous gardons une chambre jusqu’au 15 mars."


@pytest.fixture
def paul(pair):
    return a_partner(pair)


def house(user):
    return user.memberships.get(role=Role.WORKER).structure


def writes(pair, user, text=DOES, *, structure=None, section=None, **changes):
    section, structure = section or pair.section, structure or house(user)
    here = Words.objects.filter(section=section, structure=structure).first()
    typed = pair.typed(text, **({"base_seq": here.seq if here else 0} | changes))
    return write_words(section.pk, Box.PARTNER, structure_id=structure.pk, typed=typed, by=user).words


def address(pair, structure, section=None):
    return reverse("plans:shared_words_edit", args=[(section or pair.section).pk, structure.pk])


def read(client, where):
    response = client.get(where)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def plan_address(pair):
    return reverse("plans:shared_plan", args=[pair.plan.pk])


def test_who_works_there_writes_and_each_who_reads_the_part_reads_it_under_its_name(pair, paul):
    opens(pair, paul, may_write=True)
    client, where = signed_in(paul), address(pair, house(paul))
    assert where in read(client, plan_address(pair))
    assert f"Ce que fait {house(paul).name}" in read(client, where)
    sent = client.post(where, {"text": DOES, "base_seq": 0, "op_id": new_id()})
    assert (sent.status_code, sent.headers["Location"]) == (302, plan_address(pair))
    team = reverse("plans:team_plan", args=[pair.plan.pk])
    for user, page in ((pair.person, "/mon-projet/"), (pair.worker, team), (paul, plan_address(pair))):
        shown = read(signed_in(user), page)
        assert DOES in shown
        assert f"Ce que fait {house(paul).name}" in shown


def test_it_is_written_by_that_side_alone(pair, paul):
    ming = a_partner(pair, "Ming Chen")
    opens(pair, paul, may_write=True)
    opens(pair, ming, may_write=True)
    colleague = a_worker(house(paul), "Rosa Diaz")
    writes(pair, paul)
    writes(pair, colleague, f"{DOES} Puis nous rappelons.")
    for user in (ming, pair.person, pair.worker, a_worker(pair.structure, "Samira Costa")):
        with pytest.raises(NotAllowed):
            writes(pair, user, "À votre place", structure=house(paul))
        assert signed_in(user).get(address(pair, house(paul))).status_code == 404
    with pytest.raises(NotAllowed):
        write_words(pair.section.pk, Box.PARTNER, typed=pair.typed("De personne", 0), by=paul)
    with pytest.raises(NotAllowed):
        write_words(pair.section.pk, Box.OURS, structure_id=house(paul).pk, typed=pair.typed("De l’équipe", 0), by=paul)
    assert Words.objects.get(box=Box.PARTNER).shown == f"{DOES} Puis nous rappelons."


@pytest.mark.parametrize("may", [{"may_write": False}, {"may_write": True, "may_commit": False}])
def test_who_reads_only_or_was_let_propose_steps_before_writes_nothing(pair, paul, may):
    consent = opens(pair, paul, may_write=True)
    Consent.objects.filter(pk=consent.pk).update(**{"may_commit": False} | may)
    client, where = signed_in(paul), address(pair, house(paul))
    assert where not in read(client, plan_address(pair))
    assert client.get(where).status_code == 404
    assert client.post(where, {"text": DOES, "base_seq": 0, "op_id": new_id()}).status_code == 404
    assert not Words.objects.filter(box=Box.PARTNER).exists()


def test_once_she_has_closed_nothing_more_is_written_and_what_was_stays_under_its_name(pair, paul):
    consent = opens(pair, paul, may_write=True)
    writes(pair, paul)
    client, where = signed_in(paul), address(pair, house(paul))
    form = client.get(where).context["form"]
    asked = {name: form[name].value() for name in ("base_seq", "op_id")} | {"text": f"{DOES} Et encore."}
    revoke_consent(consent.pk, by=pair.person)
    version, posts = pair.reload().version, WordsPost.objects.count()
    assert client.post(where, asked).status_code == 404
    assert (pair.reload().version, WordsPost.objects.count()) == (version, posts)
    page = read(signed_in(pair.person), "/mon-projet/")
    assert DOES in page
    assert f"{house(paul).name} n’écrit plus ici. Ces mots restent." in page


def test_another_partner_reads_it_where_the_part_is_open_to_her_too_and_nowhere_else(pair, paul):
    ming = a_partner(pair, "Ming Chen")
    health = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    opens(pair, paul, may_write=True)
    opens(pair, paul, section=health, may_write=True)
    opens(pair, ming)
    seq = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    assert house(paul).name not in read(signed_in(ming), plan_address(pair)), "not before it has written there"
    writes(pair, paul, "secret-de-sante", section=health)
    writes(pair, paul)
    page = read(signed_in(ming), plan_address(pair))
    view = views_of([ming.pk], pair.plan)[ming.pk]
    entries = list(Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}", seq__gt=seq))
    live = "".join(piece.html for piece in plan_streams.render(entries, str(pair.plan.pk), view).values())
    for shown in (page, live):
        assert DOES in html.unescape(shown)
        assert "secret-de-sante" not in shown


def test_what_comes_live_is_what_the_page_shows(pair, paul):
    opens(pair, paul, may_write=True)
    writes(pair, paul)
    entries = [Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")]
    for user, page in ((pair.person, "/mon-projet/"), (paul, plan_address(pair))):
        view = views_of([user.pk], pair.plan)[user.pk]
        [piece] = plan_streams.render(entries, str(pair.plan.pk), view).values()
        came = next(part for part in piece.html.split("\n<div id=") if DOES in html.unescape(part))
        assert came.strip() in signed_in(user).get(page).content.decode()


def test_it_is_frozen_signed_taken_along_and_erased_with_the_rest(pair, paul):
    opens(pair, paul, may_write=True)
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.person)
    before = content_of(pair.plan)
    writes(pair, paul)
    after = content_of(pair.plan)
    assert pair.reload().person_answer == "", "what she said yes to has changed"
    said = [words.who for part in show_content(after).parts for words in part.words if words.text == DOES]
    assert said == [f"Ce que fait {house(paul).name}"]
    [change] = what_changes(before, after)
    assert (change.what, change.before, change.after) == (f"Ce que fait {house(paul).name}", "", DOES)
    rows = [row for sheet in sheets(pair.person) if hasattr(sheet, "rows") for row in sheet.rows]
    assert any(f"Ce que fait {house(paul).name}" in map(str, row) and DOES in row for row in rows)
    erase_plans(pair.person)
    assert not Words.objects.exists()


def test_what_she_changed_is_still_told_to_her_referente_when_a_partner_writes_after_her(pair, paul):
    opens(pair, paul, may_write=True)
    pair.shows("Je préfère rester ici.")
    writes(pair, paul)
    assert pair.reload().changed_by == "person"
    entry = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")
    assert (entry.actor, entry.on_behalf) == (paul.pk, house(paul).pk)
    said = read(signed_in(pair.person), "/mon-projet/historique/")
    assert f"{paul.get_short_name()}, pour {house(paul).name}, écrit" in said


def test_what_a_partner_did_is_told_at_the_next_visit(pair, paul):
    opens(pair, paul, may_write=True)
    with time_machine.travel(now() - dt.timedelta(hours=1)):
        for user in (pair.person, pair.worker):
            note_reading(pair.plan, by=user)
    writes(pair, paul)
    for user, page in ((pair.person, "/mon-projet/"), (pair.worker, reverse("plans:team_plan", args=[pair.plan.pk]))):
        shown = read(signed_in(user), page)
        since = shown[shown.index("t-depuis") : shown.index("</section>", shown.index("t-depuis"))]
        assert f"Paul, pour {house(paul).name}, écrit" in since


def test_who_writes_there_is_said_to_her_and_to_her_referente_alone(pair, paul):
    opens(pair, paul, may_write=True)
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming)
    own = place_of(pair.section.pk, Box.PARTNER, house(paul).pk)
    assert len(own) <= 64
    key, here = str(pair.plan.pk), [(paul.pk, own)]
    for view in ("person", "team"):
        told = plan_streams.presence(here, key, view) or ""
        assert "Paul écrit ici" in told
        assert f"Ce que fait {house(paul).name}" in told
    for view in ("helper", "glass", views_of([ming.pk], pair.plan)[ming.pk]):
        assert plan_streams.presence(here, key, view) is None
    elsewhere = [(paul.pk, place_of(pair.section.pk, Box.TEAM)), (ming.pk, own)]
    assert not plan_streams.presence(elsewhere, key, "person"), "nobody is where he may not write"


def test_the_database_keeps_one_box_for_each_structure(pair, paul):
    nonsense = [
        {"box": Box.PARTNER},
        {"box": Box.OURS, "structure": house(paul)},
    ]
    for fields in nonsense:
        with pytest.raises(IntegrityError), transaction.atomic():
            Words.objects.create(section=pair.section, **fields)
    for twice in ({"box": Box.PARTNER, "structure": house(paul)}, {"box": Box.WELL}):
        Words.objects.create(section=pair.section, **twice)
        with pytest.raises(IntegrityError), transaction.atomic():
            Words.objects.create(section=pair.section, **twice)


def test_the_page_of_a_plan_asks_no_more_for_many_structures(pair, paul, django_assert_max_num_queries):
    for name in ("Ming Chen", "Ali Sy", "Rosa Diaz"):
        user = a_partner(pair, name)
        opens(pair, user, may_write=True)
        writes(pair, user)
    plan = Plan.objects.get(pk=pair.plan.pk)
    with django_assert_max_num_queries(30):
        shown = show_plan(load(plan.pk), Viewer.PERSON)
    assert len(shown.sections[0].commitments) == 3
