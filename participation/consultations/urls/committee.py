"""`/comite/`."""

from django.urls import path

from participation.consultations.views.committee import desk, questions, reading, table

urlpatterns = [
    path("comite/", desk.home, name="committee"),
    path("comite/college/<uuid:territory_id>/", desk.college, name="college"),
    path("comite/questions/<uuid:questionnaire_id>/", questions.questions, name="questions"),
    path("comite/<slug:slug>/", desk.desk, name="sorting"),
    path("comite/<slug:slug>/numeroter/", desk.deal, name="deal"),
    path("comite/<slug:slug>/themes/", desk.theme_new, name="theme_new"),
    path("comite/<slug:slug>/themes/<int:number>/", desk.theme_change, name="theme_change"),
    path("comite/<slug:slug>/themes/<int:number>/reunir/", desk.theme_merge, name="theme_merge"),
    path("comite/<slug:slug>/suivant/", reading.following, name="card_next"),
    path("comite/<slug:slug>/desaccords/", reading.differences, name="differences"),
    path("comite/<slug:slug>/messages/<int:number>/", reading.card, name="card"),
    path("comite/<slug:slug>/messages/<int:number>/decider/", reading.settle, name="card_settle"),
    path("comite/<slug:slug>/messages/<int:number>/note/", reading.note, name="card_note"),
    path("comite/<slug:slug>/cartes/", table.cards, name="cards"),
    path("comite/<slug:slug>/cartes.pdf", table.pdf, name="cards_pdf"),
    path("comite/<slug:slug>/numeros/", table.piles, name="piles"),
]
