"""« D’accord ou pas »."""

from django.urls import path

from participation.consultations.views import add_statements_here, propose, statements

urlpatterns = [
    path("consultations/<slug:slug>/affirmations/", statements, name="statements"),
    path("consultations/<slug:slug>/affirmations/ajouter/", propose, name="propose"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/affirmations/", statements, name="statements_for"),
    path("consultations/<slug:slug>/pour/<uuid:person_id>/affirmations/ajouter/", propose, name="propose_for"),
    path("equipe/consultations/<uuid:consultation_id>/affirmations/", add_statements_here, name="prepare_statements"),
]
