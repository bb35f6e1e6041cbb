"""One plan of the demo, told day by day by the real rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from participation.people.models import Structure, User
from participation.plans.models import (
    Achievement,
    Box,
    Consent,
    Draft,
    DraftPost,
    Goal,
    GoalWord,
    LifeCycle,
    OwnRating,
    Pillar,
    Plan,
    Proposal,
    Section,
    ShownRating,
    Step,
    StepQuestion,
    StepState,
    Who,
    Words,
    WordsPost,
    WordsVersion,
)
from participation.plans.rules import (
    Details,
    Typed,
    answer_goal,
    answer_step,
    copy_handwriting,
    finish_step,
    note_reading,
    open_plan,
    open_section,
    propose_goal,
    propose_step,
    rate_situation,
    save_own_words,
    say_of_goal,
    say_yes_to_plan,
    show_own_words,
    write_words,
)

from .budget import rows_of_budget
from .signing import retell_versions


class Tale:
    """One plan, told day by day: what happens inside `on(day)` gets the date of that day, weekends avoided."""

    def __init__(self, life: Life, person: User, worker: User, *, begins: int) -> None:
        self.life, self.person, self.worker = life, person, worker
        with self.on(begins, 10):
            self.plan = open_plan(person.pk, by=person)

    def day(self, n: int) -> dt.date:
        """The date `n` days from today, or the working day just before."""
        day = self.life.day(n)
        return day - dt.timedelta(days=max(0, day.weekday() - 4))

    @contextmanager
    def on(self, n: int, hour: int, minute: int = 0) -> Iterator[None]:
        begun = now()
        yield
        told = self.life.at((self.day(n) - self.life.today).days, hour, minute)
        retell_versions(self.plan, since=begun, at=told)
        retell([f"{name}:{self.plan.pk}" for name in ("plan", "drafts", "access")], since=begun, at=told)
        rows = [
            (Section.objects.filter(plan=self.plan), "opened_at"),
            (Words.objects.filter(section__plan=self.plan), "shown_at"),
            (WordsVersion.objects.filter(words__section__plan=self.plan), "at"),
            (Draft.objects.filter(section__plan=self.plan), "updated_at"),
            (WordsPost.objects.filter(words__section__plan=self.plan), "at"),
            (DraftPost.objects.filter(draft__section__plan=self.plan), "at"),
            (Proposal.objects.filter(words__section__plan=self.plan), "at"),
            (Proposal.objects.filter(words__section__plan=self.plan), "answered_at"),
            *((rows, "at") for rows in rows_of_budget(self.plan)),
            (Step.objects.filter(section__plan=self.plan), "proposed_at"),
            (Step.objects.filter(section__plan=self.plan), "answered_at"),
            (Goal.objects.filter(section__plan=self.plan), "proposed_at"),
            (Goal.objects.filter(section__plan=self.plan), "answered_at"),
            (GoalWord.objects.filter(goal__section__plan=self.plan), "at"),
            (StepQuestion.objects.filter(step__section__plan=self.plan), "asked_at"),
            (OwnRating.objects.filter(section__plan=self.plan), "at"),
            (ShownRating.objects.filter(section__plan=self.plan), "at"),
            (ShownRating.objects.filter(section__plan=self.plan), "shown_at"),
            (Consent.objects.filter(section__plan=self.plan), "given_at"),
            *(
                (Plan.objects.filter(pk=self.plan.pk), name)
                for name in ("opened_at", "changed_at", "person_answered_at", "team_answered_at", "closed_at")
            ),
        ]
        for found, name in rows:
            found.filter(**{f"{name}__gte": begun}).update(**{name: told})

    @property
    def seen(self) -> int:
        return Plan.objects.values_list("version", flat=True).get(pk=self.plan.pk)

    def part(self, pillar: Pillar, aim: str = "") -> Section:
        if pillar is Pillar.WISH:
            return self.plan.sections.get(pillar=pillar)
        return open_section(self.plan.pk, pillar=pillar, aim=aim, by=self.person)

    def shows(self, section: Section, text: str) -> None:
        seq = Draft.objects.get(section=section).seq
        show_own_words(section.pk, typed=Typed(text, seq, new_id()), by=self.person)

    def keeps(self, section: Section, text: str) -> None:
        seq = Draft.objects.get(section=section).seq
        save_own_words(section.pk, typed=Typed(text, seq, new_id()), by=self.person)

    def team(self, section: Section, text: str) -> None:
        self.writes(self.worker, section, Box.TEAM, text)

    def writes(self, by: User, section: Section, box: Box, text: str) -> None:
        """The box, as it is after this person has typed: the whole text."""
        words = Words.objects.filter(section=section, box=box).first()
        typed = Typed(text, words.seq if words else 0, new_id())
        write_words(section.pk, box, typed=typed, by=by)

    def commits(self, by: User, section: Section, structure: Structure, text: str) -> None:
        """What another structure does, as its worker writes it for the first time."""
        typed = Typed(text, 0, new_id())
        write_words(section.pk, Box.PARTNER, structure_id=structure.pk, typed=typed, by=by)

    def adds(self, by: User, section: Section, box: Box, text: str) -> None:
        """After what is there."""
        self.writes(by, section, box, Words.objects.get(section=section, box=box).shown + text)

    def by_hand(self, texts: dict[Section, str]) -> list[Proposal]:
        """What she wrote on the printed plan, typed in by who accompanies her: it waits for her yes."""
        written = {section.pk: text for section, text in texts.items()}
        return copy_handwriting(self.plan.pk, texts=written, key=new_id(), by=self.worker)

    def proposes(
        self,
        by: User,
        section: Section,
        title: str,
        who: Who,
        *,
        due: int | None = None,
        details: Details | None = None,
    ) -> Step:
        day = self.day(due) if due is not None else None
        return propose_step(section.pk, title=title, who=who, due_on=day, details=details, key=new_id(), by=by)

    def goal(self, section: Section, title: str, said: Achievement | None = None) -> Goal:
        """A goal of hers that the worker agreed to; and how far she says it is."""
        goal = propose_goal(section.pk, title=title, key=new_id(), by=self.person)
        goal = answer_goal(goal.pk, answer=StepState.AGREED, seen=goal.seq, by=self.worker)
        if said:
            say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, achievement=said, seen=goal.seq, by=self.person)
        return goal

    def step(
        self,
        section: Section,
        title: str,
        who: Who,
        *,
        due: int | None = None,
        done: int | None = None,
        goal: Goal | None = None,
    ) -> None:
        """A step the worker proposed and the person agreed to; due, and done, so many days from today."""
        step = self.proposes(self.worker, section, title, who, details=Details(goal=goal and goal.pk))
        step = answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=self.person)
        if due is not None:  # a day that was to come, then
            Step.objects.filter(pk=step.pk).update(due_on=self.day(due))
        if done is not None:
            finish_step(step.pk, done=True, seen=step.seq, by=self.worker if who == Who.WORKER else self.person)
            Step.objects.filter(pk=step.pk).update(done_on=self.day(done))

    def rates(self, section: Section, value: int, *, show: bool = True) -> None:
        rate_situation(section.pk, value=value, show=show, key=new_id(), by=self.person)

    def yes(self, by: User) -> None:
        note_reading(self.plan, by=by)
        say_yes_to_plan(self.plan.pk, seen=self.seen, by=by)
