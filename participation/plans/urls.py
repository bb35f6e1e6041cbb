from django.urls import path

from participation.plans.views import person, shared, sharing, team

app_name = "plans"

urlpatterns = [
    path("mon-projet/", person.mine, name="mine"),
    path("mon-projet/ouvrir/", person.open_mine, name="open"),
    path("mon-projet/historique/", person.history, name="history"),
    path("mon-projet/mes-mots/<uuid:section_id>/", person.words_edit, name="words_edit"),
    path("mon-projet/parties/", person.section_open, name="section_open"),
    path("mon-projet/parties/<uuid:section_id>/etape/", person.step_propose, name="step_propose"),
    path("mon-projet/etapes/<uuid:step_id>/reponse/", person.step_answer, name="step_answer"),
    path("mon-projet/etapes/<uuid:step_id>/fait/", person.step_finish, name="step_finish"),
    path("mon-projet/accord/", person.agree, name="agree"),
    path("mon-projet/terminer/", person.complete, name="complete"),
    path("mon-projet/arreter/", person.withdraw, name="withdraw"),
    path("mon-projet/partages/", sharing.sharing, name="sharing"),
    path("mon-projet/partages/ouvrir/", sharing.share, name="share"),
    path("mon-projet/partages/<uuid:consent_id>/fermer/", sharing.unshare, name="unshare"),
    path("mon-projet/aide/<uuid:plan_id>/", person.helped, name="helped"),
    path("equipe/partages/", shared.shared, name="shared"),
    path("equipe/partages/<uuid:plan_id>/", shared.plan, name="shared_plan"),
    path("equipe/partages/parties/<uuid:section_id>/etape/", shared.step_propose, name="shared_step_propose"),
    path("equipe/projets/pour/<uuid:person_id>/", team.plan_open, name="team_open"),
    path("equipe/projets/<uuid:plan_id>/", team.plan, name="team_plan"),
    path("equipe/projets/<uuid:plan_id>/historique/", team.history, name="team_history"),
    path("equipe/projets/<uuid:plan_id>/parties/", team.section_open, name="team_section_open"),
    path("equipe/projets/<uuid:plan_id>/accord/", team.agree, name="team_agree"),
    path("equipe/projets/<uuid:plan_id>/terminer/", team.complete, name="team_complete"),
    path("equipe/projets/mots/<uuid:section_id>/", team.words_edit, name="team_words_edit"),
    path("equipe/projets/parties/<uuid:section_id>/etape/", team.step_propose, name="team_step_propose"),
    path("equipe/projets/etapes/<uuid:step_id>/reponse/", team.step_answer, name="team_step_answer"),
    path("equipe/projets/etapes/<uuid:step_id>/fait/", team.step_finish, name="team_step_finish"),
]
