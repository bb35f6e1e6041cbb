from .programme import build

__all__ = ["build"]
