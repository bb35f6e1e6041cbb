"""The team's reading desk."""

from django.urls import path

from .views import message, publish, queue, refuse, shown_name, shown_name_off, undo

app_name = "moderation"
urlpatterns = [
    path("equipe/moderation/", queue, name="queue"),
    path("equipe/moderation/<uuid:item_id>/", message, name="message"),
    path("equipe/moderation/<uuid:item_id>/publier/", publish, name="publish"),
    path("equipe/moderation/<uuid:item_id>/refuser/", refuse, name="refuse"),
    path("equipe/moderation/<uuid:item_id>/annuler/", undo, name="undo"),
    path("compte/nom-affiche/", shown_name, name="shown_name"),
    path("compte/nom-affiche/retirer/", shown_name_off, name="shown_name_off"),
]
