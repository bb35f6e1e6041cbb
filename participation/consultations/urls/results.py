"""The results, and the page of the team that publishes them."""

from django.urls import path

from participation.consultations.views import named_answers, publish, results, results_file, results_statements

urlpatterns = [
    path("consultations/<slug:slug>/resultats/", results, name="results"),
    path("consultations/<slug:slug>/resultats/affirmations/", results_statements, name="results_statements"),
    path("consultations/<slug:slug>/resultats/<int:number>/", results, name="results_of"),
    path("consultations/<slug:slug>/resultats/<int:number>/<str:name>", results_file, name="results_file"),
    path("equipe/consultations/<slug:slug>/reponses/", named_answers, name="named"),
    path("equipe/consultations/<uuid:consultation_id>/resultats/", publish, name="publish"),
]
