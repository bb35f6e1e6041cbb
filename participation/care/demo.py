"""Who is on call at Les Tilleuls, and four alerts, all invented: to take, followed, over, and an exercise.

Numbers are those Arcep keeps for fiction.
"""

import datetime as dt

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from participation.care.engine.sealing import Said
from participation.care.events import STREAM
from participation.care.models import CareAct, CareAlert, CareCall, Danger
from participation.care.rules import (
    Whom,
    add_shift,
    ask_to_be_called,
    claim_alert,
    close_alert,
    note_act,
    set_child_contact,
    set_delay,
    start_drill,
    tell_somebody,
)
from participation.people.models import Contact, Structure

MINUTES = dt.timedelta(minutes=1)
DAYS = dt.timedelta(days=1)
NUMBERS = {"samira": "31", "claire": "32"}


def build(life: Life) -> None:
    if not life.sample:
        return
    tilleuls = life.structures["tilleuls"]
    _roster(life, tilleuls)
    _over(life)
    _exercise(life, tilleuls)
    _followed(life)
    _to_take(life, tilleuls)


def _roster(life: Life, structure: Structure) -> None:
    for key, figures in NUMBERS.items():
        Contact.objects.create(user=life.people[key], phone=f"+336399800{figures}")
    claire, day = life.people["claire"], {"since": dt.time(9), "until": dt.time(18)}
    add_shift(structure.pk, worker=life.people["samira"], days="01234", **day, order=1, by=claire)
    add_shift(structure.pk, worker=life.people["nadia"], days="01234", **day, order=2, by=claire)
    whole = {"since": dt.time(0), "until": dt.time(0)}
    add_shift(structure.pk, worker=claire, days="0123456", **whole, order=3, for_territory=True, by=claire)
    set_delay(structure.pk, minutes=15, by=claire)
    contact = {
        "name": "La cellule du Val d’Orme",
        "phone": "+33199000090",
        "hours": "du lundi au vendredi, de 9 h à 18 h",
    }
    set_child_contact(structure.territory_id, **contact, by=claire)


def _over(life: Life) -> None:
    """Salma asked for it, three weeks ago."""
    since, samira = now(), life.people["samira"]
    said = Said(words="Je n’ose pas rentrer ce soir.")
    alert = tell_somebody(whom=Whom.REFERENT, said=said, key=new_id(), by=life.people["salma"])
    claim_alert(alert.pk, seen=0, by=samira)
    note_act(alert.pk, text="Appelée à 18 h 20. Elle est chez une amie, jusqu’à demain.", seen=1, by=samira)
    close_alert(alert.pk, text="Vue aux Tilleuls. Le 115 a trouvé une chambre pour 2 nuits.", seen=2, by=samira)
    _tell(alert, since, at=now() - 21 * DAYS, waited=7 * MINUTES)


def _exercise(life: Life, structure: Structure) -> None:
    since, nadia = now(), life.people["nadia"]
    drill = start_drill(structure.pk, key=new_id(), by=life.people["claire"])
    claim_alert(drill.pk, seen=0, by=nadia)
    close_alert(drill.pk, text="Exercice fini. Le SMS est arrivé tout de suite.", seen=1, by=nadia)
    _tell(drill, since, at=now() - 12 * DAYS, waited=4 * MINUTES)


def _followed(life: Life) -> None:
    """Joël asked for it yesterday: Samira takes care of it."""
    since, samira = now(), life.people["samira"]
    said = Said(words="Je dois partir de chez moi vendredi.", number="+33639980004", when="Le matin")
    alert = tell_somebody(whom=Whom.TEAM, said=said, key=new_id(), by=life.people["joel"])
    claim_alert(alert.pk, seen=0, by=samira)
    note_act(alert.pk, text="Appelé. Rendez-vous demain à 10 h, avec la juriste.", seen=1, by=samira)
    _tell(alert, since, at=now() - 1 * DAYS, waited=9 * MINUTES)


def _to_take(life: Life, structure: Structure) -> None:
    """Nobody knows who it is: the roster was called, nobody has taken it. No message leaves for what is told."""
    said = Said(number="+33639980077", when="L’après-midi, quand les enfants sont à l’école.")
    alert = ask_to_be_called(structure.pk, said=said, dangers=[Danger.VIOLENCE, Danger.CHILD_RISK], key=new_id())
    began = now() - 6 * MINUTES
    CareCall.objects.create(alert=alert, to=life.people["samira"], rank=1, at=began)
    later = {"created_at": began, "due_at": began + 15 * MINUTES, "ring_at": began + 15 * MINUTES, "rung": 1}
    CareAlert.objects.filter(pk=alert.pk).update(**later)


def _tell(alert: CareAlert, since: dt.datetime, *, at: dt.datetime, waited: dt.timedelta) -> None:
    """As if it had been raised at that moment, taken after this long, and followed in the hour."""
    alert.refresh_from_db()
    claimed = at + waited
    closed = claimed + 50 * MINUTES if alert.closed_at else None
    CareAlert.objects.filter(pk=alert.pk).update(
        created_at=at,
        due_at=at + 15 * MINUTES,
        claimed_at=claimed,
        closed_at=closed,
        in_time=True,
        waited=int(waited.total_seconds()),
    )
    for place, act in enumerate(alert.acts.order_by("at", "pk")):
        CareAct.objects.filter(pk=act.pk).update(at=claimed + 25 * place * MINUTES)
    retell([STREAM], since=since, at=at)
