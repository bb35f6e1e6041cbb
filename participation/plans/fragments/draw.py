"""Pieces of the plan page, drawn alike for the page and for what arrives live."""

from django.template.loader import render_to_string


def draw(name: str, **shown: object) -> str:
    """The html of templates/plans/_<name>.html, without the blank around it."""
    return render_to_string(f"plans/_{name}.html", shown).strip()
