"""The worker's day: who comes, what changed, what she says, how she is reached; of those one accompanies alone."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.urls import reverse

from kit.ids import new_id
from kit.time import PARIS
from participation.people.models import Contact, User
from participation.plans.models import Pillar, Section, Who
from participation.plans.rules import Details, answer_review, note_reading, open_section, propose_review
from tests.support.clients import signed_in
from tests.support.people import a_person, a_user, a_worker, accompany, give_mandate
from tests.support.plans import Pair, a_pair, a_partner, opens
from tests.support.workshops import SessionFactory, book
from workshops.rules import cancel_booking

pytestmark = pytest.mark.django_db
TODAY = dt.datetime(2026, 10, 13, 9, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(TODAY, tick=False) as moving:
        yield moving


@pytest.fixture
def pair(that_day) -> Pair:
    return a_pair()


def page(user: User, address: str = "/equipe/") -> str:
    response = signed_in(user).get(address)
    assert response.status_code == 200
    return response.content.decode()


def part(said: str, heading: str) -> str:
    """What the section under this heading says."""
    found = re.search(rf'<section[^>]*aria-labelledby="{heading}".*?</section>', said, re.S)
    return found[0] if found else ""


def test_the_day_says_who_comes_today_and_for_what(pair: Pair) -> None:
    book(SessionFactory(starts_at=TODAY.replace(hour=14), workshop__title="Réparer son vélo"), pair.person)
    book(SessionFactory(starts_at=TODAY.replace(day=14, hour=0), workshop__title="Coudre"), pair.person)
    today = part(page(pair.worker), "t-today")
    assert "Awa Keïta" in today
    assert "Réparer son vélo, Le Trait d’union" in today
    assert "Coudre" not in today, "tomorrow begins at midnight in Paris"


def test_a_day_to_look_back_together_is_expected_at_no_hour(pair: Pair) -> None:
    asked = propose_review(pair.plan.pk, on=TODAY.date(), key=new_id(), by=pair.worker)
    assert "Personne n’est attendu aujourd’hui." in part(page(pair.worker), "t-today"), "she has not agreed yet"
    answer_review(asked.pk, answer="agreed", seen=asked.seq, by=pair.person)
    today = part(page(pair.worker), "t-today")
    assert "Point d’étape" in today
    assert "0\u00a0h" not in today


def test_who_gave_her_seat_back_or_waits_for_one_is_not_expected(pair: Pair) -> None:
    session = SessionFactory(starts_at=TODAY.replace(hour=14), capacity=1)
    cancel_booking(book(session, pair.person).pk, by=pair.person)
    book(session, a_user("Kader"))
    book(session, pair.person)
    assert "Personne n’est attendu aujourd’hui." in part(page(pair.worker), "t-today")


def test_a_colleague_is_told_of_nobody_she_does_not_accompany(pair: Pair) -> None:
    book(SessionFactory(starts_at=TODAY.replace(hour=14)), pair.person)
    pair.shows("Je veux rester près de l’école.")
    assert "Awa" not in page(a_worker(pair.structure, "Samira Costa"))


def test_what_changed_since_the_last_look_is_told_once(pair: Pair, that_day) -> None:
    note_reading(pair.plan, by=pair.worker)
    that_day.shift(60)
    pair.team_writes("Le dossier est complet.")
    assert "Awa" not in part(page(pair.worker), "t-changed"), "one is not told of one's own act"
    pair.shows("Je veux rester près de l’école.")
    pair.proposes("Visiter", by=pair.person)
    told = part(page(pair.worker), "t-changed")
    assert "2 nouveautés depuis votre lecture" in told
    assert "2 nouveautés" in part(page(pair.worker), "t-changed"), "the list is no look at the plan"
    that_day.shift(60)
    signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    told = part(page(pair.worker), "t-changed")
    assert "depuis votre lecture" not in told
    assert "Awa propose une étape" in told, "it still waits for an answer"


def test_what_another_did_in_her_plan_says_whose_plan_it_is(pair: Pair, that_day) -> None:
    note_reading(pair.plan, by=pair.worker)
    that_day.shift(60)
    paul = a_partner(pair, "Paul Mercier")
    opens(pair, paul, may_write=True)
    that_day.shift(60)
    structure = paul.memberships.get().structure
    pair.proposes("Appeler le bailleur", who=Who.PARTNER, details=Details(partner=structure.pk), by=paul)
    assert f"Pour Awa\u00a0: Paul, pour {structure.name}, propose" in html.unescape(page(pair.worker))


def test_what_she_keeps_for_herself_changes_nothing_in_the_day(pair: Pair, that_day) -> None:
    note_reading(pair.plan, by=pair.worker)
    before = [page(pair.worker, address) for address in ("/equipe/", "/equipe/personnes/")]
    that_day.shift(60)
    pair.keeps("J’ai peur du dentiste.")
    after = [page(pair.worker, address) for address in ("/equipe/", "/equipe/personnes/")]
    assert [_still(text) for text in after] == [_still(text) for text in before]


def _still(text: str) -> str:
    return re.sub(r'csrf_?\w*"[^>]*|nonce="[^"]*"', "", text)


def test_the_list_says_the_first_line_of_what_she_shows(pair: Pair) -> None:
    wish = Section.objects.get(plan=pair.plan, pillar=Pillar.WISH)
    assert "«" not in part(page(pair.worker), "t-people")
    pair.section = wish
    pair.shows("Travailler la nuit, c’est fini.\nJe veux dormir.")
    said = part(page(pair.worker), "t-people")
    assert "«\u00a0Travailler la nuit, c’est fini.\u00a0»" in said
    assert "Je veux dormir" not in said


def test_somebody_without_a_plan_is_in_the_list_too_and_filters_are_plain_links(pair: Pair) -> None:
    kader = a_person(pair.structure, "Kader Benali")
    accompany(pair.worker, kader, pair.structure)
    book(SessionFactory(starts_at=TODAY.replace(hour=14)), kader)
    for asked, named in {
        "": {"Awa", "Kader"},
        "?voir=aujourd-hui": {"Kader"},
        "?voir=a-relire": {"Awa"},
        "?voir=sans-projet": {"Kader"},
        "?voir=nimporte": {"Awa", "Kader"},
    }.items():
        said = part(page(pair.worker, f"/equipe/personnes/{asked}"), "t-people")
        assert {name for name in ("Awa", "Kader") if name in said} == named, asked


def test_one_finds_others_by_name_and_reads_only_who_accompanies_them(pair: Pair) -> None:
    pair.shows("Je veux rester près de l’école.")
    book(SessionFactory(starts_at=TODAY.replace(hour=14)), pair.person)
    samira = a_worker(pair.structure, "Samira Costa")
    said = page(samira, "/equipe/personnes/?nom=keita")
    assert "Awa Keïta" in said
    assert "Nadia Benali" in said
    assert "école" not in said
    assert "Rendez-vous" not in said
    alone = page(samira, reverse("desk:person", args=[pair.person.pk]))
    assert "14" not in part(alone, "t-hours")
    assert not part(alone, "t-reach")


def test_her_page_says_how_to_reach_her_and_who_helps(pair: Pair) -> None:
    Contact.objects.create(
        user=pair.person,
        phone="+33639980055",
        whose="ma sœur",
        never_sms=True,
        hours_from=dt.time(9),
        hours_until=dt.time(12),
        signature="Bonne route",
    )
    give_mandate(pair.person, a_user("Lucie Morel"))
    open_section(pair.plan.pk, pillar=Pillar.WORK, by=pair.person)
    said = page(pair.worker, reverse("desk:person", args=[pair.person.pk])).replace("\u00a0", " ")
    for words in ("Ce numéro est à : ma sœur", "Jamais de SMS. Appelez.", "De 9 h à 12 h seulement.", "Lucie Morel"):
        assert words in said, words
    assert "Bonne route" not in said, "her own words to sign messages are no use to who calls"
