"""A plan for tests, made by the real rules: Awa, accompanied by Nadia."""

import datetime as dt
from dataclasses import dataclass

from kit.ids import new_id
from kit.time import today
from participation.people.models import Role, Structure, User
from participation.plans.engine.sharing import consent_words
from participation.plans.models import (
    Consent,
    Draft,
    OnPhone,
    Pillar,
    Plan,
    Section,
    Step,
    StepState,
    Voice,
    Who,
    Words,
)
from participation.plans.rules import (
    answer_step,
    give_consent,
    open_plan,
    open_section,
    propose_step,
    save_own_words,
    show_own_words,
    write_team_words,
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

    def words(self, voice: Voice = Voice.PERSON) -> Words:
        return Words.objects.get(section=self.section, voice=voice)

    def draft(self) -> Draft:
        return Draft.objects.get(section=self.section)

    def reload(self) -> Plan:
        self.plan.refresh_from_db()
        return self.plan

    def keeps(self, text: str, **changes) -> Draft:
        """She keeps words for herself."""
        asked = {"base_seq": self.draft().seq, "key": new_id(), "by": self.person} | changes
        return save_own_words(self.section.pk, text=text, **asked)

    def shows(self, text: str, **changes) -> Words:
        asked = {"base_seq": self.draft().seq, "key": new_id(), "by": self.person} | changes
        return show_own_words(self.section.pk, text=text, **asked)

    def team_writes(self, text: str, **changes) -> Words:
        asked = {"base_seq": self.words(Voice.TEAM).seq, "key": new_id(), "by": self.worker} | changes
        return write_team_words(self.section.pk, text=text, **asked)

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
    part = Pillar(section.pillar).label
    return "\n".join(consent_words(part=part, structure=structure.name, until=until, may_write=may_write))
