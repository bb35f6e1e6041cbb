"""What they write to each other, beside the plan and about it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from outbox.models import Channel
from outbox.models import Message as Sent
from participation.people.models import User
from participation.places.models import Place
from participation.plans.models import Meeting, MeetingState, Message, Pillar, Step, StepState, Thread, Voice, Way
from participation.plans.notices import MEETING_CHANGED, MEETING_REMINDER, MESSAGE_WAITS
from participation.plans.rules import answer_meeting, mark_read, propose_meeting, send_message


def build(life: Life) -> None:
    """Moussa and Nadia prepare a visit; Lucie writes once for him; Awa asks about a step; the last words are new."""
    if not life.sample:
        return
    moussa, nadia, awa = (life.people[key] for key in ("moussa", "nadia", "awa"))
    said(life, moussa.pk, nadia, "Bonjour Moussa. La résidence Les Glycines peut nous recevoir demain.", (-3, 10, 15))
    said(life, moussa.pk, moussa, "Merci. Est-ce que ma fille peut venir ?", (-3, 18, 40))
    if aidant := life.people.get("aidant"):
        said(life, moussa.pk, aidant, "Moussa n’a plus d’unités. Il demande à quelle heure est le bus.", (-2, 11, 5))
    said(
        life, moussa.pk, nadia, "Oui, bien sûr. Le bus 4 part à 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}20.", (-1, 9, 10)
    )
    visit = Step.objects.filter(section__plan__person=moussa, state=StepState.PROPOSED).first()
    if visit is not None:
        said(life, visit.pk, moussa, "Je voudrais voir la chambre avant de dire oui.", (-2, 19, 30))
        said(life, visit.pk, nadia, "C’est normal. On la regarde ensemble, vous décidez après.", (-1, 9, 12))
    work = awa.plans.open().get().sections.get(pillar=Pillar.WORK)
    said(life, work.pk, awa, "La directrice m’a rappelée. Elle veut me voir jeudi.", (-1, 18, 45))
    meetings(life)


def meetings(life: Life) -> None:
    """Iryna comes today with an interpreter; Moussa visits tomorrow; Awa has a day to answer."""
    moussa, nadia, awa, iryna = (life.people[key] for key in ("moussa", "nadia", "awa", "iryna"))
    place = Place.objects.first()
    where = {"way": Way.PLACE, "place_id": place.pk} if place else {"way": Way.PHONE}
    visit = {"way": Way.ADDRESS, "address": "Résidence Les Glycines, 14 rue des Lilas"}
    met(life, moussa, nadia, life.at(1, 9, 30), **visit)
    came = met(life, iryna, nadia, life.at(1, 15), **where, language="ukrainien", found_by=Voice.TEAM)
    Meeting.objects.filter(pk=came.pk).update(starts_at=life.at(0, 15))  # what is past cannot be proposed
    propose_meeting(awa.pk, starts_at=life.at(4, 11), way=Way.PHONE, key=new_id(), by=nadia)
    Sent.objects.filter(kind__in=(MEETING_CHANGED, MEETING_REMINDER)).update(dropped_at=now())


def met(life: Life, person: User, worker: User, starts_at: dt.datetime, **where) -> Meeting:
    meeting = propose_meeting(person.pk, starts_at=starts_at, **where, key=new_id(), by=worker)
    return answer_meeting(meeting.pk, answer=MeetingState.AGREED, seen=meeting.seq, by=person)


def said(life: Life, about: UUID, by: User, text: str, at: tuple[int, int, int]) -> None:
    """One message, `at` working days from today, hour and minute; its author had read what came before."""
    days, hour, minute = at
    begun, moment = now(), life.at(working_days(life, days), hour, minute)
    seen = Thread.objects.filter(pk=about).values_list("seq", flat=True).first() or 0
    mark_read(about, seen=seen, by=by)
    message = send_message(about, text=text, seen=seen, key=new_id(), by=by)
    Message.objects.filter(pk=message.pk).update(sent_at=moment)
    retell([f"messages:{about}"], since=begun, at=moment)
    told = Sent.objects.filter(kind=MESSAGE_WAITS, data__message=str(message.pk))
    shortly = moment + dt.timedelta(minutes=3)
    told.update(created_at=moment, due_at=shortly, sent_at=shortly, channel=Channel.SMS)


def working_days(life: Life, n: int) -> int:
    """How many days before today the n-th working day before it is: -1 is a Friday on a Sunday."""
    days = 0
    while n < 0:
        days -= 1
        n += life.day(days).weekday() < 5
    return days
