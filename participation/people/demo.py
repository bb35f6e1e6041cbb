"""The people of the demo: an invented territory, three structures, a dozen persons and those who work with them.

Passwords, personal codes and secrets are drawn at random in each demo, and written in its demo.json only.
"""

import datetime as dt
import secrets
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from kit.demo import Life
from outbox.rules import deliver_message, queue_message
from participation.people.engine.pins import PIN_LENGTH, is_obvious
from participation.people.models import Mandate, Membership, Referent, Role, Structure, Territory, User
from participation.people.notices import NEWS
from participation.people.rules import agree_contact, ask_erasure, grant_role, invite_worker, name_stand_in

STRUCTURES = (
    ("tilleuls", "Les Tilleuls", "0199000000"),
    ("agence", "Agence des solidarités", "0199000010"),
    ("trait-union", "Le Trait d’union", "0199000020"),
)
STAFF = (
    # key, name, role, its structures (the first is where one mostly finds them)
    ("nadia", "Nadia Benali", Role.WORKER, ("tilleuls",)),
    ("samira", "Samira Costa", Role.WORKER, ("tilleuls",)),
    ("paul", "Paul Mercier", Role.WORKER, ("agence",)),
    ("ming", "Ming Chen", Role.WORKER, ("trait-union",)),
    ("claire", "Claire Martin", Role.COORDINATOR, ("tilleuls", "agence", "trait-union")),
    ("ines", "Inès Faure", Role.TERRITORY, ()),
    ("prefecture", "Préfecture du Val d’Orme", Role.ADDRESSEE, ("agence",)),
)
PERSONS = (
    # key, name, the end of the number (None: a card), structure, référente or référent, since how many days
    ("moussa", "Moussa Diallo", "01", "tilleuls", "nadia", 48),
    ("awa", "Awa Keïta", "02", "tilleuls", "nadia", 125),
    ("iryna", "Iryna Petrenko", None, "tilleuls", "nadia", 80),
    ("joel", "Joël Rousseau", "04", "tilleuls", "samira", 30),
    ("salma", "Salma Haddad", "05", "tilleuls", "samira", 310),
    ("kader", "Kader Haddou", "06", "agence", "paul", 400),
    ("fatou", "Fatou Sarr", "11", "tilleuls", "samira", 60),
    ("jean-marc", "Jean-Marc Lefort", "12", "tilleuls", "nadia", 210),
    ("gulnara", "Gulnara Aliyeva", "13", "tilleuls", None, 9),
    ("denise", "Denise Maillard", "14", "agence", "paul", 150),
    ("tesfay", "Tesfay Gebre", "15", "agence", "paul", 22),
    ("lucas", "Lucas Ferreira", "16", "agence", None, 5),
)


def build(life: Life) -> None:
    """Fills `life.people` and `life.structures`; adds `life.territory`."""
    life.territory = Territory.objects.create(name="Val d’Orme", slug="val-orme")
    for key, name, phone in STRUCTURES:
        life.structures[key] = Structure.objects.create(territory=life.territory, name=name, slug=key, phone=phone)
    admin = _staff(life, "admin", "Administration", Role.PLATFORM, by=None)
    for key, name, role, structures in STAFF:
        places = [life.structures[structure] for structure in structures]
        _staff(life, key, name, role, *places, by=admin)
    _since(life, 500)
    if life.sample:
        _persons(life)


def _staff(life: Life, key: str, name: str, role: Role, *structures: Structure, by: User | None) -> User:
    user = User.objects.create_user(name=name, username=key)
    territory = life.territory if role == Role.TERRITORY else None
    for place in structures or (None,):
        grant_role(user, role, structure=place, territory=territory, by=by)
    password, secret = secrets.token_urlsafe(12), generate_totp_secret()
    user.set_password(password)
    user.save(update_fields=["password"])
    TOTP.activate(user, secret)
    where = structures[0].name if structures else None
    life.account(key, role=role, user=user, password=password, totp_secret=secret, structure=where)
    return user


def _persons(life: Life) -> None:
    claire = life.people["claire"]
    for key, name, number, structure, referent, days in PERSONS:
        code = None if number else _pin()
        way_in: dict[str, Any] = {"phone": f"+336399800{number}"} if number else {"username": key, "password": code}
        person = User.objects.create_user(name=name, own_phone=bool(number), **way_in)
        place = life.structures[structure]
        grant_role(person, Role.PERSON, structure=place, by=claire)
        if referent:
            Referent.objects.create(
                person=person, worker=life.people[referent], structure=place, starts_on=life.day(-days)
            )
        sure = life.at(-1, 10) if number else None  # she entered yesterday
        Membership.objects.filter(user=person).update(starts_on=life.day(-days))
        User.objects.filter(pk=person.pk).update(created_at=life.at(-days, 10), phone_sure_at=sure)
        role = Role.COMMITTEE if key == "kader" else Role.PERSON
        life.account(key, role=role, user=person, password=code, structure=place.name)
    grant_role(life.people["kader"], Role.COMMITTEE, territory=life.territory, by=life.people["admin"])
    _to_call(life)
    # She moves away: the relay, Claire, has one account to erase.
    ask_erasure(by=life.people["gulnara"])
    _coming(life)
    lucie = User.objects.create_user(name="Lucie Diallo", phone="+33639980007", own_phone=True)
    Mandate.objects.create(
        person=life.people["moussa"],
        helper=lucie,
        starts_on=life.day(-20),
        ends_on=life.day(160),
        for_plan=True,
        for_workshop=True,
        for_consultation=True,
        for_message=True,
    )
    life.account("aidant", role="helper", user=lucie)


def _pin() -> str:
    """Six figures that the page itself would take."""
    pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"
    return _pin() if is_obvious(pin) else pin


def _coming(life: Life) -> None:
    """Samira goes on holiday: Nadia stands in for her with Joël, who has not answered yet. And somebody joins."""
    samira = life.people["samira"]
    with_joel = Referent.objects.get(worker=samira, person=life.people["joel"])
    name_stand_in(
        with_joel.pk,
        worker_id=life.people["nadia"].pk,
        starts_on=life.day(0),
        ends_on=life.day(14),
        told_face_to_face=False,
        by=samira,
    )
    invite_worker(
        name="Lina Roy",
        username="lina",
        role=Role.WORKER,
        structure=life.structures["tilleuls"],
        ends_on=life.day(180),
        by=life.people["claire"],
    )


def _to_call(life: Life) -> None:
    """Salma's husband reads her telephone: no SMS, and her neighbour's landline. So there is somebody to call."""
    salma = life.people["salma"]
    landline = "+33199000042"
    agree_contact(
        salma.pk,
        phone=landline,
        whose="à sa voisine Rosa",
        never_sms=True,
        voicemail=False,
        hours_from=dt.time(9),
        hours_until=dt.time(19),
        signature="",
        by=life.people["samira"],
    )
    yesterday = life.at(-1, 14)
    message = queue_message(kind=NEWS, to=salma.pk, data={}, key=f"{NEWS}:demo", due_at=yesterday)
    deliver_message(message.pk, at=yesterday)


def _since(life: Life, days: int) -> None:
    """The network did not open this morning."""
    Membership.objects.update(starts_on=life.day(-days))
    User.objects.update(created_at=life.at(-days, 9))
