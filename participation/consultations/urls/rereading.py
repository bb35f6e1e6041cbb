"""`/consultations/relecture/`: the questions, before anybody is asked."""

from django.urls import path

from participation.consultations.views import rereading, rereading_preview

HERE = "consultations/relecture/<uuid:consultation_id>/"
urlpatterns = [
    path(HERE, rereading, name="rereading"),
    path(f"{HERE}<int:number>/", rereading_preview, name="rereading_preview"),
]
