"""A small world where each column of the table is one real account, tied as in life to Awa, her plan and her structure.

Nadia accompanies Awa at Les Tilleuls; Samira works there too; Claire runs it; Paul works at another structure of the
territory, to which Awa opened her housing; Lucie holds her mandate; Kader sits in the committee; the préfecture answers
recommendations; Inès runs the territory, Omar the platform; Moussa, of Les Tilleuls, is a stranger to Awa.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.test import Client

from cms.rules import plant, sync_groups
from kit.ids import new_id
from kit.time import midnight, now, today
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert
from participation.consultations.models import Consultation, Contribution, Plenary, Recommendation, Topic
from participation.consultations.rules import deal_cards, name_theme
from participation.moderation.models import ReviewItem
from participation.moderation.rules import publish_item
from participation.people.models import (
    EraseRequest,
    PhoneReset,
    Referent,
    ResetReason,
    Role,
    Structure,
    Territory,
    User,
)
from participation.people.rules import ask_erasure, ask_reset
from participation.places.models import Place
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.models import (
    Becomes,
    Box,
    BreakGlass,
    Consent,
    Coordination,
    Goal,
    GoalWord,
    JointDecision,
    LifeCycle,
    Meeting,
    OnPhone,
    OwnRating,
    Plan,
    Review,
    Section,
    Step,
    StepState,
    Way,
)
from participation.plans.rules import (
    Typed,
    answer_coordination,
    answer_goal,
    keep_budget_line,
    open_plan,
    open_section,
    propose_budget_change,
    propose_coordination,
    propose_goal,
    propose_meeting,
    propose_step,
    say_of_goal,
    send_message,
    show_own_words,
    write_budget_line,
    write_words,
)
from tests.doors import rights
from tests.support.care import a_call_for_help
from tests.support.clients import signed_in
from tests.support.cms import a_news
from tests.support.committee import published
from tests.support.consultations import NO, YES, a_consultation, a_contribution, answer, close
from tests.support.people import (
    StructureFactory,
    TerritoryFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
    with_role,
)
from tests.support.plenaries import a_plenary, a_topic
from tests.support.workshops import PlaceFactory, RoomFactory, SessionFactory, VenueFactory, WorkshopFactory, book
from workshops.models import Booking, Closure, Room, Session, Venue, Workshop
from workshops.rules import propose_workshop

STRANGER = "stranger"
HER_WORDS = "Je veux un logement avec deux fenêtres"
HER_RENT = "Le loyer de la rue des Lilas"
HER_SECRET = "Ce que je donne à mon fils"
TEAM_WORDS = "Nous cherchons ensemble du côté de la gare"
HER_MESSAGE = "Ouvrez le samedi matin, on y tient"
NOBODY = uuid.UUID("0199a0b0-0000-7000-8000-000000000000")
WHERE = "Derrière la bibliothèque"
READ_TOGETHER = "Le micro-ondes de la salle du fond"
HER_CALL = "Je n’ose pas rentrer ce soir"
HER_LETTER = "Je ne dors plus, je voudrais vous voir"
TALKED = "La chambre sur cour, j’y pense encore"
PLAN_WORDS = (HER_WORDS, TEAM_WORDS)


HER_VALUE = 4


@dataclass
class World:
    """The objects, and one account for each column: `actors[column]`, None for a visitor."""

    territory: Territory
    tilleuls: Structure
    relais: Structure
    actors: dict[str, User | None]
    fatou: User
    plan: Plan
    section: Section
    step: Step
    goal: Goal
    noted: GoalWord
    kept: OwnRating
    review: Review
    consultation: Consultation
    finished: Consultation
    recommendation: Recommendation
    contribution: Contribution
    plenary: Plenary
    held: Plenary
    topic: Topic
    workshop: Workshop
    session: Session
    roll: Session
    booking: Booking
    seat: Booking
    place: Place
    news: Any
    glass: BreakGlass
    consent: Consent
    meeting: Meeting
    coordination: Coordination
    decision: JointDecision
    erasing: EraseRequest
    reset: PhoneReset
    alert: CareAlert
    clients: dict[str, Client]
    editors: dict[str, Client]

    @property
    def awa(self) -> User:
        return self._known(rights.PERSON)

    @property
    def nadia(self) -> User:
        return self._known(rights.REFERENT)

    @cached_property
    def item(self) -> ReviewItem:
        """What Fatou wrote, that waits to be read."""
        return self.contribution.review

    def client(self, column: str) -> Client:
        """A browser of this column's account, as it entered once."""
        return self.clients[column]

    def editor(self, column: str) -> Client:
        """The same in a session that used a second factor, whoever it is, with its groups of `/gestion/` put in step
        with the table as it is now: so that nothing but the table keeps it out."""
        if user := self.actors[column]:
            sync_groups(user.pk)
        return self.editors[column]

    def break_glass(self, column: str) -> None:
        """An emergency reading of Awa's plan, opened now by this column's account."""
        _break_glass(self.plan, self._known(column), now())

    def _known(self, column: str) -> User:
        user = self.actors[column]
        assert user is not None
        return user


