"""A questionnaire while it is prepared: one verb at a time, and nothing of what is already asked moves."""

import uuid
from dataclasses import replace

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now, today
from participation.consultations.engine.building import digest, fingerprint
from participation.consultations.engine.form import Choice, Condition, Form, Kind, Operator, Question, Words
from participation.consultations.engine.xlsform import read_form, write_form
from participation.consultations.models import Anonymity, Consultation, Questionnaire, Rereading, State
from participation.consultations.rules import (
    AlreadyChanged,
    CannotMove,
    ChangedMeanwhile,
    NothingTaken,
    OthersDepend,
    PromiseKept,
    Sent,
    VersionInUse,
    change_consultation,
    create_consultation,
    face,
    import_consultation,
    import_questionnaire,
    move_question,
    new_version,
    note_rereading,
    remove_question,
    set_languages,
    write_question,
)
from participation.people.models import Structure
from tests.support.consultations import FORM, a_consultation, fr
from tests.support.people import StructureFactory, a_coordinator, a_worker

pytestmark = pytest.mark.django_db
WHY = Question("", Kind.LONG, fr("Pourquoi ?"))


@pytest.fixture
def structure() -> Structure:
    return StructureFactory()


@pytest.fixture
def claire(structure):
    return a_coordinator(structure)


@pytest.fixture
def draft(structure) -> Consultation:
    return a_consultation(structure, opens_at=None, closes_at=None)


def form_of(consultation: Consultation) -> Form:
    return consultation.questionnaires.order_by("-number").first().form


def names(consultation: Consultation) -> list[str]:
    return [one.name for one in form_of(consultation).questions]


def write(consultation, question, by, **said):
    return write_question(consultation.pk, question, key=uuid.uuid4(), by=by, **said)


def seen(consultation, name: str) -> str:
    return digest(form_of(consultation).question(name))


def test_a_consultation_begins_as_a_draft_that_nobody_sees(structure, claire):
    made = create_consultation(structure.pk, title="Les repas", intro="Dites.", by=claire)
    again = create_consultation(structure.pk, title="Les repas", intro="Dites.", by=claire)
    assert (made.state, made.anonymity, made.slug, again.slug) == ("draft", "anonymous", "les-repas", "les-repas-2")
    assert made.questionnaires.get().form == Form("Les repas")
    assert made not in Consultation.objects.announced()


def test_the_same_key_makes_one_consultation(structure, claire):
    key = uuid.uuid4()
    for _ in range(2):
        made = create_consultation(structure.pk, title="Les repas", key=key, by=claire)
    assert list(Consultation.objects.all()) == [made]


def test_who_coordinates_another_structure_prepares_nothing_here(structure, draft):
    other = a_coordinator(StructureFactory(territory=structure.territory))
    for stranger in (other, a_worker(structure)):
        with pytest.raises(NotAllowed):
            create_consultation(structure.pk, title="Les repas", by=stranger)
        with pytest.raises(NotAllowed):
            write(draft, WHY, stranger)
        with pytest.raises(NotAllowed):
            import_questionnaire(draft.pk, form=FORM, seen="", by=stranger)
    assert names(draft) == ["samedi", "moment"]


def test_a_new_question_comes_last_under_a_name_of_its_own(draft, claire):
    write(draft, WHY, claire)
    write(draft, replace(WHY, required=True), claire, heading="Pour finir")
    form = form_of(draft)
    assert [one.name for one in form.questions] == ["samedi", "moment", "pourquoi", "pourquoi_2"]
    assert [(group.name, group.words["fr"].label) for group in form.groups] == [("pour_finir", "Pour finir")]
    assert form.questions[-1].group == "pour_finir"


def test_a_heading_is_written_in_every_language_and_another_question_of_it_takes_nothing_away(draft, claire):
    set_languages(draft.pk, languages=["fr", "falc"], seen=["fr"], by=claire)
    write(draft, WHY, claire, heading="Pour finir", headings={"falc": "La fin"})
    write(draft, WHY, claire, heading="Pour finir", headings={"falc": ""})
    (group,) = form_of(draft).groups
    assert {code: words.label for code, words in group.words.items()} == {"fr": "Pour finir", "falc": "La fin"}
    assert read_form(write_form(form_of(draft))).form == form_of(draft)
    first = {"over": "pourquoi", "seen": seen(draft, "pourquoi")}
    write(draft, WHY, claire, heading="Pour finir", headings={"falc": ""}, **first)
    assert set(form_of(draft).groups[0].words) == {"fr"}


def test_sent_twice_it_is_written_once(draft, claire):
    key = uuid.uuid4()
    for _ in range(2):
        write_question(draft.pk, WHY, key=key, by=claire)
    assert names(draft) == ["samedi", "moment", "pourquoi"]


def test_a_question_that_changed_meanwhile_is_not_written_over(draft, claire):
    before = seen(draft, "samedi")
    changed = Question("", Kind.YES_NO, fr("Le samedi ?"))
    write(draft, changed, claire, over="samedi", seen=before)
    with pytest.raises(AlreadyChanged):
        write(draft, WHY, claire, over="samedi", seen=before)
    assert form_of(draft).question("samedi") == replace(changed, name="samedi")


