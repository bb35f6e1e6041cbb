from .coming import Coming, coming_of
from .people import PersonRow, Rows, rows_of
from .tabs import BADGES, draw_badges, navigation

__all__ = ["BADGES", "Coming", "PersonRow", "Rows", "coming_of", "draw_badges", "navigation", "rows_of"]
