"""What people of the demo proposed: one is a workshop now, one waits for its answer, one is still to be read."""

from kit.demo import Life
from kit.ids import new_id
from participation.moderation.rules import publish_item
from workshops.models import Part, Proposal
from workshops.rules import accept_proposal, decline_proposal, propose_workshop

KETTLE = "Apprendre à réparer une bouilloire ou un grille-pain. Je sais le faire, je peux montrer."
CHESS = "Jouer aux échecs le samedi, même pour ceux qui n’ont jamais joué."
POOL = "Aller ensemble à la piscine."


def build(life: Life) -> None:
    joins = _propose(life, "joel", "J’ai réparé des vélos pendant 10 ans.", Part.SHARE, workshop="velo", show_name=True)
    accept_proposal(_read(life, joins).pk, by=life.people["ming"])
    _read(life, _propose(life, "salma", KETTLE, Part.LEAD, when="Le jeudi après-midi.", show_name=True))
    pool = _read(life, _propose(life, "awa", POOL, Part.COME))
    decline_proposal(pool.pk, answer="La piscine est en travaux. Nous y repensons en mars.", by=life.people["ming"])
    _propose(life, "moussa", CHESS, Part.SHARE)


def _propose(life: Life, who: str, text: str, part: Part, *, workshop: str = "", **said) -> Proposal:
    person = life.people[who]
    return propose_workshop(
        life.structures["trait-union"].pk,
        **{"text": text, "part": part, "person": person, "by": person, "key": new_id()},
        workshop_id=life.workshops[workshop].pk if workshop else None,
        **said,
    )


def _read(life: Life, proposal: Proposal) -> Proposal:
    publish_item(proposal.review_id, seen=proposal.review.version, by=life.people["ming"])
    return proposal
