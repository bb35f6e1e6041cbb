"""The pages where a version is read, signed or refused, and kept."""

import datetime as dt
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kit import printing
from kit.time import today
from participation.people.models import Role
from participation.plans.engine.canonical import canonical
from participation.plans.engine.kinds import Kind, Terms
from participation.plans.fragments import NoPdf, show_content, what_changes
from participation.plans.models import Answer, Done, Leaf, Message, Pillar, State
from participation.plans.rules import choose_kind, content, content_of, open_section, say_yes_to_plan
from participation.plans.views import papers, versions
from tests.plans.rules.test_signing import masp_2
from tests.support.clients import signed_in
from tests.support.pdf import assert_tagged
from tests.support.people import a_user, a_worker, give_mandate, with_role
from tests.support.plans import a_pair
from tests.support.signing import PNG, all_sign, both_agree, with_budget

pytestmark = pytest.mark.django_db
SIGN = "/mon-projet/signer/"


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch, request):
    """Half a second each: only the tests of papers print."""
    if "printer" not in request.fixturenames:
        monkeypatch.setattr(papers, "version_pdf", _missing)


@pytest.fixture
def printer():
    pytest.importorskip("weasyprint")


def _missing(*args):
    raise NoPdf


def text(response) -> str:
    return unescape(response.content.decode())


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(seen|words_seen)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def answers(client, url: str = SIGN, **said):
    page = client.get(url).content.decode()
    return client.post(url, hidden(page) | {"answer": "sign"} | said)


def test_two_yes_then_two_signatures_from_one_page_to_the_next(pair):
    agreement = both_agree(pair)
    hers, theirs = signed_in(pair.person), signed_in(pair.worker)
    assert "Lire et signer" in text(hers.get("/mon-projet/"))
    done = answers(hers, present="Ma sœur", read_aloud="on")
    assert done.status_code == 302
    assert "A signé le" in text(hers.get("/mon-projet/"))
    answers(theirs, f"/equipe/projets/{pair.plan.pk}/signer/")
    assert pair.reload().state == State.ACTIVE
    proofs = {proof.party: proof for proof in agreement.proofs.all()}
    assert (proofs["person"].method, proofs["person"].device, proofs["person"].present) == ("code", "shared", "Ma sœur")
    assert (proofs["team"].method, proofs["team"].device) == ("factor", "work")


def test_signing_talking_and_refusing_are_three_buttons_of_one_size(pair):
    both_agree(pair)
    page = text(signed_in(pair.person).get(SIGN))
    buttons = re.findall(r'<button class="([^"]*)"[^>]*name="answer" value="(\w+)"', page)
    assert buttons == [("btn alt wide", "sign"), ("btn alt wide", "talk"), ("btn alt wide", "refuse")]


def test_refusing_with_a_reason_comes_back_to_the_plan_and_is_read_by_both(pair):
    agreement = both_agree(pair)
    answers(signed_in(pair.person), answer="refuse", reason="Je veux relire.")
    assert (pair.reload().state, pair.plan.person_answer) == (State.REVIEW, Answer.NO)
    page = text(signed_in(pair.worker).get(f"/equipe/projets/versions/{agreement.pk}/"))
    assert "Je veux relire." in page
    assert "N’a pas signé" in page
    for who, url in ((pair.worker, f"/equipe/projets/{pair.plan.pk}/"), (pair.person, "/mon-projet/")):
        page = text(signed_in(who).get(url))
        assert "Je veux relire." in page, "on the plan, where one talks about it"
        assert "/versions/" in page
    lucie = a_user("Lucie")
    give_mandate(pair.person, lucie)
    assert "Je veux relire." not in text(signed_in(lucie).get(f"/mon-projet/aide/{pair.plan.pk}/"))
    both_agree(pair)
    assert "Je veux relire." not in text(signed_in(pair.worker).get(f"/equipe/projets/{pair.plan.pk}/"))


