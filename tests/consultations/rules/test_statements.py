import uuid

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.codes import new_code
from participation.consultations.fragments import voting
from participation.consultations.models import Ballot, Statement, StatementVote, Voice, Vote
from participation.consultations.rules import (
    AlreadyVoted,
    ConsultationClosed,
    SpeaksForAnother,
    TooManyOfHers,
    VotedOtherwise,
    Who,
    add_statements,
    cast_vote,
    count_voters,
    erase_participation,
    flush_statements,
    last_votes,
    propose_statement,
    votes_of,
)
from participation.moderation.models import Reason, ReviewItem
from participation.moderation.rules import publish_item, refuse_item
from participation.people.models import Scope
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, an_anonymous_one, close
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, give_mandate

pytestmark = [pytest.mark.django_db, pytest.mark.grown]


def with_statements(consultation, *texts):
    return add_statements(consultation.pk, texts or ("Il faut des prises.",), by=a_coordinator(consultation.structure))


def propose(consultation, person, text="Il faut des chaises.", key=None):
    propose_statement(consultation, text=text, key=key or uuid.uuid4(), who=Who.self(person))


@pytest.fixture(params=[a_consultation, an_anonymous_one], ids=["confidential", "anonymous"])
def consultation(request):
    return request.param()


def test_every_vote_stays_and_the_last_one_counts(consultation):
    (plugs,), awa = with_statements(consultation), a_person()
    for vote in (Vote.AGREE, Vote.UNSURE, Vote.DISAGREE):
        cast_vote(consultation, plugs.pk, vote, who=Who.self(awa))
    assert last_votes(consultation, Who.self(awa)) == {plugs.pk: Vote.DISAGREE}
    assert count_voters(consultation) == 1
    close(consultation)
    assert list(StatementVote.objects.order_by("turn").values_list("vote", flat=True)) == [1, 0, -1]
    assert [sheet.content for sheet in votes_of(consultation)] == [{"a1": {"v": ["no"]}}]
    assert not Entry.objects.filter(actor=awa.pk).exists()


def test_a_press_that_comes_again_after_many_others_is_still_one_vote(consultation):
    (plugs,), awa, key = with_statements(consultation), a_person(), uuid.uuid4()
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa), key=key)
    for _ in range(40):
        cast_vote(consultation, plugs.pk, Vote.UNSURE, who=Who.self(awa), key=uuid.uuid4())
    with pytest.raises(VotedOtherwise):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa), key=key)
    assert last_votes(consultation, Who.self(awa)) == {plugs.pk: Vote.UNSURE}
    close(consultation)
    assert StatementVote.objects.count() == 41


def test_one_button_pressed_twice_is_one_vote(consultation):
    (plugs,), awa, key = with_statements(consultation), a_person(), uuid.uuid4()
    for _ in range(2):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa), key=key)
    close(consultation)
    assert StatementVote.objects.count() == 1


def test_another_button_of_the_same_page_is_another_vote(consultation):
    (plugs,), awa, key = with_statements(consultation), a_person(), uuid.uuid4()
    for vote in (Vote.AGREE, Vote.DISAGREE):
        cast_vote(consultation, plugs.pk, vote, who=Who.self(awa), key=key)
    assert last_votes(consultation, Who.self(awa)) == {plugs.pk: Vote.DISAGREE}
    with pytest.raises(VotedOtherwise):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa), key=key)


def test_without_a_name_votes_are_sealed_until_the_last_day():
    consultation = an_anonymous_one()
    (plugs,) = with_statements(consultation)
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(a_person()))
    assert not StatementVote.objects.exists()
    assert str(plugs.pk).encode() not in bytes(Ballot.objects.get().sealed)
    close(consultation)
    assert StatementVote.objects.count() == 1
    assert not Ballot.objects.exists()


