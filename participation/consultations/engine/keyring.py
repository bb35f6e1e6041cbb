"""The key of a consultation: a file outside the database, made before the first answer, destroyed when it closes.

Whoever holds the database alone, with its log and its backups, opens nothing of what waits, and cannot tell whose mark
a mark is. Each key gives two: one that seals, one that makes marks.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import zlib
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken

LENGTH = 32
STEP = 8_192
"""Bytes. Letters are packed, then filled up to the next one: some twenty thousand signs of free words, or two hundred
votes, and those of somebody who said nothing, have the same length. Whoever had a longer one would be looked for among
the longest words."""
PACKED = b"\x78"
"""What packed bytes begin with."""


class KeyGone(Exception):
    """There is no key: the consultation is closed, or its file was lost."""


class Key:
    """What one consultation seals with, and recognises with."""

    def __init__(self, secret: bytes) -> None:
        self._marks = hashlib.sha256(b"marks" + secret).digest()
        self._box = Fernet(urlsafe_b64encode(hashlib.sha256(b"seals" + secret).digest()))

    def digest(self, purpose: str, *parts: object) -> str:
        """64 hexadecimal signs: the same for the same things, and nothing to whoever has no key."""
        words = "\0".join((purpose, *(str(part) for part in parts)))
        return hmac.new(self._marks, words.encode(), hashlib.sha256).hexdigest()

    def seal(self, content: Any) -> bytes:
        """content: anything that JSON can say."""
        packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), level=9)
        # Filled up, so that the length of a letter does not tell the length of what is in it.
        # Fernet writes the second of the sealing in clear in front: always the same one.
        return self._box.encrypt_at_time(packed.ljust(-(-len(packed) // STEP) * STEP), 0)

    def unseal(self, sealed: bytes) -> Any:
        """Raises KeyGone for what was sealed with another key."""
        try:
            packed = self._box.decrypt(bytes(sealed))
        except InvalidToken as error:
            raise KeyGone from error
        # What was sealed before letters were packed begins with a sign of JSON.
        return json.loads(zlib.decompressobj().decompress(packed) if packed.startswith(PACKED) else packed)


def make(folder: Path, consultation: UUID) -> Key:
    """The key of this consultation, made the first time. On the disk before anything is sealed with it."""
    return _make(_path(folder, consultation))


def of_receipts(folder: Path) -> Key:
    """The one key that is kept for good, made the first time: receipts lead to one's words long after the consultation
    is closed. Whoever holds the database and the secret of the house alone cannot try codes on them."""
    return _make(_of_receipts(folder))


def has_receipts(folder: Path) -> bool:
    return _of_receipts(folder).exists()


def find(folder: Path, consultation: UUID) -> Key:
    """Raises KeyGone."""
    return _read(_path(folder, consultation))


def _make(path: Path) -> Key:
    folder = path.parent
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        # A link appears whole or not at all, and never over another: two processes end with the same key.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        _settle(folder)
    return _read(path)


def _read(path: Path) -> Key:
    try:
        return Key(path.read_bytes())
    except FileNotFoundError as error:
        raise KeyGone from error


def exists(folder: Path, consultation: UUID) -> bool:
    return _path(folder, consultation).exists()


def destroy(folder: Path, consultation: UUID) -> bool:
    """Write over the key and take it away; whether there was one. What it sealed is closed for ever."""
    path = _path(folder, consultation)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    path.unlink(missing_ok=True)
    _settle(folder)
    return True


def _path(folder: Path, consultation: UUID) -> Path:
    return folder / f"{consultation.hex}.key"


def _of_receipts(folder: Path) -> Path:
    return folder / "receipts.key"


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
