"""Where sockets come in. The origin and the cookies are read by config.asgi, before."""

from django.urls import path

from live.consumers import LiveConsumer

websocket_urlpatterns = [
    path("ws/live/", LiveConsumer.as_asgi()),  # pyrefly: ignore[no-matching-overload]  channels routes with Django's paths
]
