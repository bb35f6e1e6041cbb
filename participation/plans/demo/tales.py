"""Plans in every state, told by the real rules on the days before today."""

from __future__ import annotations

from kit.demo import Life
from kit.ids import new_id
from kit.time import MONTHS
from participation.people.models import Referent, dated
from participation.plans.models import (
    Achievement,
    Box,
    Pillar,
    Plan,
    Step,
    StepState,
    Who,
)
from participation.plans.rules import (
    answer_step,
    answer_words,
    ask_about_step,
    ask_to_talk,
    complete_plan,
    note_reading,
    offer_words,
    withdraw_plan,
)

from .budget import asks_for_more, her_budget, keeps_a_debt
from .contracts import active, masp, renewed
from .others import brings, emergency, is_done, opens
from .signing import by_hand, team_signs
from .tale import Tale


def build(life: Life) -> None:
    if not life.sample:
        return
    moussa(life)
    awa(life)
    iryna(life)
    joel(life)
    salma(life)
    others(life)


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
    with tale.on(-3, 8):
        tale.rates(housing, 6)
        tale.rates(health, 4, show=False)
    with tale.on(-1, 9, 15):
        ask_about_step(Step.objects.get(section=housing, who=Who.WORKER).pk, by=tale.person)
    with tale.on(-2, 15):
        blocks = "La chambre fait 9 mètres carrés. Les studios près de l’école sont rares."
        tale.writes(tale.worker, housing, Box.BLOCKS, blocks)  # in his sentence: it waits for his yes
        tale.by_hand({work: "Je préfère le matin. Le soir, je garde ma fille."})
    with tale.on(-1, 20, 10):
        tale.keeps(health, "J’ai peur d’aller chez le dentiste. Je ne sais pas encore comment le dire.")


def awa(life: Life) -> None:
    """Agreed by both, and signed by her référente; four steps of six done; she proposes one more."""
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
    opens(tale, budget, life.structures["agence"], days=-66)
    paid, papers = brings(tale, budget, life.structures["agence"], life.people["paul"])
    with tale.on(-58, 15):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(-58, 17):
        team_signs(tale)
    is_done(tale, paid, life.people["paul"])
    emergency(tale, life.people["samira"], life.people["claire"])
    with tale.on(-4, 18, 30):
        ask_about_step(papers.pk, by=tale.person)
    with tale.on(-2, 11, 15):
        asks_for_more(tale, electricity)
    with tale.on(-1, 18, 30):
        keeps_a_debt(tale, budget)
        tale.proposes(tale.person, work, "Faire une journée d’essai à la crèche", Who.ME, due=20)


def iryna(life: Life) -> None:
    """Both had signed, she on paper; she changed her words since: an amendment, to be read together."""
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
    with tale.on(-35, 10):
        [note] = tale.by_hand({work: "Je sais me servir d’un ordinateur."})
    with tale.on(-34, 16):
        answer_words(note.pk, yes=True, by=tale.person)
    with tale.on(-21, 15):
        tale.yes(tale.worker)
        tale.yes(tale.person)
    with tale.on(-21, 17):
        by_hand(tale)
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
    """Of the other persons accompanied: one stopped her plan, one has just begun, one has signed, one prepares the
    contract that follows, one waits for the département; the others have none. Somebody whom nobody accompanies yet has
    only opened hers."""
    if lucas := life.people.get("lucas"):
        Tale(life, lucas, lucas, begins=-1)
    told = Plan.objects.values("person")
    pairs = Referent.objects.filter(dated()).exclude(person__in=told).select_related("person", "worker")
    stories = (stopped, begun, active, renewed, masp)
    for pair, story in zip(pairs.order_by("person__name"), stories, strict=False):
        story(life, pair)


def stopped(life: Life, pair: Referent) -> None:
    tale = Tale(life, pair.person, pair.worker, begins=-90)
    with tale.on(-89, 10):
        tale.shows(tale.part(Pillar.WISH), "Être tranquille.")
        rights = tale.part(Pillar.RIGHTS)
        tale.step(rights, "Refaire la carte d’identité", Who.TOGETHER, done=-60)
    with tale.on(-30, 17):
        withdraw_plan(tale.plan.pk, by=tale.person)


def begun(life: Life, pair: Referent) -> None:
    tale = Tale(life, pair.person, pair.worker, begins=-3)
    with tale.on(-2, 12):
        tale.shows(tale.part(Pillar.WISH), "Retrouver le goût de sortir de chez moi.")
        tale.part(Pillar.SOCIAL, "Voir du monde une fois par semaine.")
