"""The team's area of consultations: what is asked, before it is asked."""

from django.urls import path

from participation.consultations.views.preparing import consultations, ending, preview, questions, spreadsheets

AREA = "equipe/consultations/"
ONE = f"{AREA}<uuid:consultation_id>/"
urlpatterns = [
    path(AREA, consultations.index, name="prepare_index"),
    path(f"{AREA}nouvelle/", consultations.new, name="prepare_new"),
    path(ONE, consultations.consultation, name="prepare"),
    path(f"{ONE}changer/", consultations.change, name="prepare_change"),
    path(f"{ONE}avancer/", consultations.act, name="prepare_act"),
    path(f"{ONE}archiver/", ending.archive, name="prepare_archive"),
    path(f"{ONE}terminer/", ending.end, name="prepare_end"),
    path(f"{ONE}version/", consultations.version, name="prepare_version"),
    path(f"{ONE}langues/", consultations.languages, name="prepare_languages"),
    path(f"{ONE}relecture/", consultations.reread, name="prepare_reread"),
    path(f"{ONE}ajouter/", questions.add, name="prepare_add"),
    path(f"{ONE}questions/<str:name>/", questions.edit, name="prepare_question"),
    path(f"{ONE}questions/<str:name>/place/", questions.move, name="prepare_move"),
    path(f"{ONE}questions/<str:name>/enlever/", questions.remove, name="prepare_remove"),
    path(f"{ONE}apercu/essai/", preview.preview_typed, name="prepare_typed"),
    path(f"{ONE}apercu/<int:number>/", preview.preview, name="prepare_preview"),
    path(f"{ONE}fichiers/<str:name>/", spreadsheets.send_file, name="prepare_file"),
    path(f"{ONE}tableur/", spreadsheets.sheet, name="prepare_sheet"),
    path(f"{ONE}tableur/prendre/", spreadsheets.take_sheet, name="prepare_take"),
]
