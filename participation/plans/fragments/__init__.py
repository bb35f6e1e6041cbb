from .cards import PlanCard, plan_card, plans_of
from .draw import draw
from .history import history_of
from .shared import SharedPlan, shared_with, show_shared
from .sharing import ReadersShown, readers_of
from .shown import AgreementShown, PlanShown, SectionShown, StepShown, Viewer, WordsShown, in_a_row, load, show_plan
from .standing import Standing, standing

__all__ = [
    "AgreementShown",
    "PlanCard",
    "PlanShown",
    "ReadersShown",
    "SectionShown",
    "SharedPlan",
    "Standing",
    "StepShown",
    "Viewer",
    "WordsShown",
    "draw",
    "history_of",
    "in_a_row",
    "load",
    "plan_card",
    "plans_of",
    "readers_of",
    "shared_with",
    "show_plan",
    "show_shared",
    "standing",
]
