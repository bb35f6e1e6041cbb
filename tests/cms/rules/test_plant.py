import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page, Site, Workflow

from cms.models import HomePage
from cms.rules import plant

pytestmark = pytest.mark.django_db


def test_planting_twice_changes_nothing_and_keeps_an_editor_s_words(home):
    home.lead = "Venez comme vous êtes."
    home.save_revision().publish()
    before = sorted(Page.objects.values_list("path", "slug"))
    plant(hostname="testserver", port=80)
    assert sorted(Page.objects.values_list("path", "slug")) == before
    assert HomePage.objects.get().lead == "Venez comme vous êtes."


def test_nothing_of_wagtail_s_first_furniture_is_left(home):
    ours = {"Proposer", "Publier", "Tenir le site", "Tenir le réseau"}
    assert set(Group.objects.values_list("name", flat=True)) == ours
    assert list(Workflow.objects.order_by("pk").values_list("name", flat=True)) == ["Relecture"]
    assert not Page.objects.filter(slug="home").exists()


def test_the_command_plants_at_the_address_it_is_given(db):
    call_command("plant", url="https://exemple.org")
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page.specific) == ("exemple.org", 443, HomePage.objects.get())


def test_the_command_refuses_an_address_without_its_beginning(db, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("plant", url="exemple.org")
    assert stopped.value.code == 2
    assert not HomePage.objects.exists()
