"""Where machines of the outside knock."""

from django.urls import path

from outbox import views

app_name = "outbox"

urlpatterns = [path("passerelle/reponses/", views.incoming, name="incoming")]
