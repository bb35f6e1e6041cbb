"""Words that speak ill of those who support her: another team is told, and whom they name reads nothing."""

import pytest

from kit.refusals import NotAllowed
from participation.care.permissions import claimants, reaches, visible_alerts
from participation.care.rules import claim_alert
from tests.support.care import an_alert
from tests.support.people import StructureFactory, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


def test_only_the_team_that_reads_them_instead_is_told():
    structure = StructureFactory(name="Les Tilleuls")
    elsewhere = StructureFactory(territory=structure.territory)
    awa, nadia, paul = a_person(structure), a_worker(structure), a_worker(elsewhere, "Paul Roux")
    accompany(nadia, awa, structure)
    alert = an_alert(structure, awa, "Votre équipe est injuste. Un éducateur me frappe.")
    assert (alert.structure, alert.about_team) == (elsewhere, True)
    assert set(claimants(alert)) == {paul}
    assert alert in visible_alerts(paul)
    assert not visible_alerts(nadia).exists()
    assert not reaches([nadia.pk])[nadia.pk].alerts().exists()
    with pytest.raises(NotAllowed):
        claim_alert(alert.pk, seen=0, by=nadia)


def test_whom_the_words_name_reads_nothing_and_is_not_called():
    structure = StructureFactory()
    nadia, samira = a_worker(structure), a_worker(structure, "Samira Costa")
    alert = an_alert(structure, a_person(structure))
    alert.item.named.set([nadia])
    assert not visible_alerts(nadia).exists()
    assert set(claimants(alert)) == {samira}
