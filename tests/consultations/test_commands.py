"""`import_questionnaire` and `export_questionnaire`, as they are called from outside."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from participation.consultations.engine.xlsform import read_form
from participation.consultations.models import Consultation, Questionnaire
from tests.support.people import StructureFactory

pytestmark = pytest.mark.django_db
GIVEN = Path(__file__).parent / "engine" / "xlsform" / "given"


@pytest.fixture(autouse=True)
def structure():
    return StructureFactory(name="Les Tilleuls")


def run(capsys, *words) -> tuple[int, list[str]]:
    code = 0
    try:
        call_command(*words)
    except SystemExit as left:
        code = left.code
    except CommandError as error:
        return error.returncode, [str(error)]
    return code, capsys.readouterr().out.splitlines()


def test_each_row_has_its_line_and_the_draft_is_there(capsys, structure):
    code, said = run(capsys, "import_questionnaire", str(GIVEN / "specify_other.xlsx"))
    consultation = Consultation.objects.get()
    assert code == 0
    assert [line.split("\u00a0:")[0] for line in said[:3]] == [
        "survey, ligne 2",
        "choices, ligne 2",
        "choices, ligne 3",
    ]
    assert str(consultation.questionnaires.get().pk) in said[-1]
    assert (consultation.structure, consultation.state, consultation.title) == (structure, "draft", "specify_other")


def test_a_refused_row_is_said_and_the_others_are_taken(capsys):
    code, said = run(capsys, "import_questionnaire", str(GIVEN / "group.xlsx"))
    assert code == 1
    assert any(re.match(r"survey, ligne 4\s: refusée, .*téléphone", line) for line in said)
    assert [one.name for one in Questionnaire.objects.get().form.questions] == ["family_name", "age"]


def test_a_try_writes_nothing(capsys):
    code, said = run(capsys, "import_questionnaire", str(GIVEN / "or_other.xlsx"), "--dry-run")
    assert (code, Consultation.objects.count()) == (1, 0)
    assert said[-1].startswith("Essai seulement")


def test_a_file_of_which_no_question_is_taken_makes_nothing(capsys):
    code, said = run(capsys, "import_questionnaire", str(GIVEN / "tutorial.xls"))
    assert (code, Consultation.objects.count()) == (1, 0)
    assert said[-1].startswith("Aucune question")


@pytest.mark.parametrize("content", [None, b"ceci n'est pas un tableur"])
def test_a_file_that_cannot_be_read_is_one_sentence(capsys, tmp_path, content):
    file = tmp_path / "questions.xlsx"
    if content is not None:
        file.write_bytes(content)
    code, said = run(capsys, "import_questionnaire", str(file))
    assert (code, len(said), Consultation.objects.count()) == (2, 1, 0)


def test_what_was_imported_is_exported_the_same(capsys, tmp_path):
    run(capsys, "import_questionnaire", str(GIVEN / "flat_xlsform_test.xlsx"))
    version, file = Questionnaire.objects.get(), tmp_path / "sortie.xlsx"
    for wanted in (version.pk, version.consultation_id):
        code, _said = run(capsys, "export_questionnaire", str(wanted), str(file))
        parsed = read_form(file.read_bytes())
        assert (code, parsed.form, parsed.refused) == (0, version.form, ())
    assert run(capsys, "export_questionnaire", "rien", str(file))[0] == 2