def test_wanting_to_talk_with_words_says_them_in_the_thread_once(pair):
    both_agree(pair)
    hers = signed_in(pair.person)
    where = re.search(r'formaction="(/mon-projet/accord/[^"]*)"', hers.get(SIGN).content.decode())[1]
    said = {"answer": "talk", "reason": "Le loyer, je ne comprends pas.\r\n"}
    assert hers.post(where, said | {"reason": "x" * 2001}).status_code == 400
    assert pair.reload().state == State.AGREED
    for _again in range(2):
        talk = hers.post(where, said, follow=True)
    assert "Le loyer, je ne comprends pas." in text(talk)
    assert [message.text.strip() for message in Message.objects.all()] == ["Le loyer, je ne comprends pas."]
    both_agree(pair)
    stale = hers.post(where.replace(f"vu={pair.plan.version}", "vu=0"), said | {"reason": "Et la caution ?"})
    assert stale.status_code == 409
    assert "Et la caution ?" in text(stale)


def test_who_entered_long_ago_enters_again_first(pair):
    agreement = both_agree(pair)
    late = signed_in(pair.person, lately=False)
    page = text(late.get(SIGN))
    assert "entrez encore une fois" in page
    assert 'value="sign"' not in page
    known = hidden(signed_in(pair.person).get(SIGN).content.decode())
    refused = late.post(SIGN, known | {"answer": "sign", "reason": "Mes mots restent"})
    assert refused.status_code == 403
    assert not agreement.proofs.exists()


def test_a_version_that_moved_is_a_plain_sentence_and_409(pair):
    both_agree(pair)
    client = signed_in(pair.person)
    known = hidden(client.get(SIGN).content.decode())
    pair.team_writes("Un mot de plus.")
    response = client.post(SIGN, known | {"answer": "sign"})
    assert response.status_code == 409
    assert "Le projet a changé pendant votre lecture" in text(response)
    assert not pair.plan.agreements.get().proofs.exists()


@pytest.mark.parametrize("nonsense", [{}, {"seen": "x"}, {"seen": "0" * 64, "words_seen": ""}])
def test_nonsense_signs_nothing(pair, nonsense):
    agreement = both_agree(pair)
    response = signed_in(pair.person).post(SIGN, nonsense | {"answer": "sign"})
    assert response.status_code in (400, 409)
    assert not agreement.proofs.exists()


def test_a_plan_agreed_before_versions_were_frozen_is_frozen_by_its_first_signature(pair):
    both_agree(pair)
    agreement = pair.plan.agreements.get()
    pair.plan.waiting = None
    pair.plan.save()
    agreement.delete()
    answers(signed_in(pair.person))
    assert pair.plan.agreements.get().signed_by()


def test_all_that_is_signed_is_on_the_screen_whatever_a_room_adds(pair, monkeypatch):
    """Also what no page knows how to draw yet."""
    goals = {"goals_of_the_part": [{"id": "1", "text": "Un but <b>"}]}
    monkeypatch.setattr(content, "PARTS", [*content.PARTS, lambda section: goals])
    monkeypatch.setattr(content, "HEADS", [*content.HEADS, lambda plan: {"hours_open": {"note": "le mardi"}}])
    pair.agreed_step("Voir la mairie")
    both_agree(pair)
    page = text(signed_in(pair.person).get(SIGN))
    for said in ("Un but <b>", "le mardi", "Voir la mairie", "Je veux un logement."):
        assert said in page
    assert "&lt;b&gt;" in signed_in(pair.person).get(SIGN).content.decode()


