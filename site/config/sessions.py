"""Sessions as rows, asked for by a cookie that may hold anything."""

from django.contrib.sessions.backends import db

from participation.people.views.entering import SHARED


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        """Only the letters and figures of our own keys: PostgreSQL refuses a NUL, and the page would be a 500."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def get_expire_at_browser_close(self) -> bool:
        """The cookie has no date: the phone forgets it with its window. Only « Ce téléphone est à moi » keeps it."""
        return self.get(SHARED, True)
