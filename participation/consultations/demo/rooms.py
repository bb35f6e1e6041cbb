"""What groups said by raising hands: of a consultation that is over, corrected once; and of one that is still open."""

from __future__ import annotations

import uuid
from typing import Any

from kit.demo import Life
from participation.consultations.models import Consultation, Contribution, GroupCount
from participation.consultations.rules import Room, correct_room, count_room

from .samples import publish

DISSENT = "Deux personnes préfèrent que les douches ferment tôt : le soir, elles n’osent pas sortir."
HEARD = ("Je finis à 18 h, alors je ne me lave pas là-bas.", "Le soir, je voudrais une femme à l’accueil.")
RAISED = {
    "tot": {"yes": 14, "no": 2, "unsure": 3},
    "heure": {"matin": 4, "journee": 3, "soir": 11},
    "securite": {"yes": 9, "no": 6, "unsure": 2, "unwilling": 1},
}


def build(life: Life) -> None:
    if not life.sample:
        return
    _showers(life, Consultation.objects.get(slug="les-douches"))
    hours = Consultation.objects.get(slug="horaires-des-accueils")
    _counted(life, hours, {"samedi": {"yes": 8, "no": 1}, "moment": {"matin": 2, "soir": 6}}, people=9, ago=2)


def _showers(life: Life, consultation: Consultation) -> None:
    raised = RAISED | {"tot": {"yes": 13, "no": 2, "unsure": 3}}
    first = _counted(life, consultation, raised, people=19, ago=50, dissent=DISSENT, quotes=HEARD)
    again = _room(life, RAISED, people=19, ago=50)
    count = correct_room(first.pk, again, key=uuid.uuid4(), by=life.people["nadia"])
    GroupCount.objects.filter(pk=count.pk).update(entered_at=life.at(-48, 9))
    for quote in Contribution.objects.filter(room=first).order_by("text"):
        Contribution.objects.filter(pk=quote.pk).update(created_at=life.at(-49, 17))
        publish(life, quote, at=life.at(-48, 11))


def _counted(life: Life, consultation: Consultation, raised: dict, **seen: Any) -> GroupCount:
    room = _room(life, raised, **seen)
    version = consultation.questionnaire_in_use().number
    count = count_room(consultation.pk, room, version=version, key=uuid.uuid4(), by=life.people["nadia"])
    GroupCount.objects.filter(pk=count.pk).update(entered_at=life.at(1 - seen["ago"], 17))
    return count


def _room(life: Life, raised: dict, *, people: int, ago: int, **heard: Any) -> Room:
    return Room(
        headcount=people,
        raised=raised,
        held_by=life.people["nadia"].pk,
        day=life.day(-ago),
        where="Atelier café, aux Tilleuls",
        **heard,
    )
