"""The contrast of every pair of colours the guide promises, computed from the style sheet that is served."""

from __future__ import annotations

import re

import pytest

from tests.support.servers import ROOT

CSS = (ROOT / "site" / "static" / "css" / "site.css").read_text()
AAA, EDGE = 7.0, 3.0  # WCAG 2.2: text (1.4.6), outlines of fields (1.4.11)
TEXT = (
    ("ink", "bg"),
    ("ink", "surface"),
    ("ink-soft", "bg"),
    ("ink-soft", "surface"),
    ("brand", "bg"),
    ("brand", "surface"),
    ("on-brand", "brand"),
    ("me-ink", "me-tint"),
    ("team-ink", "team-tint"),
    ("ok", "ok-tint"),
    ("alert", "surface"),
    ("on-sun", "sun"),
)


def tokens(theme: str) -> dict[str, str]:
    """The custom properties of a theme: the light ones are on :root, the dark ones change some of them."""
    light = _properties(re.search(r":root\s*\{([^}]*)\}", CSS))
    if theme == "clair":
        return light
    return light | _properties(re.search(r"prefers-color-scheme:\s*dark\)\s*\{\s*[^{]*\{([^}]*)\}", CSS))


def _properties(found: re.Match[str] | None) -> dict[str, str]:
    assert found, "the style sheet has no such theme"
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+)\s*:\s*([^;}]+)", found[1])}


def colour(named: dict[str, str], name: str) -> tuple[float, float, float]:
    value = named[name]
    while reference := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = named[reference[1]]
    assert re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value, re.IGNORECASE), f"--{name}: {value}"
    digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def luminance(rgb: tuple[float, float, float]) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(named: dict[str, str], one: str, other: str) -> float:
    high, low = sorted((luminance(colour(named, one)), luminance(colour(named, other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["clair", "sombre"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_every_text_is_aaa(theme, text, ground):
    assert contrast(tokens(theme), text, ground) >= AAA


@pytest.mark.parametrize("theme", ["clair", "sombre"])
def test_the_edge_of_a_field_is_seen(theme):
    assert contrast(tokens(theme), "edge", "surface") >= EDGE


def test_the_dark_theme_is_another_one():
    assert tokens("sombre")["bg"] != tokens("clair")["bg"]
