from .incoming import incoming
from .telephone import telephone

__all__ = ["incoming", "telephone"]
