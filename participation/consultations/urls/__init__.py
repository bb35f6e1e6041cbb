"""The addresses of consultations: one module for each subject. The first that goes with an address answers it."""

from . import committee, preparing, speaking, statements

app_name = "consultations"
urlpatterns = [*committee.urlpatterns, *preparing.urlpatterns, *statements.urlpatterns, *speaking.urlpatterns]
