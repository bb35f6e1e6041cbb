from django.urls import path

from config.probes import views

app_name = "probes"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
