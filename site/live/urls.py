"""The live view without socket."""

from django.urls import path

from live import views

app_name = "live"
urlpatterns = [path("live/", views.catch_up, name="catch-up")]