def build() -> World:
    """All of it, by the real rules where there is one. In the database as it is: the caller opens the transaction."""
    plant(hostname="testserver", port=80)
    territory = TerritoryFactory(name="Pays d’Aix")
    tilleuls = StructureFactory(territory=territory, name="Les Tilleuls")
    relais = StructureFactory(territory=territory, name="Le Relais")
    awa, nadia = a_person(tilleuls, "Awa Keïta"), a_worker(tilleuls, "Nadia Benali")
    accompany(nadia, awa, tilleuls)
    lucie, paul = a_user("Lucie Aubert"), a_worker(relais, "Paul Roux")
    give_mandate(awa, lucie)
    actors: dict[str, User | None] = {
        rights.ANONYMOUS: None,
        rights.PERSON: awa,
        rights.HELPER: lucie,
        rights.REFERENT: nadia,
        rights.COLLEAGUE: a_worker(tilleuls, "Samira Costa"),
        rights.PARTNER: paul,
        rights.COORDINATOR: a_coordinator(tilleuls, "Claire Martin"),
        rights.COMMITTEE: with_role(a_user("Kader Haddad"), Role.COMMITTEE, territory=territory),
        rights.ADDRESSEE: with_role(_staff("Préfecture"), Role.ADDRESSEE, tilleuls),
        rights.TERRITORY: with_role(_staff("Inès Faure"), Role.TERRITORY, territory=territory),
        rights.PLATFORM: with_role(_staff("Omar Saïd"), Role.PLATFORM),
        STRANGER: a_person(tilleuls, "Moussa Diallo"),
    }
    fatou = a_person(tilleuls, "Fatou Sow")
    plan, section, step = _her_plan(awa, nadia)
    _her_letters(awa, section)
    goal, noted = _her_goal(section, awa, nadia)
    plan.refresh_from_db()
    consent = _open_to(section, relais)
    coordination = _with_partners(plan, awa, nadia, relais)
    idriss = a_worker(tilleuls, "Idriss Sy")
    consultation, finished = a_consultation(tilleuls), _a_finished_one(tilleuls)
    _read_together(consultation, actors[rights.COMMITTEE])
    workshop = WorkshopFactory(structure=tilleuls)
    venue = VenueFactory(place=PlaceFactory(structure=tilleuls, name="Le Trait d’union"))
    session = SessionFactory(workshop=workshop, venue=venue, room=_a_house(venue), capacity=8)
    roll = SessionFactory(workshop=workshop, venue=venue, capacity=8)
    booking, seat = book(session, awa), book(roll, fatou)
    _an_idea(tilleuls, fatou, nadia)
    Session.objects.filter(pk=roll.pk).update(
        starts_at=now() - dt.timedelta(hours=1), ends_at=now() + dt.timedelta(hours=1)
    )
    clients = {column: signed_in(user) if user else Client() for column, user in actors.items()}
    factor = {column: signed_in(user, second_factor=True) if user else Client() for column, user in actors.items()}
    return World(
        clients=clients,
        editors=factor,
        **{"territory": territory, "tilleuls": tilleuls, "relais": relais, "actors": actors, "fatou": fatou},
        **{"plan": plan, "section": section, "step": step, "goal": goal, "noted": noted},
        review=Review.objects.create(plan=plan, on=today(), author=nadia),
        kept=OwnRating.objects.create(section=section, value=HER_VALUE),
        **{"consultation": consultation, "finished": finished},
        contribution=a_contribution(consultation, fatou, HER_MESSAGE),
        recommendation=_recommended(finished, actors[rights.ADDRESSEE]),
        **_plenaries(tilleuls, actors[rights.COORDINATOR], fatou),
        **{"workshop": workshop, "session": session, "roll": roll, "booking": booking, "seat": seat},
        place=venue.place,
        news=a_news(tilleuls, title="Un médecin vient aux Tilleuls", live=False, owner=fatou),
        glass=_break_glass(plan, idriss, now() - dt.timedelta(hours=3)),
        consent=consent,
        meeting=_meeting(awa, nadia),
        coordination=coordination,
        decision=_a_decision(coordination, section),
        erasing=ask_erasure(by=awa),
        reset=ask_reset(awa.pk, reason=ResetReason.LOST, new_phone="", by=nadia),
        alert=a_call_for_help(awa, said=Said(words=HER_CALL)),
    )