def test_a_statement_of_hers_is_read_before_others_vote_on_it():
    consultation, awa, fatou = a_consultation(), a_person(), a_person()
    propose(consultation, awa)
    statement = Statement.objects.get()
    with pytest.raises(NotAllowed):
        cast_vote(consultation, statement.pk, Vote.AGREE, who=Who.self(fatou))
    publish_item(statement.review_id, seen=0, by=a_worker(consultation.structure))
    cast_vote(consultation, statement.pk, Vote.AGREE, who=Who.self(fatou))
    assert [one.words for one, _vote in voting(consultation, Who.self(fatou)).rows] == ["Il faut des chaises."]


def test_a_refused_statement_is_never_shown():
    consultation = a_consultation()
    propose(consultation, a_person())
    refuse_item(ReviewItem.objects.get().pk, seen=0, reason=Reason.INSULT, by=a_worker(consultation.structure))
    assert voting(consultation, Who.self(a_person())).rows == []


def test_one_form_sent_twice_is_one_statement(consultation):
    awa, key = a_person(), uuid.uuid4()
    for _ in range(2):
        propose(consultation, awa, key=key)
    propose(consultation, awa, "Il faut des bancs.", key=key)
    close(consultation)
    assert Statement.objects.count() == 2


def test_without_a_name_statements_wait_for_those_of_others_and_none_is_lost():
    consultation = an_anonymous_one()
    for number in range(4):
        propose(consultation, a_person(), f"Il faut {number} chaises.")
    assert (flush_statements(consultation.pk), ReviewItem.objects.count()) == (0, 0)
    propose(consultation, a_person(), "Il faut des tables.")
    assert flush_statements(consultation.pk) == 5
    assert {(one.author, one.review.author) for one in Statement.objects.all()} == {(None, None)}
    propose(consultation, a_person(), "Il faut du café.")
    close(consultation)
    assert Statement.objects.count() == 6


def test_ten_statements_of_one_person_are_enough(consultation):
    awa = a_person()
    for number in range(10):
        propose(consultation, awa, f"Il faut {number} chaises.")
    with pytest.raises(TooManyOfHers):
        propose(consultation, awa, "Encore une.")


def test_a_helper_votes_for_one_person(consultation):
    awa, fatou, lucie = a_person(), a_person(), a_user("Lucie Aubert")
    (plugs,) = with_statements(consultation)
    for person in (awa, fatou):
        give_mandate(person, lucie, Scope.CONSULTATION)
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who(person=awa, by=lucie))
    with pytest.raises(SpeaksForAnother):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who(person=fatou, by=lucie))


def test_nobody_votes_after_the_last_day_nor_on_what_is_elsewhere(consultation):
    (plugs,), awa = with_statements(consultation), a_person()
    other = a_consultation(consultation.structure)
    with pytest.raises(NotAllowed):
        cast_vote(other, plugs.pk, Vote.AGREE, who=Who.self(awa))
    close(consultation)
    with pytest.raises(ConsultationClosed):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa))


def test_erased_she_leaves_no_vote(consultation):
    (plugs,), awa = with_statements(consultation), a_person()
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa))
    erase_participation(awa)
    assert count_voters(consultation) == 0


def test_only_its_coordinators_add_statements():
    consultation = a_consultation()
    for somebody in (a_person(consultation.structure), a_worker(consultation.structure), a_coordinator()):
        with pytest.raises(NotAllowed):
            add_statements(consultation.pk, ["Il faut des prises."], by=somebody)


def test_the_database_refuses_a_fourth_vote():
    (plugs,) = with_statements(a_consultation())
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementVote.objects.create(statement=plugs, voter="x", turn=1, vote=2)


