"""Addresses below /demo/: they exist in the demo only."""

from django.urls import path

from config.gallery import components
from outbox.views import telephone

app_name = "demo"
urlpatterns = [
    path("composants/", components, name="components"),
    path("telephone/", telephone, name="telephone"),
]
