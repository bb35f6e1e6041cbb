"""The addresses of consultations: one module for each subject. The first that goes with an address answers it."""

from . import committee, preparing, speaking

app_name = "consultations"
urlpatterns = [*committee.urlpatterns, *preparing.urlpatterns, *speaking.urlpatterns]