def _read_together(consultation: Consultation, member: User | None) -> None:
    """One published message with its number and a theme, and one that has no number yet."""
    assert member is not None
    published(consultation, READ_TOGETHER)
    deal_cards(consultation.pk, by=member)
    name_theme(consultation.pk, name="Repas", rule="Quand on parle de manger.", by=member)
    published(consultation, "Une table de plus")


def _a_house(venue: Venue) -> Room:
    """A room of the tiers lieu, which is shut one day; and a garden where no workshop is held yet."""
    PlaceFactory(structure=venue.place.structure, name="Le jardin des Tanneurs")
    starts_at = midnight(today() + dt.timedelta(days=90))
    Closure.objects.create(venue=venue, starts_at=starts_at, ends_at=starts_at + dt.timedelta(days=1))
    return RoomFactory(venue=venue, name="La cuisine")


def _an_idea(structure: Structure, fatou: User, nadia: User) -> None:
    """What Fatou proposed, published: it waits for the team's answer."""
    said = {"text": "Peindre un mur", "part": "lead", "person": fatou, "by": fatou, "key": new_id()}
    idea = propose_workshop(structure.pk, **said)
    publish_item(idea.review_id, seen=idea.review.version, by=nadia)


def _plenaries(structure: Structure, claire: User | None, fatou: User) -> dict[str, Any]:
    """One to come, for which Fatou proposed a theme, and one that was held."""
    plenary = a_plenary(structure, by=claire)
    return {"plenary": plenary, "held": a_plenary(structure, days=-3, by=claire), "topic": a_topic(plenary, by=fatou)}


def _staff(name: str) -> User:
    return a_user(name, phone=None, username=f"staff{uuid.uuid4().hex[:8]}")


def _her_plan(awa: User, nadia: User) -> tuple[Plan, Section, Step]:
    plan = open_plan(awa.pk, by=awa)
    section = open_section(plan.pk, pillar="logement", by=awa)
    show_own_words(section.pk, typed=Typed(HER_WORDS, 0, new_id()), by=awa)
    write_words(section.pk, Box.TEAM, typed=Typed(TEAM_WORDS, 0, new_id()), by=nadia)
    _her_budget(plan, awa, nadia)
    step = propose_step(section.pk, title="Visiter la résidence", who="together", key=new_id(), by=nadia)
    plan.refresh_from_db()
    return plan, section, step


def _her_budget(plan: Plan, awa: User, nadia: User) -> None:
    """One line both sides see, what Nadia would write in its place, and one that Awa keeps for herself."""
    budget = open_section(plan.pk, pillar="budget", by=awa)
    rent = Figures(kind=LineKind.RENT, label=HER_RENT, cents=412_00, period=Period.MONTH)
    line = write_budget_line(budget.pk, figures=rent, key=new_id(), by=awa)
    propose_budget_change(line.pk, figures=replace(rent, cents=420_00), key=new_id(), by=nadia)
    keep_budget_line(budget.pk, figures=replace(rent, label=HER_SECRET), key=new_id(), by=awa)


