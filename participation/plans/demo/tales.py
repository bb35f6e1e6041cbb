"""Plans in every state, told by the real rules on the days before today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import MONTHS, now
from participation.people.models import Referent, User, dated
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
    ask_about_step,
    ask_to_talk,
    complete_plan,
    finish_step,
    note_reading,
    offer_words,
    open_plan,
    open_section,
    propose_goal,
    propose_step,
    rate_situation,
    save_own_words,
    say_of_goal,
    say_yes_to_plan,
    show_own_words,
    withdraw_plan,
    write_words,
)

from .budget import asks_for_more, her_budget, keeps_a_debt, rows_of_budget
from .others import emergency, opens


def build(life: Life) -> None:
    if not life.sample:
        return
    moussa(life)
    awa(life)
    iryna(life)
    joel(life)
    salma(life)
    others(life)


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

    def adds(self, by: User, section: Section, box: Box, text: str) -> None:
        """After what is there."""
        self.writes(by, section, box, Words.objects.get(section=section, box=box).shown + text)

    def writes(self, by: User, section: Section, box: Box, text: str) -> None:
        """The box, as it is after this person has typed: the whole text."""
        words = Words.objects.filter(section=section, box=box).first()
        typed = Typed(text, words.seq if words else 0, new_id())
        write_words(section.pk, box, typed=typed, by=by)

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


def month(life: Life, days: int) -> str:
    return MONTHS[life.day(days).month - 1]


def moussa(life: Life) -> None:
    """The plan of the mock-up: his référente has said yes, he has not yet."""
    tale = Tale(life, life.people["moussa"], life.people["nadia"], begins=-46)
    with tale.on(-45, 10, 30):
        tale.shows(tale.part(Pillar.WISH), "Je veux un logement à moi, pour recevoir ma fille le week-end.")
        housing = tale.part(Pillar.HOUSING, "Avoir un studio avant l’été.")
        tale.shows(housing, "Je veux rester près de l’école de ma fille.")
        studio = tale.goal(housing, "Un studio près de l’école, avant l’été", Achievement.IMPROVING)
        tale.step(housing, "Remplir la demande de logement", Who.TOGETHER, done=-18, goal=studio)
        tale.step(housing, "Envoyer la fiche de paie", Who.ME, due=17, goal=studio)
        tale.step(housing, "Appeler la résidence Les Glycines", Who.WORKER, due=-3, goal=studio)
    with tale.on(-31, 14):
        health = tale.part(Pillar.HEALTH, "Voir un dentiste.")
        tale.step(health, "Choisir un médecin", Who.ME, done=-20)
        tale.step(health, "Prendre rendez-vous chez le dentiste", Who.ME, due=12)
        work = tale.part(Pillar.WORK, "Passer le permis cariste.")
        tale.step(work, "Visiter le centre de formation", Who.TOGETHER, due=21)
        tale.step(work, "Demander l’aide pour payer la formation", Who.WORKER, due=35)
    with tale.on(-30, 19):
        tale.rates(housing, 3)
    with tale.on(-29, 20):
        tale.writes(tale.person, housing, Box.WELL, "Je paie mon loyer à l’heure. Je m’entends bien avec mes voisins.")
        tale.writes(tale.person, housing, Box.BLOCKS, "La chambre est trop petite pour ma fille.")
    with tale.on(-14, 16):
        tale.team(housing, f"Votre dossier est complet. La réponse arrive en {month(life, 60)}.")
        tale.adds(tale.worker, housing, Box.WELL, " Votre employeur vous garde en contrat long.")
        tale.adds(tale.worker, housing, Box.BLOCKS, " Les studios près de l’école sont rares.")
        tale.writes(tale.worker, housing, Box.OURS, "J’appelle la résidence chaque lundi.")
    with tale.on(-13, 19):
        tale.writes(tale.person, housing, Box.MINE, "Je garde mes fiches de paie dans la pochette bleue.")
    with tale.on(-11, 11):
        tale.yes(tale.worker)
    with tale.on(-4, 9, 40):
        note_reading(tale.plan, by=tale.worker)
        tale.proposes(tale.worker, housing, f"Visiter la résidence ensemble, en {month(life, 32)}.", Who.TOGETHER)
    with tale.on(-3, 18):
        tale.rates(housing, 6)
        tale.rates(health, 4, show=False)
    with tale.on(-1, 9, 15):
        ask_about_step(Step.objects.get(section=housing, who=Who.WORKER).pk, by=tale.person)
    with tale.on(-2, 15):
        blocks = "La chambre fait 9 mètres carrés. Les studios près de l’école sont rares."
        tale.writes(tale.worker, housing, Box.BLOCKS, blocks)  # in his sentence: it waits for his yes
    with tale.on(-1, 20, 10):
        tale.keeps(health, "J’ai peur d’aller chez le dentiste. Je ne sais pas encore comment le dire.")


def awa(life: Life) -> None:
    """Agreed by both, four steps of six done; she proposes one more."""
    tale = Tale(life, life.people["awa"], life.people["nadia"], begins=-120)
    with tale.on(-119, 11):
        tale.shows(tale.part(Pillar.WISH), "Travailler la nuit, c’est fini.")
        work = tale.part(Pillar.WORK, "Un travail de jour, près de chez moi.")
        tale.shows(work, "Je veux être là quand les enfants rentrent de l’école.")
        tale.team(work, "La crèche de la gare cherche quelqu’un. Nous préparons votre lettre ensemble.")
        tale.step(work, "Écrire une lettre pour la crèche", Who.TOGETHER, done=-80)
        tale.step(work, "Porter la lettre", Who.ME, done=-74)
        tale.step(work, "Appeler la directrice", Who.WORKER, done=-60)
        tale.step(work, "Passer l’entretien", Who.ME, due=9)
        budget = tale.part(Pillar.BUDGET, "Finir de payer la dette d’électricité.")
        tale.shows(budget, "Je peux donner 30 euros par mois.")
        tale.step(budget, "Demander un paiement en plusieurs fois", Who.TOGETHER, done=-40)
        tale.step(budget, "Payer la dernière part", Who.ME, due=40)
        electricity = her_budget(tale, budget)
    with tale.on(-58, 15):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    emergency(tale, life.people["samira"], life.people["claire"])
    if agency := life.structures.get("agence"):
        opens(tale, budget, agency, days=-12)
    with tale.on(-2, 11, 15):
        asks_for_more(tale, electricity)
    with tale.on(-1, 18, 30):
        keeps_a_debt(tale, budget)
        tale.proposes(tale.person, work, "Faire une journée d’essai à la crèche", Who.ME, due=20)


def iryna(life: Life) -> None:
    """Both had said yes; she changed her words: to be read together."""
    tale = Tale(life, life.people["iryna"], life.people["nadia"], begins=-70)
    with tale.on(-69, 14):
        tale.shows(tale.part(Pillar.WISH), "Parler français au travail.")
        work = tale.part(Pillar.WORK, "Apprendre le français, puis reprendre mon métier.")
        tale.shows(work, "J’étais comptable. Je veux compter encore.")
        tale.step(work, "S’inscrire au cours du mardi", Who.TOGETHER, done=-50)
        tale.step(work, "Faire traduire mon diplôme", Who.WORKER, done=-22)
        tale.step(work, "Passer le test de français", Who.ME, due=30)
        housing = tale.part(Pillar.HOUSING, "Une chambre plus calme.")
        tale.shows(housing, "Je dors mal à cause du bruit.")
        tale.team(housing, "Nous demandons une chambre sur cour.")
        tale.step(housing, "Écrire au gérant", Who.WORKER, due=6)
        tale.step(housing, "Visiter la chambre sur cour", Who.TOGETHER, due=25)
    with tale.on(-21, 15):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(-1, 21):
        tale.shows(housing, "Je dors mal à cause du bruit. Je préfère changer de quartier.")
    with tale.on(-1, 21, 20):
        offer_words(work.pk, text="Je voudrais un stage dans un bureau.", key=new_id(), by=tale.worker)


def joel(life: Life) -> None:
    """He does not agree, and said no to a step."""
    tale = Tale(life, life.people["joel"], life.people["samira"], begins=-25)
    with tale.on(-24, 11):
        tale.shows(tale.part(Pillar.WISH), "Qu’on m’écoute.")
        health = tale.part(Pillar.HEALTH)
        tale.shows(health, "Je ne veux pas retourner à l’hôpital.")
        tale.step(health, "Rencontrer l’infirmière de l’accueil", Who.TOGETHER, due=8)
        tale.step(health, "Demander la carte de santé", Who.WORKER, due=15)
        refused = tale.proposes(tale.worker, health, "Prendre rendez-vous à l’hôpital", Who.ME, due=20)
    with tale.on(-4, 10):
        answer_step(refused.pk, answer=StepState.DECLINED, seen=refused.seq, by=tale.person)
        ask_to_talk(tale.plan.pk, refusing=True, seen=tale.seen, by=tale.person)


def salma(life: Life) -> None:
    """All five steps are done, the plan is completed."""
    tale = Tale(life, life.people["salma"], life.people["samira"], begins=-300)
    with tale.on(-299, 10):
        tale.shows(tale.part(Pillar.WISH), "Finir mon diplôme.")
        work = tale.part(Pillar.WORK, "Le diplôme d’aide-soignante en juin.")
        tale.shows(work, "Il me manque un stage et deux examens.")
        tale.team(work, "Vous avez tout ce qu’il faut. Nous cherchons le stage.")
        for title, who, done in [
            ("Trouver un stage", Who.TOGETHER, -240),
            ("Demander une garde pour le petit", Who.WORKER, -230),
            ("Faire le stage", Who.ME, -150),
            ("Passer le premier examen", Who.ME, -60),
            ("Passer le dernier examen", Who.ME, -16),
        ]:
            tale.step(work, title, who, done=done)
    with tale.on(-280, 16):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(-9, 14):
        complete_plan(tale.plan.pk, seen=tale.seen, by=tale.person)


def others(life: Life) -> None:
    """Of the other persons accompanied: one stopped her plan, one has just begun, one has only opened hers, the others
    have none."""
    told = Plan.objects.values("person")
    pairs = Referent.objects.filter(dated()).exclude(person__in=told).select_related("person", "worker")
    stopped, begun, opened, *_without = [*pairs.order_by("person__name"), None, None, None]
    if stopped:
        tale = Tale(life, stopped.person, stopped.worker, begins=-90)
        with tale.on(-89, 10):
            tale.shows(tale.part(Pillar.WISH), "Être tranquille.")
            rights = tale.part(Pillar.RIGHTS)
            tale.step(rights, "Refaire la carte d’identité", Who.TOGETHER, done=-60)
        with tale.on(-30, 17):
            withdraw_plan(tale.plan.pk, by=tale.person)
    if begun:
        tale = Tale(life, begun.person, begun.worker, begins=-3)
        with tale.on(-2, 12):
            tale.shows(tale.part(Pillar.WISH), "Retrouver le goût de sortir de chez moi.")
            tale.part(Pillar.SOCIAL, "Voir du monde une fois par semaine.")
    if opened:
        Tale(life, opened.person, opened.worker, begins=-1)
