"""The addresses of consultations: one module for each subject. The first that goes with an address answers it."""

from . import committee, entering, following, plenaries, preparing, rereading, results, speaking, statements

app_name = "consultations"
urlpatterns = [
    *following.urlpatterns,
    *committee.urlpatterns,
    *preparing.urlpatterns,
    *rereading.urlpatterns,
    *statements.urlpatterns,
    *results.urlpatterns,
    *plenaries.urlpatterns,
    *entering.urlpatterns,
    *speaking.urlpatterns,
]
