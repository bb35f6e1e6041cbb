"""What somebody proposes is read before others see it, and always answered."""

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from outbox.models import Message
from participation.moderation.models import Reason, ReviewItem
from participation.moderation.rules import propose_name, publish_item, refuse_item
from participation.people.models import Role, Scope, User
from participation.people.rules import keepers
from tests.support.people import (
    StructureFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
    with_role,
)
from tests.support.workshops import WorkshopFactory
from workshops.fragments import leaders_with, sheet_of_ideas
from workshops.models import Part, Proposal, Workshop
from workshops.rules import (
    AnsweredAlready,
    NotReadYet,
    WorkshopDetails,
    accept_proposal,
    decline_proposal,
    propose_workshop,
)

pytestmark = pytest.mark.django_db
DETAILS = WorkshopDetails(title="Le grille-pain", theme="reparer", summary="On répare ensemble.")


@pytest.fixture
def house():
    """A structure, somebody it supports, two of its team who do not accompany her."""

    class House:
        structure = StructureFactory()
        awa = a_person(structure, name="Awa Keïta")
        nadia, claire = a_worker(structure), a_coordinator(structure)

        def propose(self, by: User | None = None, person: User | None = None, **changed) -> Proposal:
            by = by or self.awa
            said = {"text": "Réparer un grille-pain.", "part": Part.LEAD, "key": new_id()} | changed
            return propose_workshop(self.structure.pk, person=person or by, by=by, **said)

        def publish(self, proposal: Proposal) -> None:
            publish_item(proposal.review_id, seen=proposal.review.version, by=self.nadia)

    return House()


def test_nobody_reads_an_idea_before_it_was_read(house):
    proposal = house.propose()
    assert not Proposal.objects.ideas().exists()
    house.publish(proposal)
    assert Proposal.objects.ideas().get().review.published_text == "Réparer un grille-pain."
    refused = house.propose(text="Des insultes.")
    refuse_item(refused.review_id, seen=refused.review.version, reason=Reason.INSULT, by=house.nadia)
    assert Proposal.objects.ideas().get() == proposal


def test_sent_twice_it_is_proposed_once_and_other_words_are_not_lost(house):
    key = new_id()
    assert house.propose(key=key) == house.propose(key=key)
    assert house.propose(key=key, text="Coudre un sac.") != house.propose(key=key)
    assert Proposal.objects.count() == ReviewItem.objects.count() == 2


def test_an_idea_that_is_accepted_becomes_a_workshop_and_she_is_told(house):
    proposal = house.propose(show_name=True)
    with pytest.raises(NotReadYet):
        accept_proposal(proposal.pk, details=DETAILS, by=house.nadia)
    house.publish(proposal)
    workshop = accept_proposal(proposal.pk, details=DETAILS, by=house.nadia).workshop
    assert (workshop.title, workshop.structure) == ("Le grille-pain", house.structure)
    assert leaders_with(workshop.pk) == ["une personne"]
    assert Message.objects.get(kind="proposal_answered").to == house.awa.pk
    with pytest.raises(AnsweredAlready):
        decline_proposal(proposal.pk, answer="Non", by=house.claire)
    assert Workshop.objects.count() == 1


def test_not_this_time_says_why(house):
    proposal = house.propose()
    house.publish(proposal)
    declined = decline_proposal(proposal.pk, answer="Nous n’avons pas d’établi.", by=house.nadia)
    assert declined.answer == "Nous n’avons pas d’établi."
    assert not Workshop.objects.exists()


def test_who_leads_with_the_team_is_named_only_if_she_said_so(house):
    workshop = WorkshopFactory(structure=house.structure)
    for person, show in ((house.awa, False), (a_person(house.structure, name="Joël Rousseau"), True)):
        proposal = house.propose(person, workshop_id=workshop.pk, part=Part.SHARE, show_name=show)
        house.publish(proposal)
        accept_proposal(proposal.pk, by=house.nadia)
    assert leaders_with(workshop.pk) == ["une personne"], "the name of her account is nobody's to read"
    name = propose_name(text="Le réparateur", key=new_id(), by=person)
    assert leaders_with(workshop.pk) == ["une personne"]
    publish_item(name.review_id, seen=0, by=house.nadia)
    assert leaders_with(workshop.pk) == ["Le réparateur"]
    assert Workshop.objects.count() == 1


def test_a_helper_and_a_referent_propose_in_her_name_and_it_is_marked(house):
    lucie, stranger = a_user("Lucie Aubert"), a_user("Léa Petit")
    give_mandate(house.awa, lucie, Scope.WORKSHOP)
    accompany(house.nadia, house.awa, house.structure)
    for by in (lucie, house.nadia):
        proposal = house.propose(by, house.awa)
        assert (proposal.author, proposal.helper, proposal.channel) == (house.awa, by, "assisted")
    with pytest.raises(NotAllowed):
        house.propose(stranger, house.awa)


def test_a_member_of_the_committee_proposes_and_who_works_elsewhere_answers_nothing(house):
    kader = with_role(a_user("Kader"), Role.COMMITTEE, territory=house.structure.territory)
    proposal = house.propose(kader)
    house.publish(proposal)
    with pytest.raises(NotAllowed):
        accept_proposal(proposal.pk, details=DETAILS, by=a_worker())
    with pytest.raises(NotAllowed):
        propose_workshop(new_id(), text="x", part=Part.LEAD, person=kader, key=new_id(), by=kader)
    with pytest.raises(NotAllowed):
        house.propose(kader, workshop_id=WorkshopFactory().pk)


def test_what_she_proposed_goes_along_with_her_and_is_erased_with_her(house):
    kept, waits = house.propose(show_name=True, when="Le mardi"), house.propose(text="Coudre un sac.")
    house.publish(kept)
    workshop = accept_proposal(kept.pk, details=DETAILS, by=house.nadia).workshop
    rows = list(next(iter(sheet_of_ideas(house.awa))).rows)
    assert [row[0] for row in rows] == ["Réparer un grille-pain.", "Coudre un sac."]
    for keeper in keepers.every():
        if keeper.erase:
            keeper.erase(house.awa)
    assert not Proposal.objects.filter(pk=waits.pk).exists()
    kept.refresh_from_db()
    assert (kept.author, kept.when, kept.review.published_text) == (None, "", "Message retiré.")
    assert leaders_with(workshop.pk) == []
