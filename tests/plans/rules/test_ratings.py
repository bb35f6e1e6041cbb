"""How she finds her situation: rate_situation, show_rating and erase_rating. Hers alone until she shows it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.fragments import Viewer, load, plans_of, show_plan
from participation.plans.models import Answer, OwnRating, ShownRating
from participation.plans.rules import erase_rating, rate_situation, say_yes_to_plan, show_rating, withdraw_plan
from participation.plans.rules.rate_situation import OffTheScale
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker, give_mandate
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db


def rates(pair, value=7, *, show=False, by=None, key=None) -> None:
    rate_situation(pair.section.pk, value=value, show=show, key=key or new_id(), by=by or pair.person)


def test_nobody_else_rates_shows_or_erases(pair):
    helper, colleague = a_user("Lucie"), a_worker(pair.structure, "Samira")
    give_mandate(pair.person, helper)
    rates(pair)
    kept = OwnRating.objects.get()
    for other in (pair.worker, helper, colleague):
        with pytest.raises(NotAllowed):
            rates(pair, by=other)
        for rule in (show_rating, erase_rating):
            with pytest.raises(NotAllowed):
                rule(kept.pk, by=other)


def test_no_page_of_anybody_else_ever_asks_the_private_table(pair):
    """Not her value, not even whether there is one: no query names the table."""
    helper, paul = a_user("Lucie"), a_partner(pair)
    give_mandate(pair.person, helper)
    opens(pair, paul, may_write=True)
    rates(pair, 3)
    addresses = {
        pair.worker: [
            "/equipe/",
            "/equipe/personnes/",
            f"/equipe/personnes/{pair.person.pk}/",
            reverse("plans:team_plan", args=[pair.plan.pk]),
            reverse("plans:team_history", args=[pair.plan.pk]),
            reverse("plans:team_words_edit", args=[pair.section.pk, "equipe"]),
            reverse("plans:team_export", args=[pair.plan.pk]),
        ],
        helper: [reverse("plans:helped", args=[pair.plan.pk])],
        paul: [reverse("plans:shared_plan", args=[pair.plan.pk])],
    }
    for user, pages in addresses.items():
        client = signed_in(user)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for page in pages:
                assert client.get(page).status_code == 200, page
            client.post(reverse("plans:team_export", args=[pair.plan.pk]))
            client.get("/live/", {"stream": f"plan:{pair.plan.pk}", "after": 0})
            plans_of(user)
        assert len(asked) > 5
        assert not [query["sql"] for query in asked if OwnRating._meta.db_table in query["sql"]]
    with CaptureQueriesContext(connection) as hers:
        page = signed_in(pair.person).get(reverse("plans:situation", args=[pair.section.pk]))
    assert "3 sur 10" in page.content.decode()
    assert [query for query in hers if OwnRating._meta.db_table in query["sql"]], "the same search finds it here"


def test_what_she_shows_is_read_by_who_reads_the_plan_but_not_by_a_partner(pair):
    paul = a_partner(pair)
    opens(pair, paul)
    rates(pair, 3, show=True)
    rates(pair, 6, show=True)
    page = signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk])).content.decode()
    assert "6 sur 10" in page
    assert "3 sur 10" in page
    assert "sur 10" not in signed_in(paul).get(reverse("plans:shared_plan", args=[pair.plan.pk])).content.decode()


def test_shown_later_it_keeps_the_day_she_made_it_and_leaves_the_private_table(pair):
    rates(pair)
    kept = OwnRating.objects.get()
    for _twice in range(2):
        show_rating(kept.pk, by=pair.person)
    assert (ShownRating.objects.get().at, OwnRating.objects.count()) == (kept.at, 0)


@pytest.mark.parametrize("show", [True, False])
def test_erased_it_is_gone_even_from_a_plan_she_stopped(pair, show):
    rates(pair, show=show)
    rating = (ShownRating if show else OwnRating).objects.get()
    withdraw_plan(pair.plan.pk, by=pair.person)
    erase_rating(rating.pk, by=pair.person)
    assert not ShownRating.objects.exists()
    assert not OwnRating.objects.exists()
    for entry in Entry.objects.all():
        assert "7" not in [str(value) for value in entry.targets.values()], "the journal never had the value"
    with pytest.raises(NotAllowed):
        erase_rating(rating.pk, by=pair.person)


def test_what_she_keeps_wakes_nobody_and_what_she_shows_takes_no_yes_away(pair):
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    before = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    rates(pair)
    assert Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count() == before
    rates(pair, show=True)
    assert Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count() == before + 1
    assert pair.reload().team_answer == Answer.YES


def test_the_same_form_twice_is_once_and_nothing_is_off_the_scale(pair):
    key = new_id()
    rates(pair, key=key)
    rates(pair, key=key)
    assert OwnRating.objects.count() == 1
    for value in (-1, 11):
        with pytest.raises(OffTheScale):
            rates(pair, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnRating.objects.create(section=pair.section, value=11)


def test_a_part_where_she_rated_nothing_shows_nothing_of_it(pair):
    for viewer in Viewer:
        [section] = show_plan(load(pair.plan.pk), viewer).sections
        assert section.rating.text == ""
    assert "sur 10" not in signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk])).content.decode()
