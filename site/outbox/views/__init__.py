from .telephone import telephone

__all__ = ["telephone"]
