"""« Ma parole »."""

from django.urls import path

from participation.consultations.views import (
    consultation,
    finish,
    index,
    intro_audio,
    leave,
    message,
    mine,
    old,
    pause,
    question,
    question_file,
    reread,
    resume_here,
    thanks,
)

urlpatterns = [
    path("consultations/", index, name="index"),
    path("consultations/anciennes/", old, name="old"),
    path("consultations/mes-messages/", mine, name="mine"),
    path("consultations/<slug:slug>/", consultation, name="consultation"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/question/<int:number>/", question, name="question_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/message/", message, name="message_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/relire/", reread, name="reread_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/pause/", pause, name="pause_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/finir/", finish, name="finish_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/merci/", thanks, name="thanks_for"),
    path("consultations/<slug:slug>/question/<int:number>/", question, name="question"),
    path("consultations/<slug:slug>/message/", message, name="message"),
    path("consultations/<slug:slug>/relire/", reread, name="reread"),
    path("consultations/<slug:slug>/pause/", pause, name="pause"),
    path("consultations/<slug:slug>/fermer/", leave, name="leave"),
    path("consultations/<slug:slug>/reprendre/", resume_here, name="resume"),
    path("consultations/<slug:slug>/fichiers/<int:version>/<str:name>", question_file, name="file"),
    path("consultations/<slug:slug>/pourquoi/", intro_audio, name="intro_audio"),
    path("consultations/<slug:slug>/finir/", finish, name="finish"),
    path("consultations/<slug:slug>/merci/", thanks, name="thanks"),
]