def _meeting(awa: User, nadia: User) -> Meeting:
    at = midnight(today() + dt.timedelta(days=2)) + dt.timedelta(hours=14)
    where = {"way": Way.ADDRESS, "address": "devant la mairie"}
    return propose_meeting(awa.pk, starts_at=at, **where, key=new_id(), by=nadia)


def _with_partners(plan: Plan, awa: User, nadia: User, relais: Structure) -> Coordination:
    """A meeting that Nadia proposes and Awa agrees to, with whom she opened her housing to."""
    at = midnight(today() + dt.timedelta(days=3)) + dt.timedelta(hours=10)
    where = {"way": Way.ADDRESS, "address": WHERE, "structures": [relais.pk]}
    found = propose_coordination(plan.pk, starts_at=at, **where, key=new_id(), by=nadia)
    return answer_coordination(found.pk, answer="agreed", seen=found.seq, by=awa)


def _a_decision(coordination: Coordination, section: Section) -> JointDecision:
    """It waits for her yes, before the meeting has ended: each door is tried alone."""
    noted = {"text": "Garder le dossier", "becomes": Becomes.NOTED, "state": StepState.PROPOSED}
    return coordination.decisions.create(section=section, rank=12, **noted)


def _her_letters(awa: User, section: Section) -> None:
    """What she wrote to who accompanies her, and what she wrote about a part of her plan."""
    for about, said in ((awa.pk, HER_LETTER), (section.pk, TALKED)):
        send_message(about, text=said, seen=0, key=new_id(), by=awa)


def _her_goal(section: Section, awa: User, nadia: User) -> tuple[Goal, GoalWord]:
    """Agreed; and what Nadia noted of it waits for Awa's yes."""
    goal = propose_goal(section.pk, title="Avoir un studio", key=new_id(), by=nadia)
    goal = answer_goal(goal.pk, answer=StepState.AGREED, seen=goal.seq, by=awa)
    noted = say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, achievement="improving", seen=goal.seq, by=nadia)
    return goal, noted


def _break_glass(plan: Plan, worker: User, at: dt.datetime) -> BreakGlass:
    return BreakGlass.objects.create(
        plan=plan,
        opened_by=worker,
        reason="Elle ne répond plus depuis trois jours.",
        opened_at=at,
        expires_at=at + dt.timedelta(minutes=30),
        review_due_at=at + dt.timedelta(hours=72),
    )


def _open_to(section: Section, structure: Structure) -> Consent:
    return Consent.objects.create(
        section=section,
        structure=structure,
        may_write=True,
        may_commit=True,
        until=today() + dt.timedelta(days=30),
        on_phone=OnPhone.OWN,
        words_seen="Vous ouvrez « Logement » au Relais.",
    )


def _a_finished_one(structure: Structure) -> Consultation:
    consultation = a_consultation(structure, title="Les repas du soir")
    for number in range(12):
        answer(consultation, "samedi", YES if number % 2 else NO, a_person(structure, f"Personne {number}"))
    close(consultation)
    return consultation


def _recommended(consultation: Consultation, addressee: User) -> Recommendation:
    """One that is handed over; the second is not yet."""
    words = {"consultation": consultation, "title": "Mettre un micro-ondes", "text": "Le repas est froid."}
    first = Recommendation.objects.create(**words, number=1, addressee=addressee, handed_at=now())
    Recommendation.objects.create(**words, number=2, addressee=addressee)
    return first


def stand_in(world: World, worker: User, **changes) -> Referent:
    """Somebody who stands in for Nadia from today on for a week, of which Awa was told."""
    relation = Referent.objects.get(person=world.awa, worker=world.nadia)
    dates = {"starts_on": today(), "ends_on": today() + dt.timedelta(days=7), "told_at": now()} | changes
    return Referent.objects.create(
        person=world.awa, worker=worker, structure=world.tilleuls, stands_in_for=relation, **dates
    )
