"""What upper rooms may add to moderation: to be woken by words of danger, and to stand above the queue."""

import pytest
from django.utils.html import format_html

from participation.moderation.fragments import queue
from participation.moderation.models import alarms, pinned
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db


def test_words_of_danger_sound_the_alarm_and_no_others(monkeypatch):
    sounded = []
    monkeypatch.setattr(alarms, "_alarms", [sounded.append])
    a_message(text="Il faut ouvrir le samedi.")
    danger = a_message(text="Il va me tuer.")
    assert sounded == [danger]


def test_a_pin_stands_above_the_queue_of_whom_it_concerns(monkeypatch):
    structure = StructureFactory()
    nadia, awa = a_worker(structure), a_person(structure)
    monkeypatch.setattr(pinned, "_pins", [lambda user: format_html("{}", "Une alerte") if user == nadia else ""])
    assert queue(nadia)["pinned_above"] == ["Une alerte"]
    assert queue(awa)["pinned_above"] == []
