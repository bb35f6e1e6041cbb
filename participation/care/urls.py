"""The team's alerts, the roster, and the two pages of who needs help. Their addresses say little in a browser."""

from django.urls import path

from . import views

app_name = "care"
urlpatterns = [
    path("equipe/alertes/", views.alerts, name="alerts"),
    path("equipe/alertes/chiffres/", views.figures, name="figures"),
    path("equipe/alertes/garde/", views.roster, name="roster"),
    path("equipe/alertes/garde/<uuid:structure_id>/", views.roster_of, name="roster_of"),
    path("equipe/alertes/garde/<uuid:structure_id>/tour/", views.shift_add, name="shift_add"),
    path(
        "equipe/alertes/garde/<uuid:structure_id>/tour/<uuid:shift_id>/retirer/",
        views.shift_remove,
        name="shift_remove",
    ),
    path("equipe/alertes/garde/<uuid:structure_id>/delai/", views.delay, name="delay"),
    path("equipe/alertes/garde/<uuid:structure_id>/enfant/", views.child_contact, name="child_contact"),
    path("equipe/alertes/garde/<uuid:structure_id>/exercice/", views.drill, name="drill"),
    path("equipe/alertes/<uuid:alert_id>/", views.alert, name="alert"),
    path("equipe/alertes/<uuid:alert_id>/prendre/", views.claim, name="claim"),
    path("equipe/alertes/<uuid:alert_id>/ecrire/", views.note, name="note"),
    path("equipe/alertes/<uuid:alert_id>/confier/", views.hand, name="hand"),
    path("equipe/alertes/<uuid:alert_id>/reprendre/", views.take_over, name="take_over"),
    path("equipe/alertes/<uuid:alert_id>/finir/", views.close, name="close"),
    path("aide/", views.tell, name="tell"),
    path("aide/rappel/", views.call_back_done, name="call_back_done"),
    path("aide/rappel/<str:token>/", views.call_back, name="call_back"),
]
