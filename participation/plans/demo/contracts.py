"""Projects and contracts that are signed: for a year, renewed, or waiting for the département."""

from __future__ import annotations

from kit.demo import Life
from kit.ids import new_id
from participation.people.models import Referent
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Method
from participation.plans.models import Kind, Pillar, Who
from participation.plans.rules import write_budget_line

from .reviews import look_back
from .signing import becomes, continues, signs, team_signs
from .tale import Tale


def active(life: Life, pair: Referent) -> None:
    """A personalised project for a year, signed by both on the screen."""
    tale = Tale(life, pair.person, pair.worker, begins=-40)
    with tale.on(-39, 11):
        tale.shows(tale.part(Pillar.WISH), "Un travail dehors, avec les arbres.")
        work = tale.part(Pillar.WORK, "Entrer dans un chantier d’insertion.")
        tale.step(work, "Visiter le chantier de la rivière", Who.TOGETHER, due=10)
        becomes(tale, Terms(Kind.PROJECT, tale.day(-30), 12))
    with tale.on(-31, 15):
        tale.yes(tale.person)
        tale.yes(tale.worker)
    with tale.on(-31, 16):
        team_signs(tale)
        signs(tale, tale.person, Mover.PERSON, device=Device.SHARED)


def renewed(life: Life, pair: Referent) -> None:
    """A MASP of level 1 that ends soon; the next one is being written."""
    tale = Tale(life, pair.person, pair.worker, begins=-195)
    with tale.on(-194, 10):
        tale.shows(tale.part(Pillar.WISH), "Ne plus avoir peur d’ouvrir le courrier.")
        budget = tale.part(Pillar.BUDGET, "Payer le loyer chaque mois.")
        tale.team(budget, "Nous ouvrons le courrier ensemble, deux fois par mois.")
        tale.step(budget, "Classer les factures", Who.TOGETHER, done=-120)
        tale.step(budget, "Appeler le bailleur pour la dette", Who.WORKER, due=20)
        becomes(tale, Terms(Kind.MASP_1, tale.day(-175), 6))
    all_three(tale, life, -185)
    hers, theirs = "J’ouvre le courrier seule, maintenant.", "La dette est à moitié payée. Vous avez tenu chaque mois."
    look_back(tale.plan, pair.worker, hers=hers, theirs=theirs, told=life.at(-8, 10))
    with tale.on(-6, 10):
        continues(tale, Terms(Kind.MASP_1, life.day(10), 6))


def masp(life: Life, pair: Referent) -> None:
    """A MASP of level 2: the person and the association have signed, the département has not yet."""
    tale = Tale(life, pair.person, pair.worker, begins=-20)
    with tale.on(-19, 10):
        tale.shows(tale.part(Pillar.WISH), "Garder mon appartement.")
        budget = tale.part(Pillar.BUDGET, "Le loyer d’abord.")
        tale.shows(budget, "Quand l’argent arrive, tout part en une semaine.")
        tale.team(budget, "L’argent arrive chez nous. Le loyer part le 5. Vous avez 60 euros chaque lundi.")
        tale.step(budget, "Faire la liste de ce que je paie", Who.ME, due=8)
        for label, kind, cents in (
            ("RSA", LineKind.INCOME, 559_42),
            ("Aide au logement", LineKind.INCOME, 271_00),
            ("Studio rue des Tanneurs", LineKind.RENT, 389_00),
            ("Électricité", LineKind.CHARGE, 47_60),
        ):
            figures = Figures(kind=kind, label=label, cents=cents, period=Period.MONTH, remains=None)
            write_budget_line(budget.pk, figures=figures, key=new_id(), by=tale.person)
        becomes(tale, Terms(Kind.MASP_2, life.day(9), 12, "le RSA et l’aide au logement"))
    with tale.on(-5, 14):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(-5, 15):
        signs(tale, tale.person, Mover.PERSON)
        team_signs(tale)


def all_three(tale: Tale, life: Life, n: int) -> None:
    """Both agree, then the person, the association and the département sign."""
    with tale.on(n, 14):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(n, 15):
        signs(tale, tale.person, Mover.PERSON)
        team_signs(tale)
    with tale.on(n + 3, 9):
        signs(tale, life.people["ines"], Mover.TERRITORY, method=Method.FACTOR, device=Device.WORK)
