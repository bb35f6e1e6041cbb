"""What becomes of the word."""

from django.urls import path

from participation.consultations.views.following import addressee, committee, reading, receipts

urlpatterns = [
    path("comite/<slug:slug>/recommandations/", committee.recommendations, name="recommendations"),
    path("comite/<slug:slug>/recommandations/nouvelle/", committee.write, name="recommend"),
    path("comite/<slug:slug>/recommandations/remettre/", committee.hand, name="hand_over"),
    path("comite/<slug:slug>/recommandations/<int:number>/", committee.write, name="recommendation"),
    path("comite/<slug:slug>/recommandations/<int:number>/adresser/", committee.address, name="address_again"),
    path("suites/", addressee.mine, name="addressed"),
    path("suites/<uuid:recommendation_id>/", addressee.reply, name="reply"),
    path("suites/<uuid:recommendation_id>/fait/", addressee.follow, name="follow"),
    path("consultations/<slug:slug>/suites/", reading.followed, name="followed"),
    path("consultations/<slug:slug>/livret.pdf", reading.booklet, name="booklet"),
    path("consultations/<slug:slug>/affiche.pdf", reading.poster, name="poster"),
    path("consultations/<slug:slug>/recu/", reading.receipt, name="receipt"),
    path("consultations/<slug:slug>/recu/changer/", receipts.correct, name="receipt_correct"),
    path("consultations/<slug:slug>/recu/recours/", receipts.appeal, name="receipt_appeal"),
]
