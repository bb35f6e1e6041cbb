"""The one ASGI application: pages, live sockets, and the start and end of the process."""

from __future__ import annotations

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

import django

# WhiteNoise's files, read in a thread: right, and as small as they are.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

django.setup(set_prefix=False)  # what follows needs the apps

from channels.routing import ProtocolTypeRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from config.lifespan import Lifespan  # noqa: E402
from config.pages import OneThread, Pages  # noqa: E402
from live.routing import sockets  # noqa: E402

pages = Pages(OneThread(), settings.PAGES_AT_ONCE)
application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": sockets,
        "lifespan": Lifespan(at_the_end=pages.close),
    }
)
