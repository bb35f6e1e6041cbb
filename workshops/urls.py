from django.urls import path

from workshops import views

app_name = "workshops"

urlpatterns = [
    path("ateliers/", views.session_list, name="sessions"),
    path("ateliers/agenda.ics", views.agenda, name="agenda"),
    path("ateliers/<uuid:session_id>/", views.session_detail, name="session"),
    path("ateliers/<uuid:session_id>/reserver/", views.book, name="book"),
    path("s/<str:token>/", views.link, name="link"),
    path("mes-reservations/", views.booking_list, name="bookings"),
    path("mes-reservations/agenda/", views.my_agenda, name="my-agenda"),
    path("mes-reservations/agenda/fermer/", views.close_my_agenda, name="close-my-agenda"),
    path("agenda/<str:secret>.ics", views.own_agenda, name="own-agenda"),
    path("mes-reservations/<uuid:booking_id>/apres/", views.after, name="after"),
    path("mes-reservations/<uuid:booking_id>/apres/mot/", views.word, name="word"),
    path("mes-reservations/<uuid:booking_id>/annuler/", views.cancel, name="cancel"),
    path("equipe/ateliers/", views.team, name="team"),
    path("equipe/ateliers/nouveau/", views.workshop_new, name="workshop_new"),
    path("equipe/ateliers/<uuid:workshop_id>/", views.workshop, name="workshop"),
    path("equipe/ateliers/<uuid:workshop_id>/changer/", views.workshop_change, name="workshop_change"),
    path("equipe/ateliers/<uuid:workshop_id>/calendrier/", views.session_new, name="session_new"),
    path("equipe/ateliers/seances/<uuid:session_id>/", views.session_change, name="session_change"),
    path("equipe/ateliers/seances/<uuid:session_id>/annuler/", views.session_cancel, name="session_cancel"),
    path("equipe/ateliers/salles/", views.room_list, name="rooms"),
    path("equipe/ateliers/salles/<uuid:room_id>/", views.room, name="room"),
    path("equipe/ateliers/lieux/<uuid:place_id>/ouvrir/", views.venue_open, name="venue_open"),
    path("equipe/ateliers/lieux/<uuid:venue_id>/salle/", views.room_new, name="room_new"),
    path("equipe/ateliers/lieux/<uuid:venue_id>/fermer/", views.closure_new, name="closure_new"),
    path("equipe/ateliers/fermetures/<uuid:closure_id>/rouvrir/", views.closure_lift, name="closure_lift"),
    path("mes-reservations/<uuid:booking_id>/accepter/", views.accept, name="accept"),
    path("equipe/ateliers/seances/<uuid:session_id>/reservations/", views.desk, name="desk"),
    path("equipe/ateliers/seances/<uuid:session_id>/places/", views.desk_capacity, name="desk-capacity"),
    path("equipe/ateliers/reservations/<uuid:booking_id>/reponse/", views.desk_answer, name="desk-answer"),
    path("equipe/ateliers/besoins/<uuid:need_id>/", views.desk_need, name="desk-need"),
    path("equipe/presences/", views.roll_list, name="rolls"),
    path("equipe/presences/<uuid:session_id>/", views.roll, name="roll"),
    path("equipe/presences/<uuid:session_id>/feuille/", views.sheet, name="sheet"),
    path("equipe/presences/<uuid:session_id>/feuille.pdf", views.sheet_file, name="sheet_pdf"),
]
