import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.models import Voice
from participation.plans.rules import StaleWords
from tests.support.people import a_coordinator, a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db


def test_the_referent_writes_for_the_team(pair):
    words = pair.team_writes("Votre dossier est complet.")
    assert (words.voice, words.shown, words.author) == (Voice.TEAM, "Votre dossier est complet.", pair.worker)


def test_nobody_else_writes_for_the_team(pair):
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    for other in (pair.person, helper, a_worker(pair.structure, "Samira"), a_coordinator(pair.structure)):
        with pytest.raises(NotAllowed):
            pair.team_writes("À sa place", by=other)


def test_a_referent_without_second_factor_writes_nothing(pair):
    pair.worker.acts_as_staff = False
    with pytest.raises(NotAllowed):
        pair.team_writes("Votre dossier est complet.")


def test_words_from_an_older_page_are_refused_beside_the_newer(pair):
    pair.team_writes("Un")
    with pytest.raises(StaleWords) as refusal:
        pair.team_writes("Deux", base_seq=0)
    assert (refusal.value.kept, refusal.value.seq) == ("Un", 1)


def test_a_retry_writes_once(pair):
    key = new_id()
    pair.team_writes("Un", base_seq=0, key=key)
    pair.team_writes("Un", base_seq=0, key=key)
    assert pair.words(Voice.TEAM).versions.count() == 1
