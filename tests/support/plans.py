"""A plan for tests, made by the real rules: Awa, accompanied by Nadia."""

from dataclasses import dataclass

from kit.ids import new_id
from participation.people.models import Structure, User
from participation.plans.models import Draft, Pillar, Plan, Section, Step, StepState, Voice, Who, Words
from participation.plans.rules import (
    answer_step,
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
