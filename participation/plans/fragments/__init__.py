from .cards import PlanCard, plan_card, plans_of
from .draw import draw
from .history import history_of
from .shown import AgreementShown, PlanShown, SectionShown, StepShown, Viewer, WordsShown, in_a_row, load, show_plan
from .standing import Standing, standing

__all__ = [
    "AgreementShown",
    "PlanCard",
    "PlanShown",
    "SectionShown",
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
    "show_plan",
    "standing",
]
