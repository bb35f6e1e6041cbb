"""What the team enters for others."""

from django.urls import path

from participation.consultations.views.entering import answering, paper, rooms

ONE = "equipe/consultations/<slug:slug>/"
HERS = f"{ONE}saisir/<str:through>/<uuid:person_id>/"
GUEST = f"{ONE}saisir/<str:through>/sans-compte/<uuid:guest_id>/"
STEPS = (
    ("", answering.start, "start"),
    ("question/<int:number>/", answering.question, "question"),
    ("message/", answering.message, "message"),
    ("relire/", answering.reread, "reread"),
    ("pause/", answering.pause, "pause"),
    ("finir/", answering.finish, "finish"),
    ("merci/", answering.thanks, "thanks"),
    ("affirmations/", answering.statements, "statements"),
)
urlpatterns = [
    path("equipe/saisir/", answering.index, name="enter_index"),
    path(f"{ONE}saisir/", answering.home, name="enter"),
    path(f"{ONE}papier/", paper.entry, name="paper"),
    path(f"{ONE}papier/imprimer/", paper.printing, name="paper_printing"),
    path(f"{ONE}papier/feuilles/", paper.sheets, name="paper_sheets"),
    path(f"{ONE}papier/feuilles.pdf", paper.sheets_pdf, name="paper_pdf"),
    path(f"{ONE}papier/<int:number>/", paper.decide, name="paper_decide"),
    path(f"{ONE}salle/", rooms.room, name="room"),
    path(f"{ONE}salle/feuille/", rooms.sheet, name="room_sheet"),
    path(f"{ONE}salle/<uuid:count_id>/", rooms.correct, name="room_correct"),
    path(f"{ONE}salle/<uuid:count_id>/retirer/", rooms.withdraw, name="room_withdraw"),
    path(f"{ONE}saisir/<str:through>/sans-compte/", answering.guest, name="enter_guest"),
    *(path(f"{HERS}{step}", view, name=f"enter_{name}") for step, view, name in STEPS),
    *(path(f"{GUEST}{step}", view, name=f"enter_guest_{name}") for step, view, name in STEPS),
]
