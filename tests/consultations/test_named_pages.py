"""Answers beside names: for the team, where it was promised, once it is closed; and nowhere else."""

import pytest

from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Anonymity, Audience, Consultation, Contribution
from participation.consultations.permissions import can_read_names, named_consultations
from participation.consultations.rules import Who, answer_question, send_answers
from participation.moderation.rules import publish_item
from participation.people.models import Role, User
from tests.support.clients import signed_in
from tests.support.committee import a_member
from tests.support.consultations import FORM, NO, YES, a_consultation, close, fr, sent_by
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))


def answered(anonymity: str, **fields) -> Consultation:
    """By Awa, with words of hers; begun by Moussa, who never sent; closed."""
    consultation = a_consultation(form=WITH_WORDS, anonymity=anonymity, **fields)
    awa, moussa = a_person(consultation.structure, "Awa Keïta"), a_person(consultation.structure, "Moussa Diallo")
    sent_by(consultation, awa, samedi=YES, pourquoi={"t": "Je travaille."})
    answer_question(consultation, "samedi", answer=NO, who=Who.self(moussa))
    return consultation


def page_of(user: User, consultation: Consultation, status: int = 200) -> str:
    response = signed_in(user).get(f"/equipe/consultations/{consultation.slug}/reponses/")
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


def test_the_team_reads_who_answered_what_once_it_is_closed():
    consultation = answered(Anonymity.NAMED)
    nadia, claire = a_worker(consultation.structure, "Nadia"), a_coordinator(consultation.structure)
    accompany(nadia, User.objects.get(name="Awa Keïta"), consultation.structure)
    page_of(claire, consultation, 404)
    close(consultation)
    for user in (nadia, claire, a_worker(consultation.structure)):
        page = page_of(user, consultation)
        awa, moussa = page.index("Awa Keïta"), page.index("Moussa Diallo")
        assert "Oui, d’accord" in page[awa:moussa]
        assert "Non, pas d’accord" in page[moussa:]
        assert list(named_consultations(user)) == [consultation]
        assert "Je travaille." not in page  # whoever moderates it does not see whose it is
    assert "reponses/" in signed_in(nadia).get("/equipe/saisir/").content.decode()


def test_her_words_are_beside_her_name_once_they_are_public():
    consultation = answered(Anonymity.NAMED)
    close(consultation)
    samira = a_worker(consultation.structure)
    publish_item(Contribution.objects.get().review_id, seen=0, by=samira)
    assert "Je travaille." in page_of(samira, consultation)


def test_nobody_else_reads_them():
    consultation = answered(Anonymity.NAMED)
    close(consultation)
    here, near = consultation.structure, StructureFactory(territory=consultation.structure.territory)
    others = [a_person(here), a_worker(near), a_coordinator(near), a_member(here)]
    others.append(with_role(a_user("Inès"), Role.TERRITORY, territory=here.territory))
    others.append(with_role(a_user("La mairie"), Role.ADDRESSEE, here))
    for user in others:
        assert not can_read_names(user, consultation), user
        page_of(user, consultation, 404)
        assert not named_consultations(user).exists()


@pytest.mark.parametrize("anonymity", [Anonymity.CONFIDENTIAL, Anonymity.ANONYMOUS])
def test_where_it_was_not_promised_no_page_puts_a_name_beside_an_answer(anonymity):
    consultation = answered(anonymity)
    close(consultation)
    claire = a_coordinator(consultation.structure)
    page_of(claire, consultation, 404)
    team = signed_in(claire)
    for path in (f"/equipe/consultations/{consultation.pk}/", f"/equipe/consultations/{consultation.pk}/resultats/"):
        assert "Awa Keïta" not in team.get(path).content.decode()


def test_people_are_told_before_they_answer():
    consultation = a_consultation(anonymity=Anonymity.NAMED, audience=Audience.TERRITORY)
    awa = signed_in(a_person(consultation.structure))
    first = awa.get(consultation.get_absolute_url()).content.decode()
    assert '<details class="fold" open>' in first
    assert f"L’équipe de {consultation.structure.name} lit vos réponses avec votre nom." in first
    question = awa.get(f"{consultation.get_absolute_url()}question/1/").content.decode()
    assert "Votre réponse porte votre nom. L’équipe de la consultation la lit." in question


def test_somebody_without_an_account_has_no_name_there(client):
    consultation = a_consultation(anonymity=Anonymity.NAMED)
    who = Who(code="prune-lac-9999")
    answer_question(consultation, "samedi", answer=YES, who=who)
    send_answers(consultation, who=who)
    assert "Si vous répondez sans compte" in client.get(consultation.get_absolute_url()).content.decode()
    close(consultation)
    assert "Sans compte" in page_of(a_worker(consultation.structure), consultation)
