"""The doors of the house: entering, leaving, one's own account, and the cards a worker gives.

allauth's routes keep allauth's names, which its own code asks for. Those not listed here do not exist.
"""

from django.urls import include, path

from participation.people.views import (
    account,
    cards,
    entrance,
    everywhere,
    kept,
    leaving,
    meeting,
    pins,
    referents,
    resets,
    staff,
    standins,
)

ours = [
    path("entrer/", entrance.enter, name="enter"),
    path("entrer/code/", entrance.enter_code, name="enter_code"),
    path("entrer/code/autre/", entrance.enter_code_again, name="enter_code_again"),
    path("entrer/code-personnel/", entrance.enter_pin, name="enter_pin"),
    path("entrer/carte/", entrance.enter_card, name="enter_card"),
    path("entrer/equipe/", staff.enter_team, name="enter_team"),
    path("sortir/", leaving.leave, name="leave"),
    path("sortir/vite/", leaving.leave_fast, name="leave_fast"),
    path("sortir/partout/", everywhere.close_everywhere, name="close_everywhere"),
    path("compte/", account.account, name="account"),
    path("compte/ecrits/", kept.kept, name="kept"),
    path("compte/ecrits/<uuid:post_id>/jeter/", kept.kept_throw, name="kept_throw"),
    path("compte/code-personnel/", pins.pin, name="pin"),
    path("compte/code-personnel/retirer/", pins.pin_remove, name="pin_remove"),
    path("equipe/personnes/carte/", cards.card_new, name="card_new"),
    path("equipe/personnes/<uuid:person_id>/avec-moi/", meeting.met, name="met"),
    path("equipe/personnes/<uuid:person_id>/carte/", cards.card, name="card"),
    path("equipe/personnes/<uuid:person_id>/telephone/", resets.reset, name="reset"),
    path("equipe/telephones/<uuid:reset_id>/", resets.reset_answer, name="reset_answer"),
    path("equipe/telephones/<uuid:reset_id>/annuler/", resets.reset_withdraw, name="reset_withdraw"),
    path("equipe/personnes/<uuid:person_id>/referent/", referents.referent, name="referent"),
    path("equipe/personnes/<uuid:person_id>/remplacement/", standins.stand_ins, name="stand_ins"),
    path("equipe/remplacements/<uuid:stand_in_id>/fin/", standins.stand_in_end, name="stand_in_end"),
    path("mon-espace/qui-m-accompagne/", standins.my_referents, name="my_referents"),
    path("mon-espace/qui-m-accompagne/<uuid:stand_in_id>/", standins.stand_in_answer, name="stand_in_answer"),
    path("mon-espace/qui-m-accompagne/<uuid:stand_in_id>/autre/", standins.stand_in_another, name="stand_in_another"),
]
of_allauth = [
    path("entrer/equipe/", staff.enter_team, name="account_login"),
    path("entrer/equipe/preuve/", staff.second_factor, name="mfa_authenticate"),
    path("compte/mot-de-passe/", staff.change_password, name="account_change_password"),
    path("compte/securite/", staff.security, name="mfa_index"),
    path("compte/securite/application/", staff.activate_app, name="mfa_activate_totp"),
    path("compte/securite/application/retirer/", staff.remove_app, name="mfa_deactivate_totp"),
    path("compte/securite/secours/", staff.see_recovery_codes, name="mfa_view_recovery_codes"),
    path("compte/securite/secours/nouveaux/", staff.make_recovery_codes, name="mfa_generate_recovery_codes"),
    path("compte/securite/cles/", staff.keys, name="mfa_list_webauthn"),
    path("compte/securite/cles/ajouter/", staff.add_key, name="mfa_add_webauthn"),
    path("compte/securite/cles/<int:pk>/retirer/", staff.remove_key, name="mfa_remove_webauthn"),
    path("compte/securite/confirmer/", staff.prove_by_password, name="account_reauthenticate"),
    path("compte/securite/confirmer/code/", staff.prove_by_code, name="mfa_reauthenticate"),
    path("compte/securite/confirmer/cle/", staff.prove_by_key, name="mfa_reauthenticate_webauthn"),
]
urlpatterns = [path("", include((ours, "people"))), path("", include(of_allauth))]
