"""A plan for tests, made by the real rules: Awa, accompanied by Nadia."""

import datetime as dt
from dataclasses import dataclass

from kit.ids import new_id
from kit.time import today
from participation.people.models import Role, Structure, User
from participation.plans.engine.sharing import consent_words
from participation.plans.models import (
    Box,
    Consent,
    Draft,
    OnPhone,
    Pillar,
    Plan,
    Section,
    Step,
    StepState,
    Who,
    Words,
)
from participation.plans.rules import (
    Typed,
    Written,
    answer_step,
    give_consent,
    open_plan,
    open_section,
    propose_step,
    save_own_words,
    show_own_words,
    write_words,
)
from tests.support.people import StructureFactory, a_person, a_worker, accompany


@dataclass
class Pair:
    """A person, the worker who accompanies her, their plan with one part: housing."""

    person: User
    worker: User
    structure: Structure
    plan: Plan
    section: Section

    def words(self, box: Box = Box.OWN) -> Words:
        return Words.objects.get(section=self.section, box=box)

    def typed(self, text: str, base_seq: int, **changes) -> Typed:
        return Typed(**({"text": text, "base_seq": base_seq, "op_id": new_id()} | changes))

    def draft(self) -> Draft:
        return Draft.objects.get(section=self.section)

    def reload(self) -> Plan:
        self.plan.refresh_from_db()
        return self.plan

    def keeps(self, text: str, *, by: User | None = None, **changes) -> Draft:
        """She keeps words for herself."""
        typed = self.typed(text, **({"base_seq": self.draft().seq} | changes))
        return save_own_words(self.section.pk, typed=typed, by=by or self.person)

    def shows(self, text: str, *, by: User | None = None, **changes) -> Words:
        typed = self.typed(text, **({"base_seq": self.draft().seq} | changes))
        return show_own_words(self.section.pk, typed=typed, by=by or self.person)

    def team_writes(self, text: str, **changes) -> Words:
        return self.writes(text, Box.TEAM, by=self.worker, **changes).words

    def writes(self, text: str, box: Box = Box.WELL, *, by: User | None = None, **changes) -> Written:
        """The whole text of a box, typed over what is there now unless told otherwise."""
        here = Words.objects.filter(section=self.section, box=box).first()
        typed = self.typed(text, **({"base_seq": here.seq if here else 0} | changes))
        return write_words(self.section.pk, box, typed=typed, by=by or self.person)

    def proposes(self, title: str = "Visiter la résidence", *, by: User | None = None, **changes) -> Step:
        asked = {"who": Who.TOGETHER, "key": new_id(), "by": by or self.worker} | changes
        return propose_step(self.section.pk, title=title, **asked)

    def agreed_step(self, title: str = "Envoyer la fiche de paie", **changes) -> Step:
        step = self.proposes(title, **changes)
        return answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=self.person)


def a_pair(person: str = "Awa Keïta", worker: str = "Nadia Benali", pillar: Pillar = Pillar.HOUSING) -> Pair:
    structure = StructureFactory()
    awa, nadia = a_person(structure, person), a_worker(structure, worker)
    accompany(nadia, awa, structure)
    plan = open_plan(awa.pk, by=awa)
    section = open_section(plan.pk, pillar=pillar, by=awa)
    plan.refresh_from_db()
    return Pair(awa, nadia, structure, plan, section)


def a_partner(pair: Pair, name: str = "Paul Mercier") -> User:
    """A worker of another structure of the same territory."""
    return a_worker(StructureFactory(territory=pair.structure.territory), name)


def opens(pair: Pair, partner: User, *, section: Section | None = None, **changes) -> Consent:
    """She opens a part to the structure where this worker works, for a month: housing, unless told otherwise."""
    section = section or pair.section
    structure = partner.memberships.get(role=Role.WORKER).structure
    asked = {"until": today() + dt.timedelta(days=30), "may_write": False} | changes
    seen = words_for(section, structure, asked["until"], may_write=asked["may_write"])
    asked = {"words_seen": seen, "on_phone": OnPhone.SHARED, "key": new_id(), "by": pair.person} | asked
    return give_consent(section.pk, structure_id=structure.pk, **asked)


def words_for(section: Section, structure: Structure, until: dt.date, *, may_write: bool = False) -> str:
    """The sentences of her screen, as the page sends them back."""
    part, money = Pillar(section.pillar), section.pillar == Pillar.BUDGET
    said = consent_words(part=part.label, structure=structure.name, until=until, may_write=may_write, money=money)
    return "\n".join(said)