def test_a_visitor_votes_goes_on_and_changes_a_vote(client):
    consultation = an_anonymous_one()
    with_statements(consultation, "Il faut des prises.", "Il faut du café.")
    address = f"{consultation.get_absolute_url()}affirmations/"
    for _ in range(2):
        statement = client.get(address).context["statement"]
        sent = client.post(address, {"statement": statement.pk, "vote": "1", "key": uuid.uuid4()})
        assert sent.status_code == 302
    page = client.get(address).content.decode()
    assert "Merci, vous avez tout lu" in page
    assert page.count("Votre vote\xa0: d’accord") == 2
    client.post(address, {"statement": statement.pk, "vote": "-1", "key": uuid.uuid4()})
    assert client.get(address).content.decode().count("Votre vote\xa0: pas d’accord") == 1
    assert Ballot.objects.count() == 1
    assert client.get(consultation.get_absolute_url()).status_code == 200


def test_what_is_typed_and_refused_comes_back():
    consultation, client = a_consultation(), signed_in(a_person())
    address = f"{consultation.get_absolute_url()}affirmations/ajouter/"
    response = client.post(address, {"text": "a" * 141, "key": uuid.uuid4()})
    assert response.status_code == 400
    assert "141 signes" in response.content.decode()
    assert "a" * 141 in response.content.decode()


def entered(consultation, person, by, through=Channel.PHONE):
    return Who(person=person, by=by, through=through)


def test_a_worker_writes_down_how_somebody_votes_and_by_which_way(consultation):
    (plugs,), awa = with_statements(consultation), a_person(consultation.structure)
    nadia, key = a_worker(consultation.structure), uuid.uuid4()
    for _ in range(2):  # the answer to the first post was lost
        cast_vote(consultation, plugs.pk, Vote.DISAGREE, who=entered(consultation, awa, nadia), key=key)
    assert not Voice.objects.exists()  # she does it for many
    close(consultation)
    assert [(sheet.channel, sheet.content) for sheet in votes_of(consultation)] == [("phone", {"a1": {"v": ["no"]}})]


def test_she_does_not_vote_again_for_her_and_the_person_may(consultation):
    (plugs,), awa = with_statements(consultation), a_person(consultation.structure)
    hers = entered(consultation, awa, a_worker(consultation.structure))
    cast_vote(consultation, plugs.pk, Vote.DISAGREE, who=hers, key=uuid.uuid4())
    with pytest.raises(AlreadyVoted):
        cast_vote(consultation, plugs.pk, Vote.AGREE, who=hers, key=uuid.uuid4())
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=Who.self(awa))
    with pytest.raises(AlreadyVoted):  # nor over what she said alone
        cast_vote(consultation, plugs.pk, Vote.UNSURE, who=hers, key=uuid.uuid4())
    assert last_votes(consultation, Who.self(awa)) == {plugs.pk: Vote.AGREE}


def test_somebody_without_an_account_votes_with_a_worker_and_two_are_two(consultation):
    (plugs,), nadia = with_statements(consultation), a_worker(consultation.structure)
    for vote in (Vote.AGREE, Vote.DISAGREE):
        who = Who(by=nadia, code=new_code(), through=Channel.ASSISTED)
        cast_vote(consultation, plugs.pk, vote, who=who, key=uuid.uuid4())
    assert count_voters(consultation) == 2


def test_only_whoever_may_enter_for_her_does(consultation):
    (plugs,), awa = with_statements(consultation), a_person(consultation.structure)
    elsewhere = a_worker(StructureFactory(territory=consultation.structure.territory))
    for by in (elsewhere, a_person(consultation.structure)):
        with pytest.raises(NotAllowed):
            cast_vote(consultation, plugs.pk, Vote.AGREE, who=entered(consultation, awa, by))
    assert count_voters(consultation) == 0


def test_that_a_worker_began_is_told_once_and_never_where_nobody_has_a_name(consultation):
    statements, awa = with_statements(consultation, "Un.", "Deux."), a_person(consultation.structure)
    for one in statements:
        cast_vote(consultation, one.pk, Vote.AGREE, who=entered(consultation, awa, a_worker(consultation.structure)))
    told = Entry.objects.filter(verb="WorkerEntered", on_behalf=awa.pk).count()
    assert told == (0 if consultation.is_anonymous else 1)
