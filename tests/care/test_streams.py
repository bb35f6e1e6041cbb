"""The line above the queue follows what happens, and shows each one what she may see and no more."""

import pytest

from journal.models import entries_after, head_seq
from participation.care.fragments import pinned_alerts
from participation.care.permissions import reaches, visible_alerts
from participation.care.rules import claim_alert
from participation.care.streams import CARE
from participation.people.rules.erase_person import erase_person
from tests.support.care import an_alert
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


def shown(user) -> str:
    """What the stream shows this user after all that happened."""
    entries = entries_after("care", 0, 100)
    view = CARE.views([user.pk], "")[user.pk]
    return CARE.render(entries, "", view)[head_seq("care")].html


def test_it_says_what_is_now(structure):
    nadia = a_worker(structure)
    alert = an_alert(structure, a_person(structure))
    assert "1 alerte à prendre" in shown(nadia)
    claim_alert(alert.pk, seen=0, by=nadia)
    assert "1 alerte suivie" in shown(nadia)


def test_what_is_read_aloud_changes_inside_what_stays(structure):
    """A region that is itself replaced is silent: the live view replaces what is in it, and as the page has it."""
    nadia = a_worker(structure)
    an_alert(structure, a_person(structure))
    page, piece = pinned_alerts(nadia), shown(nadia)
    assert "role=" not in piece
    count, link = (one.strip() for one in piece.strip().split("\n", 1))
    around, after = page.split(count)
    assert around.rstrip().endswith('<div role="status">')
    assert after.split(link)[0].split() == ["</div>"]
    assert 'id="alertes-en-cours"' in count
    assert 'id="alertes-en-cours-lien"' in link


def test_what_goes_with_her_account_is_counted_no_more(structure, django_capture_on_commit_callbacks):
    nadia, claire, awa = a_worker(structure), a_coordinator(structure), a_person(structure)
    an_alert(structure, awa)
    seen = head_seq("care")
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(awa, by=claire)
    (entry,) = entries_after("care", seen, 100)  # without it the line is not drawn again
    assert (entry.verb, entry.actor) == ("AlertErased", None)
    assert "Aucune alerte." in shown(nadia)


def test_only_who_may_read_alerts_follows_it(structure):
    nadia, claire = a_worker(structure), a_coordinator(structure)
    others = [a_person(structure), a_user("Lucie")]
    views = CARE.views([user.pk for user in (nadia, claire, *others)], "")
    assert set(views) == {nadia.pk, claire.pk}


def test_the_many_see_what_each_one_sees(structure):
    """`reaches` says for many what `visible_alerts` says for one."""
    elsewhere = StructureFactory(territory=structure.territory)
    awa, moussa = a_person(structure), a_person(elsewhere, "Moussa")
    nadia, samira, paul = a_worker(structure), a_worker(structure, "Samira"), a_worker(elsewhere, "Paul")
    accompany(nadia, awa, structure)
    fatou = a_person(structure, "Fatou")
    accompany(paul, fatou, elsewhere)
    worker_in_danger = an_alert(elsewhere, samira)
    alerts = [an_alert(structure, awa), an_alert(structure, moussa), an_alert(structure, fatou), worker_in_danger]
    users = [nadia, samira, paul, a_coordinator(structure), a_coordinator(elsewhere), awa]
    many = reaches([user.pk for user in users])
    for user in users:
        one = set(visible_alerts(user))
        assert one == (set(many[user.pk].alerts()) if user.pk in many else set()), user
    assert set(visible_alerts(nadia)) == set(alerts[:3])
    assert set(visible_alerts(paul)) == set(alerts[1:])
    assert worker_in_danger not in set(visible_alerts(samira))
