"""Every address of the house, room by room. The audience of each is declared in tests/doors/."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include("config.probes.urls")),
    path("", include("participation.people.urls")),
    path("", include("participation.desk.urls")),
    path("", include("participation.plans.urls")),
    path("", include("participation.moderation.urls")),  # first: /comite/recours/ is no consultation
    path("", include("participation.consultations.urls")),
    path("", include("participation.care.urls")),
    path("", include("participation.places.urls")),
    path("", include("workshops.urls")),
    path("", include("outbox.urls")),
    path("", include("live.urls")),
    path("", include("cms.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo_urls")))
urlpatterns.append(path("", include(wagtail_urls)))

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