def test_an_amendment_says_exactly_what_it_changes(pair):
    step = pair.agreed_step("Voir la mairie")
    pair.agreed_step("Envoyer la fiche de paie")
    agreement = all_sign(pair)
    pair.shows("Je veux un logement avec deux fenêtres.")
    step.refresh_from_db()
    before = agreement.said
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    changes = what_changes(before, content_of(pair.reload()))
    assert [(change.part, change.what, change.before, change.after) for change in changes] == [
        ("Logement", "Les mots d’Awa Keïta", "Je veux un logement.", "Je veux un logement avec deux fenêtres."),
        ("Santé", "La partie entière", "", "Santé"),
    ]
    page = text(signed_in(pair.person).get("/mon-projet/versions/"))
    assert "Ce qui change depuis la version signée" in page
    assert "avec deux fenêtres" in page
    assert "Voir la mairie" not in page, "what stays is not told again"


def test_a_step_that_leaves_and_one_that_comes_are_said_whole(pair):
    said = content_of(pair.plan)
    step = {"id": "a", "title": "Voir la mairie", "who": "me", "name": "", "due_on": None}
    with_step = {**said, "sections": [{**part, "steps": [step]} for part in said["sections"]]}
    came, *_more = what_changes(said, with_step)
    assert (came.before, came.after) == ("", "Voir la mairie. La personne.")
    left, *_more = what_changes(with_step, said)
    assert (left.before, left.after) == ("Voir la mairie. La personne.", "")


