from django.urls import path

from workshops import views

app_name = "workshops"

urlpatterns = [
    path("ateliers/", views.session_list, name="sessions"),
    path("ateliers/agenda.ics", views.agenda, name="agenda"),
    path("ateliers/<uuid:session_id>/", views.session_detail, name="session"),
    path("ateliers/<uuid:session_id>/reserver/", views.book, name="book"),
    path("mes-reservations/", views.booking_list, name="bookings"),
    path("mes-reservations/agenda/", views.my_agenda, name="my-agenda"),
    path("mes-reservations/agenda/fermer/", views.close_my_agenda, name="close-my-agenda"),
    path("agenda/<str:secret>.ics", views.own_agenda, name="own-agenda"),
    path("mes-reservations/<uuid:booking_id>/annuler/", views.cancel, name="cancel"),
    path("equipe/presences/", views.roll_list, name="rolls"),
    path("equipe/presences/<uuid:session_id>/", views.roll, name="roll"),
    path("equipe/presences/<uuid:session_id>/feuille/", views.sheet, name="sheet"),
    path("equipe/presences/<uuid:session_id>/feuille.pdf", views.sheet_file, name="sheet_pdf"),
]
