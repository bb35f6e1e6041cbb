"""Words of danger: whoever wrote them may need somebody today. They inform, people decide: nothing is sent alone."""

from participation.moderation.engine.flags import dangers


def is_danger(text: str) -> bool:
    """Whether somebody should read it before all the others."""
    return bool(dangers(text))
