"""The team's pages: what an alert shows, to whom, and that each reading is written down."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert, ChildContact, Origin
from participation.care.rules import ask_to_be_called, claim_alert, ring_due, start_drill
from tests.support.care import a_call_for_help, an_alert
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def nadia(structure):
    return a_worker(structure)


@pytest.fixture
def samira(structure):
    return a_worker(structure, "Samira Costa")


def page(user, path: str) -> str:
    return signed_in(user).get(path).content.decode()


def of(alert: CareAlert) -> str:
    return f"/equipe/alertes/{alert.pk}/"


def test_the_page_marks_the_danger_and_gives_the_numbers(structure, nadia):
    alert = an_alert(structure, a_person(structure), "Bonjour. Il va me tuer ce soir.")
    shown = page(nadia, of(alert))
    assert "Bonjour. <mark>Il va me tuer" in shown
    for number in ("tel:17", "tel:112", "tel:15", "sms:114", "tel:3114", "tel:3919", "tel:119", "tel:115"):
        assert number in shown


def test_each_opening_is_written_and_the_list_writes_nothing(structure, nadia):
    alert = an_alert(structure, a_person(structure))
    page(nadia, "/equipe/alertes/")
    assert not Entry.objects.filter(stream__name__startswith="access:").exists()
    for _twice in range(2):
        page(nadia, of(alert))
    read = Entry.objects.filter(stream=f"access:care:{alert.pk}")
    assert list(read.values_list("verb", "actor")) == [("AlertRead", nadia.pk)] * 2


def test_who_opened_it_is_said_to_who_coordinates_and_to_nobody_else(structure, nadia):
    alert = an_alert(structure, a_person(structure))
    assert "Qui a ouvert cette alerte" not in page(nadia, of(alert))
    shown = page(a_coordinator(structure, "Claire Martin"), of(alert))
    said = shown[shown.index("Qui a ouvert cette alerte") :]
    assert nadia.get_full_name() in said
    assert said.index("Claire Martin") < said.index(nadia.get_full_name())


def test_a_reading_that_is_refused_is_not_written(structure):
    alert = an_alert(structure, a_person(structure))
    partner = a_worker(StructureFactory(territory=structure.territory))
    assert signed_in(partner).get(of(alert)).status_code == 404
    assert not Entry.objects.filter(stream__name__startswith="access:").exists()


def test_her_referente_reads_it_though_she_may_not_moderate_her_words(structure, nadia):
    awa = a_person(structure)
    accompany(nadia, awa, structure)
    alert = an_alert(structure, awa)
    client = signed_in(nadia)
    assert client.get(f"/equipe/moderation/{alert.item_id}/").status_code == 404
    assert client.get(of(alert)).status_code == 200


def test_it_is_pinned_above_the_queue_and_on_the_day(structure, nadia, samira):
    awa = a_person(structure)
    accompany(nadia, awa, structure)
    assert "Aucune alerte." in page(nadia, "/equipe/moderation/")
    an_alert(structure, awa)
    for user in (nadia, samira):
        for path in ("/equipe/moderation/", "/equipe/", "/equipe/alertes/"):
            assert "1 alerte à prendre" in page(user, path), path


def test_the_second_to_claim_reads_who_was_first_and_keeps_what_she_wrote(structure, nadia, samira):
    alert = an_alert(structure, a_person(structure))
    assert signed_in(nadia).post(f"{of(alert)}prendre/", {"version": 0}).status_code == 302
    late = signed_in(samira).post(f"{of(alert)}prendre/", {"version": 0})
    assert late.status_code == 409
    assert "Nadia Benali s’occupe de cette alerte" in late.content.decode()
    written = signed_in(samira).post(f"{of(alert)}finir/", {"close-version": 1, "close-text": "Elle va bien."})
    assert written.status_code == 409
    assert "Elle va bien." in written.content.decode()


def test_each_act_asks_for_its_own_words(structure, nadia):
    alert = an_alert(structure, a_person(structure))
    claim_alert(alert.pk, seen=0, by=nadia)
    client = signed_in(nadia)
    acts = {"finir": ("close", "Écrivez ce qui a été fait."), "confier": ("hand", "Écrivez ce qu’il faut savoir.")}
    for act, (form, missing) in acts.items():
        refused = client.post(f"{of(alert)}{act}/", {f"{form}-version": 1, f"{form}-text": " "})
        assert (refused.status_code, missing in refused.content.decode()) == (400, True)
    assert client.post(f"{of(alert)}finir/", {"close-version": 1, "close-text": "Elle va bien."}).status_code == 302
    assert CareAlert.objects.get().is_closed


def test_the_number_left_is_sealed_and_forgotten_at_the_end(structure, nadia):
    said = Said(number="+33639980001", when="Le matin")
    alert = ask_to_be_called(structure.pk, said=said, dangers=["violence"], key=new_id())
    assert b"33639980001" not in bytes(alert.sealed)
    assert "06\u00a039\u00a098\u00a000\u00a001" in page(nadia, of(alert))
    claim_alert(alert.pk, seen=0, by=nadia)
    signed_in(nadia).post(f"{of(alert)}finir/", {"close-version": 1, "close-text": "Rappelée."})
    alert.refresh_from_db()
    assert alert.sealed is None
    assert "39\u00a098" not in page(nadia, of(alert))


def test_it_says_that_it_rang_in_vain_though_it_will_ring_again(structure, nadia):
    alert = an_alert(structure, a_person(structure))
    said = "Personne de la garde n’a de numéro"
    assert said not in page(nadia, of(alert))
    ring_due(alert.ring_at)
    alert.refresh_from_db()
    assert (alert.ring_at is not None, said in page(nadia, of(alert))) == (True, True)


def test_a_child_at_risk_shows_the_contact_of_the_territory(structure, nadia):
    alert = a_call_for_help(a_person(structure))
    CareAlert.objects.filter(pk=alert.pk).update(dangers=["child_risk"])
    assert "n’est pas encore écrit" in page(nadia, of(alert))
    ChildContact.objects.create(territory=structure.territory, name="La cellule", phone="+33199000030")
    assert "01\u00a099\u00a000\u00a000\u00a030" in page(nadia, of(alert))


def test_an_exercise_says_so_everywhere(structure, nadia):
    drill = start_drill(structure.pk, key=new_id(), by=a_coordinator(structure))
    assert drill.origin == Origin.DRILL
    assert "Ceci est un exercice" in page(nadia, of(drill))
    assert "Dont 1 exercice." in page(nadia, "/equipe/")
    assert "Exercice" in page(nadia, "/equipe/alertes/")
