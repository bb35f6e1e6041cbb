from django.urls import path

from participation.desk.views import my_space, people_list, person_page, team_day

app_name = "desk"

urlpatterns = [
    path("mon-espace/", my_space, name="my_space"),
    path("equipe/", team_day, name="team_day"),
    path("equipe/personnes/", people_list, name="people"),
    path("equipe/personnes/<uuid:person_id>/", person_page, name="person"),
]
