"""Make a picture light: pure computation, no database."""

import io
from pathlib import PurePath
from typing import IO

from PIL import Image, ImageOps

WIDEST = 1600
"""Pixels, both ways. Twice the widest column, less than a telephone's photo."""

QUALITY = 80


class CannotRead(ValueError):
    """The file is no picture, or a broken one."""


def lighter(source: IO[bytes], *, widest: int = WIDEST) -> tuple[str, bytes]:
    """The picture as WebP: upright, at most `widest` pixels on a side, first frame only, no metadata (place, device).

    Returns the new file name and its bytes. Raises CannotRead.
    """
    try:
        source.seek(0)
        with Image.open(source) as opened:
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((widest, widest))
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CannotRead from error
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=QUALITY, method=6, exif=b"", icc_profile=None)
    return f"{PurePath(getattr(source, 'name', '') or 'image').stem}.webp", written.getvalue()