def test_pictures_are_kept_with_their_version_and_taken_away(draft, claire, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = write(draft, WHY, claire, files={("fr", "image"): Sent(b"webp", ".webp")})
    assert made.words["fr"].image == "pourquoi-fr.webp"
    kept = draft.questionnaires.get().files.get(name="pourquoi-fr.webp")
    assert kept.file.read() == b"webp"
    said = {"over": "pourquoi", "seen": seen(draft, "pourquoi"), "files": {("fr", "image"): None}}
    assert write(draft, made, claire, **said).words["fr"].image == ""


def test_a_question_moves_one_place_and_once_from_where_it_was(draft, claire):
    said = {"up": True, "place": 2, "seen": seen(draft, "moment"), "by": claire}
    move_question(draft.pk, "moment", **said)
    move_question(draft.pk, "moment", **said)
    assert names(draft) == ["moment", "samedi"]


def test_a_question_does_not_pass_the_one_it_depends_on(draft, claire):
    after = replace(WHY, relevant=Condition("moment", Operator.IS, "soir"))
    write(draft, after, claire)
    with pytest.raises(CannotMove):
        move_question(draft.pk, "pourquoi", up=True, place=3, seen=seen(draft, "pourquoi"), by=claire)
    with pytest.raises(OthersDepend):
        remove_question(draft.pk, "moment", seen=seen(draft, "moment"), by=claire)
    remove_question(draft.pk, "samedi", seen=seen(draft, "samedi"), by=claire)
    assert names(draft) == ["moment", "pourquoi"]


def test_what_is_asked_never_changes_and_a_new_version_begins_with_the_same(structure, claire):
    asked = a_consultation(structure)
    with pytest.raises(VersionInUse):
        write(asked, WHY, claire)
    with pytest.raises(VersionInUse):
        import_questionnaire(asked.pk, form=FORM, seen="", by=claire)
    assert new_version(asked.pk, by=claire) == new_version(asked.pk, by=claire)
    write(asked, WHY, claire)
    first, second = asked.questionnaires.order_by("number")
    assert (first.form, first.number, second.number) == (FORM, 1, 2)
    assert [one.name for one in second.form.questions] == ["samedi", "moment", "pourquoi"]
    assert asked.questionnaire_in_use() == first


def test_a_rereading_is_gone_once_the_words_it_was_of_have_changed(draft, claire):
    set_languages(draft.pk, languages=["fr", "falc"], seen=["fr"], by=claire)
    for language in ("fr", "falc"):
        note_rereading(draft.pk, language=language, on=today(), readers=4, by=claire)
    statement = form_of(draft).question("samedi")
    easy = replace(statement, words={**statement.words, "falc": Words("Le samedi, ouvert ?")})
    write(draft, easy, claire, over="samedi", seen=digest(statement))
    assert list(Rereading.objects.values_list("language", flat=True)) == ["fr"]


def test_what_was_promised_is_fixed_once_it_is_open(structure, claire):
    draft = a_consultation(structure, state=State.DRAFT, anonymity=Anonymity.ANONYMOUS)
    change_consultation(draft.pk, said={"anonymity": Anonymity.NAMED, "k_min": 7}, seen=face(draft), by=claire)
    draft.refresh_from_db()
    assert (draft.anonymity, draft.k_min) == (Anonymity.NAMED, 7)
    asked = a_consultation(structure)
    for said in ({"anonymity": Anonymity.NAMED}, {"k_min": 3}, {"opens_at": now()}, {"structures": [structure]}):
        with pytest.raises(PromiseKept):
            change_consultation(asked.pk, said={"title": "Autre", **said}, seen=face(asked), by=claire)
    change_consultation(asked.pk, said={"title": "Autre"}, seen=face(asked), by=claire)
    asked.refresh_from_db()
    assert (asked.title, asked.anonymity) == ("Autre", Anonymity.CONFIDENTIAL)


def test_whoever_has_not_seen_the_last_change_writes_over_nothing(draft, claire):
    before, shown = fingerprint(form_of(draft)), face(draft)
    write(draft, WHY, claire)
    set_languages(draft.pk, languages=["fr", "ar"], seen=["fr"], by=claire)
    change_consultation(draft.pk, said={"title": "Les heures"}, seen=shown, by=claire)
    with pytest.raises(ChangedMeanwhile):
        import_questionnaire(draft.pk, form=FORM, seen=before, by=claire)
    with pytest.raises(ChangedMeanwhile):
        set_languages(draft.pk, languages=["fr", "falc"], seen=["fr"], by=claire)
    with pytest.raises(ChangedMeanwhile):
        change_consultation(draft.pk, said={"title": "Les jours"}, seen=shown, by=claire)
    assert form_of(draft).languages == ("fr", "ar")
    assert names(draft) == ["samedi", "moment", "pourquoi"]


def test_a_spreadsheet_becomes_a_draft_or_nothing_at_all(structure, claire, draft):
    version = import_consultation(structure.pk, form=FORM, title="ignoré", by=None)
    assert (version.consultation.title, version.consultation.state) == ("Les horaires", "draft")
    assert version.form == FORM
    count = Consultation.objects.count()
    with pytest.raises(NothingTaken):
        import_consultation(structure.pk, form=Form("Vide"), title="Vide", by=None)
    with pytest.raises(NothingTaken):
        import_questionnaire(draft.pk, form=Form("Vide"), seen=fingerprint(FORM), by=claire)
    assert (Consultation.objects.count(), names(draft)) == (count, ["samedi", "moment"])


def test_what_is_prepared_leaves_no_words_in_the_journal(draft, claire):
    write(draft, replace(WHY, words=fr("Zyxomma du lundi")), claire)
    assert Entry.objects.filter(stream=f"consultation:{draft.pk}").exists()
    assert "Zyxomma" not in str(list(Entry.objects.values()))


def test_choices_are_never_shared_between_two_lists_of_one_name(draft, claire):
    other = Question(
        "", Kind.ONE, fr("Et où ?"), list_name="moments", choices=(Choice("ici", fr("Ici")), Choice("la", fr("Là")))
    )
    write(draft, other, claire)
    lists = [one.list_name for one in form_of(draft).questions if one.choices]
    assert lists == ["moments", "moments_2"]
    assert Questionnaire.objects.get(consultation=draft).frozen_at is None
