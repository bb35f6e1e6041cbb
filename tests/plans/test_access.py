"""« Qui a regardé mon projet »: each look is written with what it showed, and told in words to those who may know."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from journal import rules as journal
from journal.models import Entry, broken_links
from kit.time import now, today
from live import streams
from participation.people.models import Referent, Role, Scope
from participation.people.permissions import table
from participation.people.permissions.table import Column
from participation.plans import events
from participation.plans.fragments import access
from participation.plans.models import Box, Consent, OnPhone
from participation.plans.rules import note_reading, open_glass, review_glass
from tests.plans.rules.test_open_glass import WHY
from tests.support.clients import signed_in
from tests.support.people import (
    StructureFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
    with_role,
)
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db
A_TUESDAY = dt.datetime(2027, 3, 2, 13, 12, tzinfo=dt.UTC)  # 14 h 12 in Paris


def looks(pair) -> list[tuple]:
    """(actor, as what, how) of each reading, oldest first."""
    entries = Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", verb="PlanRead").order_by("seq")
    return [(entry.actor, entry.targets["as_what"], entry.targets["how"]) for entry in entries]


def words(user, address: str) -> str:
    """What one reads on a page, without its marks."""
    response = signed_in(user).get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ")


def hers(pair) -> str:
    return words(pair.person, reverse("plans:accesses"))


# ---- Each look is written


def test_the_team_s_pages_are_noted_each_time_with_what_they_showed(pair):
    client = signed_in(pair.worker)
    plan = pair.plan.pk
    for address in (
        reverse("plans:team_plan", args=[plan]),
        reverse("plans:team_plan", args=[plan]),
        reverse("plans:team_history", args=[plan]),
        reverse("plans:team_words_edit", args=[pair.section.pk, "equipe"]),
        reverse("plans:team_section_open", args=[plan]),
        reverse("plans:team_step_propose", args=[pair.section.pk]),
        "/equipe/",
        "/equipe/personnes/",
        reverse("desk:person", args=[pair.person.pk]),
    ):
        assert client.get(address).status_code == 200
    me = pair.worker.pk
    hows = ["page", "page", "history", "words", "words", "words", "list", "list", "list"]
    assert looks(pair) == [(me, "referent", how) for how in hows]


def test_a_search_notes_the_plans_it_shows_and_no_other(pair):
    signed_in(pair.worker).get("/equipe/personnes/?nom=bintou")
    signed_in(a_worker(pair.structure, "Samira Costa")).get("/equipe/personnes/?nom=awa")
    assert looks(pair) == []
    signed_in(pair.worker).get("/equipe/personnes/?nom=awa")
    assert looks(pair) == [(pair.worker.pk, "referent", "list")]


def test_a_stand_in_a_helper_and_the_live_view_are_noted_as_what_they_are(pair):
    samira, lucie = a_worker(pair.structure, "Samira Costa"), a_user("Lucie Diallo")
    Referent.objects.create(
        person=pair.person,
        worker=samira,
        structure=pair.structure,
        stands_in_for=Referent.objects.get(worker=pair.worker),
        told_at=now(),
        ends_on=today() + dt.timedelta(days=5),
    )
    give_mandate(pair.person, lucie, Scope.PLAN)
    signed_in(samira).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    signed_in(samira).get("/equipe/")
    signed_in(lucie).get(reverse("plans:helped", args=[pair.plan.pk]))
    family, key = streams.find(f"plan:{pair.plan.pk}")
    family.opened(pair.worker.pk, key)
    assert looks(pair) == [
        (samira.pk, "standin", "page"),
        (samira.pk, "standin", "list"),
        (lucie.pk, "helper", "page"),
        (pair.worker.pk, "referent", "live"),
    ]


def test_a_partner_is_noted_with_the_structure_and_the_part(pair):
    agence = StructureFactory(territory=pair.structure.territory, name="Agence des solidarités")
    paul = a_worker(agence, "Paul Mercier")
    opened = {"until": today() + dt.timedelta(days=9), "on_phone": OnPhone.OWN, "words_seen": "Oui."}
    Consent.objects.create(section=pair.section, structure=agence, **opened)
    note_reading(pair.plan, by=paul, section=pair.section)
    entry = Entry.objects.get(verb="PlanRead")
    assert (entry.targets["as_what"], entry.targets["structure"]) == ("partner", str(agence.pk))
    assert entry.targets["section"] == str(pair.section.pk)
    assert "Paul, pour Agence des solidarités, a lu la partie « Logement »" in hers(pair)


def test_her_own_reading_is_noted_once_for_a_while(pair):
    client = signed_in(pair.person)
    with time_machine.travel(now(), tick=False) as clock:
        for minutes in (0, 1, 5, 11):
            clock.shift(dt.timedelta(minutes=minutes))
            client.get(reverse("plans:mine"))
    assert looks(pair) == [(pair.person.pk, "self", "page")] * 2


def test_what_she_reads_after_somebody_else_is_noted_again(pair):
    """Somebody else on her telephone is somebody she may want to see."""
    for user, address in [
        (pair.person, reverse("plans:mine")),
        (pair.worker, reverse("plans:team_plan", args=[pair.plan.pk])),
        (pair.person, reverse("plans:mine")),
    ]:
        signed_in(user).get(address)
    assert [how for _actor, how, _page in looks(pair)] == ["self", "referent", "self"]


# ---- No log, no page


class Unwritable(Exception):
    pass


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("person", "mine"),
        ("person", "history"),
        ("worker", "team_plan"),
        ("worker", "team_history"),
        ("worker", "team_words_edit"),
        ("worker", "day"),
        ("worker", "list"),
        ("worker", "card"),
        ("helper", "helped"),
        ("glass", "glass"),
    ],
)
def test_when_the_journal_cannot_be_written_nothing_of_the_plan_is_served(pair, monkeypatch, who, address):
    pair.shows("Rester près de l’école.")
    users = {"person": pair.person, "worker": pair.worker, "helper": a_user("Lucie"), "glass": a_worker(pair.structure)}
    give_mandate(pair.person, users["helper"], Scope.PLAN)
    open_glass(pair.plan.pk, reason=WHY, by=users["glass"])
    of_plan = {"team_plan", "team_history", "helped", "glass"}
    url = {"day": "/equipe/", "list": "/equipe/personnes/"}.get(address) or (
        reverse("desk:person", args=[pair.person.pk])
        if address == "card"
        else reverse("plans:team_words_edit", args=[pair.section.pk, "equipe"])
        if address == "team_words_edit"
        else reverse(f"plans:{address}", args=[pair.plan.pk] if address in of_plan else [])
    )
    client = signed_in(users[who], raise_request_exception=False)
    with monkeypatch.context() as broken:

        def fails(*_args, **_kwargs):
            raise Unwritable

        broken.setattr(journal, "record", fails)
        broken.setattr(journal, "record_all", fails)
        response = client.get(url)
        assert response.status_code == 500
        assert "école" not in response.content.decode()
    assert client.get(url).status_code == 200


def test_no_frame_either(pair, monkeypatch):
    pair.shows("Rester près de l’école.")
    client, where = signed_in(pair.worker), {"stream": f"plan:{pair.plan.pk}", "after": 0}
    with monkeypatch.context() as broken:

        def fails(*_args, **_kwargs):
            raise Unwritable

        broken.setattr(journal, "record", fails)
        said = client.get("/live/", where)
        assert "école" not in said.content.decode()
        assert said.json()["reload"]
    assert "école" in client.get("/live/", where).content.decode()


def test_when_the_page_cannot_be_read_no_reading_is_noted(pair, monkeypatch):
    """One transaction: the note goes with what it is of."""
    client = signed_in(pair.worker, raise_request_exception=False)
    with monkeypatch.context() as broken:

        def fails(*_args, **_kwargs):
            raise Unwritable

        broken.setattr("participation.plans.views.pages.show_plan", fails)
        assert client.get(reverse("plans:team_plan", args=[pair.plan.pk])).status_code == 500
    assert looks(pair) == []


# ---- What she reads


def test_she_reads_it_in_words_day_by_day(pair):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
        clock.shift(dt.timedelta(days=1))
        pair.team_writes("Votre dossier est complet.")
        said = hers(pair)
    assert "Mercredi 3 mars Nadia a écrit dans votre projet. à 14 h 12" in said
    assert "Mardi 2 mars Nadia, qui vous accompagne, a lu votre projet. à 14 h 12" in said
    assert said.index("3 mars") < said.index("2 mars")
    assert "dossier" not in said


def test_what_is_alike_in_a_day_is_one_line_and_a_page_with_its_socket_one_look(pair):
    family, key = streams.find(f"plan:{pair.plan.pk}")
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        for _ in range(3):
            signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
            family.opened(pair.worker.pk, key)
            clock.shift(dt.timedelta(minutes=30))
        said = hers(pair)
    assert said.count("a lu votre projet") == 1
    assert "3 fois, de 14 h 12 à 15 h 12" in said


def test_what_she_wrote_is_not_listed_and_what_she_opened_is(pair):
    pair.shows("Rester près de l’école.")
    agence = StructureFactory(territory=pair.structure.territory, name="Agence des solidarités")
    from_plans = {"plan": pair.plan.pk, "section": pair.section.pk, "structure": agence.pk, "consent": agence.pk}
    journal.record(events.ConsentGiven(**from_plans), by=pair.person.pk)
    said = hers(pair)
    assert "Vous avez ouvert « Logement » à Agence des solidarités" in said
    assert "a montré des mots" not in said


def test_an_emergency_reading_is_told_with_its_reason_and_its_outcome(pair):
    samira, claire = a_worker(pair.structure, "Samira Costa"), a_coordinator(pair.structure)
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    signed_in(samira).get(reverse("plans:glass", args=[pair.plan.pk]))
    said = hers(pair)
    assert "Samira, de l’équipe, a ouvert en urgence votre projet" in said
    assert WHY in said
    assert "Une autre personne va dire si c’était nécessaire." in said
    assert "Samira, de l’équipe, a lu en urgence votre projet" in said
    review_glass(glass.pk, verdict="wrong", by=claire)
    said = hers(pair)
    assert "Claire, de l’équipe, a vérifié une lecture d’urgence dans" in said
    assert "Claire a vérifié : ce n’était pas nécessaire." in said


def test_a_closed_account_keeps_its_name_and_an_erased_one_is_somebody(pair):
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    Entry.objects.filter(verb="PlanRead").update(actor=pair.plan.pk)
    assert "Quelqu’un, qui vous accompagne, a lu votre projet" in hers(pair)


def test_pages_of_fifty_lines_cover_everything_once(pair, monkeypatch):
    monkeypatch.setattr(access, "PAGE", 5)
    monkeypatch.setattr(access, "MOST_READ", 7)
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        for _ in range(12):
            note_reading(pair.plan, by=pair.worker)
            note_reading(pair.plan, by=pair.worker)
            clock.shift(dt.timedelta(days=1))
        client, seen, address = signed_in(pair.person), [], reverse("plans:accesses")
        while address and len(seen) < 40:
            page = client.get(address).context["page"]
            seen += [(day, line.when) for day, lines in page.days for line in lines]
            address = f"?avant={page.older}" if page.older else ""
            address = reverse("plans:accesses") + address if address else ""
    days = [day for day, _when in seen]
    assert days == sorted(days, reverse=True)
    assert set(days) >= {A_TUESDAY.date() + dt.timedelta(days=n) for n in range(12)}
    looked = sum(int(when.split()[0]) if "fois" in when else 1 for day, when in seen if day >= A_TUESDAY.date())
    assert looked == 24


@pytest.mark.parametrize("before", ["x", "0", "0190e3a0-0000-7000-8000-000000000000", "\0", "9" * 500])
def test_what_is_no_line_of_hers_is_the_first_page(pair, before):
    assert signed_in(pair.person).get(reverse("plans:accesses"), {"avant": before}).status_code == 200


def test_without_a_plan_there_is_nothing_to_look_at(pair):
    newcomer = a_person(pair.structure, "Moussa")
    assert signed_in(newcomer).get(reverse("plans:accesses")).url == reverse("plans:mine")


def test_what_is_read_here_is_not_itself_a_reading_of_the_plan(pair):
    before = Entry.objects.count()
    hers(pair)
    assert Entry.objects.count() == before


# ---- What the others read


def test_a_worker_reads_his_own_and_nothing_else(pair):
    other = a_pair("Joël Rousseau", "Samira Costa")
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    signed_in(other.worker).get(reverse("plans:team_plan", args=[other.plan.pk]))
    said = words(pair.worker, reverse("plans:my_readings"))
    assert "Vous avez lu le projet d’Awa" in said
    assert "Joël" not in said
    assert signed_in(pair.worker).get(reverse("plans:house_plans")).url == reverse("plans:my_readings")


def test_a_person_he_knows_no_more_has_no_name_there(pair):
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    Referent.objects.all().delete()
    pair.worker.memberships.update(structure=StructureFactory())
    said = words(pair.worker, reverse("plans:my_readings"))
    assert "le projet d’une personne que vous ne suivez plus" in said
    assert "Awa" not in said


def test_who_coordinates_reads_who_and_when_and_nothing_of_what(pair):
    claire = a_coordinator(pair.structure)
    pair.shows("Rester près de l’école.")
    signed_in(pair.person).get(reverse("plans:mine"))
    assert "Awa Keïta Pas encore" in words(claire, reverse("plans:house_plans"))
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    assert "Awa Keïta à l’instant" in words(claire, reverse("plans:house_plans"))
    said = words(claire, reverse("plans:house_accesses", args=[pair.plan.pk]))
    assert "Nadia, qui l’accompagne, a lu le projet" in said
    assert "Vous avez" not in said
    for content in ("école", "Logement", "Ce que je veux"):
        assert content not in said


def test_nobody_else_reads_who_looked(pair):
    unknown = reverse("plans:house_accesses", args=[pair.person.pk])
    strangers = {
        "her référente": pair.worker,
        "a colleague": a_worker(pair.structure, "Samira Costa"),
        "the coordinator of another structure": a_coordinator(StructureFactory(territory=pair.structure.territory)),
        "a partner": a_worker(StructureFactory(territory=pair.structure.territory), "Paul"),
    }
    for who, user in strangers.items():
        client = signed_in(user)
        denied, missing = client.get(reverse("plans:house_accesses", args=[pair.plan.pk])), client.get(unknown)
        assert (denied.status_code, missing.status_code) == (404, 404), who
        assert bare(denied) == bare(missing), who


def test_no_staff_without_a_structure_s_accesses_enters(pair):
    admin = with_role(a_user("Admin", phone=None, username="a"), Role.PLATFORM)
    for name in ("plans:my_readings", "plans:house_plans", "plans:glasses"):
        assert signed_in(admin).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("column", [Column.REFERENT, Column.COORDINATOR, Column.PERSON])
def test_the_table_alone_decides(pair, monkeypatch, column):
    claire = a_coordinator(pair.structure)
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    emptied = {**table.TABLE["accesslog.read"]}
    del emptied[column]
    monkeypatch.setitem(table.TABLE, "accesslog.read", emptied)
    if column == Column.PERSON:
        assert signed_in(pair.person).get(reverse("plans:accesses")).status_code == 404
    elif column == Column.COORDINATOR:
        assert signed_in(claire).get(reverse("plans:house_accesses", args=[pair.plan.pk])).status_code == 404
    else:
        assert "Vous avez lu" not in words(pair.worker, reverse("plans:my_readings"))


def bare(response) -> bytes:
    return re.sub(rb'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', b"", response.content)


def test_all_this_leaves_a_journal_that_holds(pair):
    samira = a_worker(pair.structure, "Samira Costa")
    accompany(samira, a_person(pair.structure, "Moussa"), pair.structure)
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    signed_in(samira).get(reverse("plans:glass", args=[pair.plan.pk]))
    review_glass(glass.pk, verdict="right", by=a_coordinator(pair.structure))
    pair.team_writes("Bonjour")
    assert pair.words(Box.TEAM).shown == "Bonjour"
    assert list(broken_links()) == []
