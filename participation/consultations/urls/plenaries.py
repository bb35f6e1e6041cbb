"""Plenaries: `/consultations/plenieres/` for everybody, `/equipe/plenieres/` for who prepares them."""

from django.urls import path

from participation.consultations.views.plenaries import public, team

HERE, TEAM = "consultations/plenieres/", "equipe/plenieres/"
urlpatterns = [
    path(HERE, public.calendar, name="plenaries"),
    path(f"{HERE}<uuid:plenary_id>/", public.plenary, name="plenary"),
    path(f"{HERE}<uuid:plenary_id>/compte-rendu.pdf", public.minutes, name="minutes_pdf"),
    path(f"{HERE}<uuid:plenary_id>/proposer/", public.topic_new, name="topic_new"),
    path(f"{HERE}<uuid:plenary_id>/proposer/<uuid:person_id>/", public.topic_new, name="topic_new_for"),
    path(f"{HERE}themes/<uuid:topic_id>/", public.support, name="topic_support"),
    path(TEAM, team.index, name="team_plenaries"),
    path(f"{TEAM}annoncer/", team.new, name="team_plenary_new"),
    path(f"{TEAM}<uuid:plenary_id>/", team.plenary, name="team_plenary"),
    path(f"{TEAM}<uuid:plenary_id>/ordre-du-jour/", team.agenda, name="team_agenda"),
    path(f"{TEAM}<uuid:plenary_id>/presence/", team.attendance, name="team_attendance"),
    path(f"{TEAM}<uuid:plenary_id>/compte-rendu/", team.minutes, name="team_minutes"),
    path(f"{TEAM}<uuid:plenary_id>/annuler/", team.cancel, name="team_plenary_cancel"),
    path(f"{TEAM}themes/<uuid:topic_id>/", team.choose, name="team_topic"),
]
