from django.urls import path

from participation.places import views

app_name = "places"

urlpatterns = [
    path("lieux/", views.place_list, name="list"),
]
