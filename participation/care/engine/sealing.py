"""What somebody says to be helped: sealed, so that neither the database nor its copies show a number or a word."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from cryptography.fernet import InvalidToken, MultiFernet

from kit.boxes import box


@dataclass(frozen=True)
class Said:
    """number: where she may be called back without danger, as E.164; when: in her words; words: what she wrote."""

    number: str = ""
    when: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.when or self.words)

    def and_then(self, later: "Said") -> "Said":
        """Both: the last number is the one to dial, and nothing of what was said before is lost."""
        before = self.number if later.number and later.number != self.number else ""
        said = [self.words, before, later.words if later.words not in self.words else ""]
        return Said(later.number or self.number, later.when or self.when, "\n".join(one for one in said if one))


def seal(alert: UUID, said: Said) -> bytes:
    return _box(alert).encrypt(json.dumps(asdict(said), ensure_ascii=False).encode())


def unseal(alert: UUID, sealed: bytes | None) -> Said:
    """Nothing, for what was forgotten, or sealed under a secret key now forgotten."""
    try:
        return Said(**json.loads(_box(alert).decrypt(bytes(sealed)))) if sealed else Said()
    except InvalidToken:
        return Said()


def _box(alert: UUID) -> MultiFernet:
    return box("participation.care.said", alert.hex)
