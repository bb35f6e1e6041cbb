"""The demo's consultations, built by the real rules for the demo's people."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kit.demo import Life
from participation.consultations import demo
from participation.consultations.fragments import (
    counts_in_rooms,
    desk,
    latest_outcome,
    meter,
    next_plenary,
    people_who_answered,
    pile,
    rooms_entered,
    show_plenary,
)
from participation.consultations.models import Approval, Attendance, Consultation, KeptSheet, Plenary
from participation.consultations.rules import Who, glance
from participation.moderation.permissions import pending_count
from participation.people import demo as people_demo

pytestmark = pytest.mark.django_db


def a_life(**fields) -> Life:
    life = Life(**fields)
    people_demo.build(life)
    demo.build(life)
    return life


def test_one_is_open_with_messages_to_read_and_one_is_finished_with_its_outcome():
    life = a_life()
    open_one = Consultation.objects.get(slug="horaires-des-accueils")
    finished = Consultation.objects.with_outcome().get()
    assert people_who_answered(open_one) == 16
    assert people_who_answered(finished) >= 5
    assert latest_outcome() == finished
    assert open_one.contributions.published().count() == 5
    assert {pending_count(life.people[key]) for key in ("nadia", "samira", "claire")} >= {5}
    assert glance(open_one, Who.self(life.people["moussa"])) == (None, False)


def test_nobody_answers_before_having_an_account_nor_tomorrow():
    life = a_life()
    for sheet in KeptSheet.objects.filter(consultation__took_part=None, user__isnull=False).select_related("user"):
        assert sheet.user.created_at < sheet.sent_at < life.at(1, 0)


def test_some_were_written_down_by_the_team():
    life = a_life()
    helped = KeptSheet.objects.filter(consultation__slug="horaires-des-accueils", helper=life.people["samira"])
    assert sorted(helped.values_list("channel", flat=True)) == ["assisted", "paper", "paper", "phone"]
    assert pile(Consultation.objects.get(slug="horaires-des-accueils")).to_decide == [3]


def test_a_group_raised_its_hands_and_one_more_is_known_to_the_team_alone():
    a_life()
    hours, showers = (Consultation.objects.get(slug=slug) for slug in ("horaires-des-accueils", "les-douches"))
    (shown,) = counts_in_rooms(showers)
    assert (shown.headcount, len(shown.charts), len(shown.dissent), len(shown.quotes)) == (19, 3, 1, 2)
    assert (counts_in_rooms(hours), len(rooms_entered(hours))) == ([], 1)


def test_the_committee_has_read_and_does_not_agree_about_everything():
    life = a_life()
    meals = Consultation.objects.get(slug="les-repas")
    found = desk(meals, life.people["kader"])
    assert found.with_you_said == "Vous êtes d’accord sur 6 messages sur 8."
    assert (len(found.different), found.settled, len(found.left)) == (1, 1, 4)
    assert meter(life.territory).said == ("3 membres sur 4 sont des personnes concernées. Il en faut 2 sur 3.")


def test_plenaries_were_held_and_one_is_to_come_with_themes_to_choose():
    a_life()
    assert Plenary.objects.coming().count() == 1
    assert Attendance.objects.count() == 4
    (next_one,) = next_plenary()
    shown = show_plenary(next_one, AnonymousUser())
    assert [one.supports for one in shown.topics] == [
        "7 personnes",
        "5 personnes",
        "Moins de 5 personnes pour le moment",
    ]
    assert Approval.objects.get().no == 1


def test_with_empty_nobody_has_said_anything():
    a_life(sample=False)
    assert not Consultation.objects.exists()
