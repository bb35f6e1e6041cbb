"""The team's reading desk; what an author sent; appeals; what readers of the site report."""

from django.urls import path

from . import views
from .views import appeals, mine, reports

ITEM = "equipe/moderation/<uuid:item_id>/"

app_name = "moderation"
urlpatterns = [
    path("equipe/moderation/", views.queue, name="queue"),
    path("equipe/moderation/publier-ensemble/", views.publish_together, name="publish_together"),
    path(ITEM, views.message, name="message"),
    path(f"{ITEM}publier/", views.publish, name="publish"),
    path(f"{ITEM}refuser/", views.refuse, name="refuse"),
    path(f"{ITEM}laisser/", views.keep, name="keep"),
    path(f"{ITEM}annuler/", views.undo, name="undo"),
    path(f"{ITEM}avis/", views.ask, name="ask"),
    path(f"{ITEM}avis/donner/", views.advise, name="advise"),
    path(f"{ITEM}mettre-de-cote/", views.hold, name="hold"),
    path(f"{ITEM}coordination/", views.escalate, name="escalate"),
    path(f"{ITEM}autre-structure/", views.move, name="move"),
    path(f"{ITEM}lire/", views.claim, name="claim"),
    path(f"{ITEM}lire/suite/", views.take_over, name="take_over"),
    path(f"{ITEM}lire/fin/", views.release, name="release"),
    path("equipe/moderation/chiffres/", views.figures, name="figures"),
    path("equipe/moderation/chiffres/tableur/", views.figures_file, name="figures_file"),
    path("images/<uuid:item_id>/", views.picture, name="picture"),
    path("compte/nom-affiche/", views.shown_name, name="shown_name"),
    path("compte/nom-affiche/retirer/", views.shown_name_off, name="shown_name_off"),
    path(f"{ITEM}recours/", appeals.by_phone, name="appeal_by_phone"),
    path(f"{ITEM}avis-recours/", appeals.hear, name="hear"),
    path("comite/recours/", appeals.committee, name="committee_appeals"),
    path("comite/recours/<uuid:item_id>/", appeals.hear_in_committee, name="committee_appeal"),
    path("mes-messages-envoyes/", mine.sent, name="mine"),
    path("mes-messages-envoyes/<uuid:item_id>/changer/", mine.correct, name="correct"),
    path("mes-messages-envoyes/<uuid:item_id>/recours/", mine.appeal, name="appeal"),
    path("signaler/<uuid:item_id>/", reports.report, name="report"),
    path("signaler/suite/", reports.answer, name="report_answer"),
]
