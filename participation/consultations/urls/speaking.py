"""« Ma parole »."""

from django.urls import path

from participation.consultations.views import consultation, finish, index, message, mine, question, thanks

urlpatterns = [
    path("consultations/", index, name="index"),
    path("consultations/mes-messages/", mine, name="mine"),
    path("consultations/<slug:slug>/", consultation, name="consultation"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/question/<int:number>/", question, name="question_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/message/", message, name="message_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/finir/", finish, name="finish_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/merci/", thanks, name="thanks_for"),
    path("consultations/<slug:slug>/question/<int:number>/", question, name="question"),
    path("consultations/<slug:slug>/message/", message, name="message"),
    path("consultations/<slug:slug>/finir/", finish, name="finish"),
    path("consultations/<slug:slug>/merci/", thanks, name="thanks"),
]
