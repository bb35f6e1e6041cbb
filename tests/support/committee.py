"""A committee at work, for tests."""

from dataclasses import dataclass, field

from participation.consultations.models import Card, Consultation, Theme
from participation.consultations.rules import code_card, deal_cards, name_theme
from participation.moderation.models import ReviewItem
from participation.moderation.rules import publish_item
from participation.people.models import Role, Structure, User
from tests.support.consultations import a_consultation, a_contribution
from tests.support.people import StructureFactory, a_person, a_user, a_worker, with_role


def a_member(structure: Structure, name: str = "Kader Haddou") -> User:
    return with_role(a_user(name), Role.COMMITTEE, territory=structure.territory)


def published(consultation: Consultation, *texts: str) -> None:
    """Messages that moderation let through, in this order."""
    author, reader = a_person(consultation.structure), a_worker(consultation.structure, "Samira Costa")
    for text in texts:
        item = a_contribution(consultation, author, text).review
        publish_item(item.pk, seen=0, by=reader)


@dataclass
class Table:
    """One consultation whose messages have numbers, two members, and two themes."""

    consultation: Consultation
    kader: User
    denise: User
    themes: list[Theme] = field(default_factory=list)

    def card(self, number: int) -> Card:
        return Card.objects.get(sorting=self.consultation.pk, number=number)

    def code(self, number: int, *themes: Theme, by: User) -> None:
        code_card(self.card(number).pk, themes=[theme.pk for theme in themes], by=by)


def a_table(messages: int = 4, structure: Structure | None = None) -> Table:
    structure = structure or StructureFactory()
    consultation = a_consultation(structure)
    kader, denise = a_member(structure), a_member(structure, "Denise Maillard")
    published(consultation, *(f"Message {number} sur les horaires." for number in range(messages)))
    deal_cards(consultation.pk, by=kader)
    named = (("Horaires", "Un jour ou une heure."), ("Lieux", "Où c’est, et comment on y va."))
    themes = [name_theme(consultation.pk, name=name, rule=rule, by=kader) for name, rule in named]
    return Table(consultation, kader, denise, themes)


def take_back(card: Card) -> None:
    """Moderation puts the message back to be read."""
    ReviewItem.objects.filter(pk=card.contribution.review_id).update(
        state="pending", published_text="", decided_at=None
    )