def test_the_departement_reads_the_frozen_version_alone_and_she_sees_that_it_did(pair):
    masp_2(pair)
    with_budget(pair)
    agreement = both_agree(pair)
    pair.keeps("Un brouillon.")
    ines = with_role(a_user("Inès Faure", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    client, url = signed_in(ines), f"/equipe/contrats/{agreement.pk}/"
    assert pair.person.get_full_name() in text(client.get("/equipe/contrats/"))
    page = text(client.get(url))
    assert "Je veux un logement." in page
    assert "Studio\u00a0: 389,50" in page
    assert "Un brouillon." not in page
    for closed in (f"/equipe/projets/{pair.plan.pk}/", f"/equipe/projets/versions/{agreement.pk}/"):
        assert client.get(closed).status_code == 404
    answers(client, url)
    assert agreement.proofs.get(party="territory").by == ines
    assert "Inès, pour le département," in text(signed_in(pair.person).get("/mon-projet/acces/"))


def test_a_contract_that_is_no_masp_is_not_for_the_departement(pair):
    agreement = both_agree(pair)
    ines = with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    client = signed_in(ines)
    assert client.get(f"/equipe/contrats/{agreement.pk}/").status_code == 404
    assert pair.person.get_full_name() not in text(client.get("/equipe/contrats/"))


def test_the_paper_she_signed_by_hand_is_attached_and_served_to_those_two_alone(pair):
    agreement = both_agree(pair)
    client, url = signed_in(pair.worker), f"/equipe/projets/{pair.plan.pk}/papier/"
    known = hidden(client.get(url).content.decode())
    bad = client.post(url, known | {"was_there": "on", "scan": SimpleUploadedFile("scan.png", b"MZ not a picture")})
    assert (bad.status_code, "ni un PDF, ni une photo" in text(bad)) == (400, True)
    client.post(url, known | {"was_there": "on", "present": "Son fils", "scan": SimpleUploadedFile("x.exe", PNG)})
    assert agreement.proofs.get(done=Done.SIGNED).witness == pair.worker
    scan = f"/equipe/projets/versions/{agreement.pk}/scan/"
    served = client.get(scan)
    assert (served.content, served["Content-Type"]) == (PNG, "image/png")
    assert served["Content-Disposition"] == 'attachment; filename="projet-version-1.png"'
    assert signed_in(pair.person).get(f"/mon-projet/versions/{agreement.pk}/scan/").content == PNG
    for other in (a_worker(pair.structure, "Samira"), a_pair("Joël", "Paul").worker):
        assert signed_in(other).get(scan).status_code == 404


def test_without_a_telephone_her_copy_is_put_into_her_hand(pair):
    agreement = all_sign(pair)
    url = f"/equipe/projets/versions/{agreement.pk}/"
    client = signed_in(pair.worker)
    assert "Copie à remettre" not in text(client.get(url))
    pair.person.phone, pair.person.username = None, "awa1"
    pair.person.save()
    plan_url = f"/equipe/projets/{pair.plan.pk}/"
    assert "Copie à remettre" in text(client.get(url))
    assert "Copie à remettre" in text(client.get(plan_url)), "said where the worker comes by every day"
    assert "Copie à remettre" not in text(signed_in(pair.person).get("/mon-projet/"))
    client.post(f"{url}remis/")
    assert "Copie à remettre" not in text(client.get(plan_url))
    page = text(client.get(url))
    assert ("Copie à remettre" in page, "La copie sur papier est remise." in page) == (False, True)


def test_her_copy_is_a_tagged_pdf_kept_as_it_was_signed(pair, printer):
    both_agree(pair)
    for who, url in ((pair.person, SIGN), (pair.worker, f"/equipe/projets/{pair.plan.pk}/signer/")):
        answers(signed_in(who), url)
    agreement = pair.plan.agreements.get()
    kept = {paper.leaf: bytes(paper.content) for paper in agreement.documents.all()}
    assert kept.keys() == {Leaf.COPY, Leaf.SIGNED}
    for pdf in kept.values():
        assert_tagged(pdf, f"Version 1, {pair.person.get_full_name()}")
    served = signed_in(pair.person).get(f"/mon-projet/versions/{agreement.pk}/signed/")
    assert served.content == kept[Leaf.SIGNED]


def test_the_button_that_prints_a_version_has_what_makes_it_appear(pair):
    agreement = both_agree(pair)
    page = text(signed_in(pair.person).get(f"/mon-projet/versions/{agreement.pk}/"))
    assert ("data-print" in page, "js/plan.js" in page) == (True, True)


def test_a_copy_that_could_not_be_made_when_it_was_signed_is_made_when_she_asks(pair, monkeypatch):
    agreement = all_sign(pair)
    monkeypatch.setattr(versions, "version_pdf", lambda agreement, leaf: f"%PDF {leaf}".encode())
    client, url = signed_in(pair.person), f"/mon-projet/versions/{agreement.pk}/"
    assert f'href="{url}signed/"' in text(client.get(url))
    assert client.get(f"{url}signed/").content == b"%PDF signed"
    assert not agreement.documents.exists(), "to look writes nothing"


def test_at_its_end_a_contract_is_over_and_all_is_not_said_done(pair):
    pair.agreed_step("Visiter")
    choose_kind(
        pair.plan.pk,
        terms=Terms(Kind.PROJECT, today() - dt.timedelta(days=60), 1),
        seen=pair.reload().version,
        by=pair.worker,
    )
    all_sign(pair)
    page = text(signed_in(pair.person).get("/mon-projet/"))
    assert "Le contrat est fini\u00a0: terminer ce projet" in page
    assert "Tout est fait" not in page


def test_without_a_printer_the_page_says_so(pair, monkeypatch):
    agreement = both_agree(pair)

    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(printing, "import_module", missing)
    response = signed_in(pair.person).get(f"/mon-projet/versions/{agreement.pk}/copy/")
    assert (response.status_code, "ne sait pas faire de PDF" in text(response)) == (503, True)


def test_a_plan_with_many_versions_asks_no_more_queries(pair, django_assert_max_num_queries):
    for words in ("Un.", "Deux.", "Trois."):
        pair.shows(words)
        all_sign(pair)
    client = signed_in(pair.person)
    with django_assert_max_num_queries(60):
        client.get("/mon-projet/")
    assert canonical(content_of(pair.plan)).decode() == pair.plan.agreements.get(number=3).content
    assert show_content(content_of(pair.plan)).person == pair.person.get_full_name()


def test_who_may_read_the_plan_and_not_sign_finds_no_page_to_sign(pair):
    both_agree(pair)
    say_yes_to_plan(pair.plan.pk, seen=pair.plan.version, by=pair.person)
    assert signed_in(a_user("Lucie")).get(SIGN).status_code in (302, 404)
