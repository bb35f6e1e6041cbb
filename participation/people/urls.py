"""The doors of the house: entering, leaving, one's own account, and the cards a worker gives."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
