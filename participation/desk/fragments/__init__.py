from .coming import Coming, coming_of
from .people import PersonRow, Rows, rows_of
from .tabs import navigation

__all__ = ["Coming", "PersonRow", "Rows", "coming_of", "navigation", "rows_of"]
