import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.colleges import Composition
from participation.consultations.models import College, Seat, Theme
from participation.consultations.rules import ThemeMoved, ThemeTaken, change_theme, name_theme, say_college
from participation.people.models import Membership
from tests.support.committee import a_member, a_table
from tests.support.people import StructureFactory, a_coordinator

pytestmark = pytest.mark.django_db


def test_each_says_her_own_college_and_the_last_one_holds():
    structure = StructureFactory()
    kader = a_member(structure)
    for college in (College.PROFESSIONAL, College.CONCERNED, College.CONCERNED):
        say_college(structure.territory_id, college=college, by=kader)
    assert Seat.objects.get().college == College.CONCERNED
    assert Entry.objects.filter(verb="CollegeSaid").count() == 2
    assert "concerned" not in str(Entry.objects.values_list("targets", flat=True))


def test_who_does_not_sit_there_says_nothing():
    structure = StructureFactory()
    for who in (a_member(StructureFactory()), a_coordinator(structure)):
        with pytest.raises(NotAllowed):
            say_college(structure.territory_id, college=College.CONCERNED, by=who)
    assert not Seat.objects.exists()


def test_the_committee_is_who_sits_today_and_silence_is_not_counted_as_concerned():
    structure = StructureFactory()
    members = [a_member(structure, f"Membre {number}") for number in range(4)]
    for member in members[:3]:
        say_college(structure.territory_id, college=College.CONCERNED, by=member)
    assert Seat.objects.composition(structure.territory_id) == Composition(4, 3, 1)
    Membership.objects.filter(user=members[0]).delete()
    assert Seat.objects.composition(structure.territory_id) == Composition(3, 2, 1)


def test_a_name_is_taken_once_and_the_same_form_sent_twice_is_one_theme():
    table = a_table()
    again = name_theme(table.consultation.pk, name="Horaires", rule="Un jour ou une heure.", by=table.denise)
    assert again == table.themes[0]
    with pytest.raises(ThemeTaken, match="numéro 1"):
        name_theme(table.consultation.pk, name="HORAIRES", rule="Autre chose.", by=table.denise)
    assert Theme.objects.count() == 2


def test_two_who_say_a_theme_better_at_once_do_not_write_over_each_other():
    table = a_table()
    theme = table.themes[0]
    change_theme(theme.pk, name="Heures", rule="Une heure.", seen=0, by=table.kader)
    with pytest.raises(ThemeMoved):
        change_theme(theme.pk, name="Jours", rule="Un jour.", seen=0, by=table.denise)
    with pytest.raises(ThemeTaken):
        change_theme(theme.pk, name="Lieux", rule="Un jour.", seen=1, by=table.denise)
    theme.refresh_from_db()
    assert (theme.number, theme.name, theme.seq) == (1, "Heures", 1)
