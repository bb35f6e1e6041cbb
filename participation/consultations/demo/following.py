"""What became of the meals: two recommendations handed over, one answered and begun, one awaited."""

import uuid

from kit.demo import Life
from participation.consultations.models import Consultation, FollowUp, Recommendation, Reply, Theme, Verdict
from participation.consultations.permissions import addressees
from participation.consultations.rules import Said, hand_over, note_follow_up, reply_to, write_recommendation

from .committee import MEALS

ASKED = (
    (
        "Mettre un micro-ondes dans chaque accueil",
        "Le repas de midi arrive froid pour qui vient après 13 h. Un micro-ondes et trois tables suffisent.",
        "Le repas est froid après 13 h. Il faut un micro-ondes. Il faut des tables.",
        ("Ce qu’on mange", "La salle"),
    ),
    (
        "Dire la veille ce qu’il y a à manger",
        "Une affiche à l’entrée, avec des dessins, dit les plats du lendemain. Chacun et chacune peut choisir.",
        "Une affiche dit les plats de demain. Avec des dessins.",
        ("Ce qu’on mange",),
    ),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    consultation = Consultation.objects.get(title=MEALS.title)
    kader, whom = life.people["kader"], addressees(consultation.structure.territory_id).get()
    for title, text, easy, themes in ASKED:
        piles = Theme.objects.filter(sorting=consultation.pk, name__in=themes).values_list("pk", flat=True)
        said = Said(title=title, text=text, easy=easy, addressee=whom.pk, themes=list(piles), questions=["repas"])
        write_recommendation(consultation.pk, said, by=kader)
    first, _second = hand_over(consultation.pk, by=kader)
    reply_to(
        first.pk,
        verdict=Verdict.PARTLY,
        reason="Nous achetons un micro-ondes pour chaque accueil. Pour les tables, nous cherchons la place.",
        due_on=life.day(40),
        by=whom,
    )
    note_follow_up(first.pk, text="Le micro-ondes des Tilleuls est là.", done=False, key=uuid.uuid4(), by=whom)
    _tell_when(consultation, life)


def _tell_when(consultation: Consultation, life: Life) -> None:
    Recommendation.objects.filter(consultation=consultation).update(handed_at=life.at(-20, 11))
    Reply.objects.filter(recommendation__consultation=consultation).update(at=life.at(-9, 15))
    FollowUp.objects.filter(recommendation__consultation=consultation).update(at=life.at(-2, 10))
