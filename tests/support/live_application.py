"""Our site with the trial stream, for the server processes of the tests."""

from config.asgi import application
from tests.support import live

__all__ = ["application", "live"]
