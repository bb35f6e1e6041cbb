"""Sessions as rows, asked for by a cookie that may hold anything."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        """Only the letters and figures of our own keys: PostgreSQL refuses a NUL, and the page would be a 500."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
