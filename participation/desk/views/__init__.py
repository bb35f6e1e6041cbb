from .persons import people_list, person_page
from .space import my_space
from .team import team_day

__all__ = ["my_space", "people_list", "person_page", "team_day"]
