"""The look, read from its files: contrasts, the floor of old phones, directions, weights, icons that exist."""

import ast
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)
STATIC = ROOT / "site" / "static"
CSS = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / "site.css").read_text(), flags=re.DOTALL)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PYTHON = [path for room in ("site", "participation", "workshops") for path in sorted((ROOT / room).rglob("*.py"))]
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img" / "icons.svg").read_text()))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


# Contrasts (WCAG 2.2, 1.4.6: 7 to 1 for all text; 1.4.11: 3 to 1 for edges)

TEXT = """
ink bg, ink surface, ink sunk, ink-soft bg, ink-soft surface, ink-soft sunk, brand bg, brand surface, on-brand brand,
brand brand-tint, me-ink me-tint, team-ink team-tint, ok ok-tint, alert surface, alert alert-tint, on-sun sun,
ink sun-tint, ink listen, ink me-tint, ink team-tint, ink ok-tint, on-deep deep, on-deep-soft deep, ink brand-tint
"""
EDGES = "edge bg, edge surface, me-edge surface, team-edge surface, focus bg, focus surface"


def tokens(dark: bool) -> dict[str, str]:
    light = re.search(r":root\{(.*?)\n\}", CSS, re.DOTALL)[1]
    night = re.search(r":root:not\(\[data-theme=clair\]\)\{(.*?)\n\}\}", CSS, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", light + (night if dark else "")))


def luminance(colour: str) -> float:
    figures = colour[1:] if len(colour) == 7 else "".join(2 * figure for figure in colour[1:])
    parts = [int(figures[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 7), (EDGES, 3)], ids=["text", "edges"])
def test_everybody_can_tell_the_colours_apart(pairs, least, dark):
    colours = tokens(dark)
    measured = {pair.strip(): contrast(*(colours[name] for name in pair.split())) for pair in pairs.split(",")}
    assert {pair: round(ratio, 1) for pair, ratio in measured.items() if ratio < least} == {}


# The style sheet


@pytest.mark.parametrize("word", ["@layer", "@container", ":has(", "light-dark(", "color-mix(", "@import", "!ie"])
def test_the_style_sheet_keeps_to_what_a_chrome_95_reads(word):
    assert word not in CSS


def test_no_rule_is_nested():
    opened: list[str] = []
    for selector, brace in re.findall(r"([^{}]*)([{}])", CSS):
        if brace == "}":
            opened.pop()
            continue
        assert all(outer.startswith("@media") for outer in opened), selector.strip()
        opened.append(selector.rpartition(";")[2].strip())


def test_every_direction_is_that_of_the_writing():
    physical = (
        r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\s*:"
    )
    assert re.findall(physical, CSS) == []


def test_the_style_sheet_stays_one_file_that_can_be_read():
    assert [relative(path) for path in (STATIC / "css").rglob("*.css")] == ["site/static/css/site.css"]
    assert CSS.count("\n") <= 400


def weight(paths: Iterator[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_the_style_sheet_weighs_at_most_12_kilobytes():
    assert weight((STATIC / "css").rglob("*.css")) <= 12_000


def test_our_scripts_weigh_at_most_15_kilobytes_for_everybody_and_40_with_those_of_the_team():
    scripts = set((STATIC / "js").rglob("*.js"))
    of_team = {STATIC / "js" / name for name in ("moderation.js", "phone.js", "roll.js")}
    assert of_team < scripts
    assert weight(scripts - of_team) <= 15_000
    assert weight(scripts) <= 40_000


# Templates


INCLUDED = r"{% (?:include|extends) \"([^\"]+)\""
UNSAFE = (
    r"<style|\sstyle=|\|safe\b|<script(?![^>]*(?:\ssrc=|application/json))"
    r"|\son(?:click|load|error|submit|change|input|key|focus|blur)\w*="
)


def test_no_template_holds_style_or_script_or_trusts_a_text():
    assert {relative(path): found for path in TEMPLATES if (found := re.findall(UNSAFE, path.read_text()))} == {}


def test_what_a_template_includes_exists():
    included = {(relative(path), name) for path in TEMPLATES for name in re.findall(INCLUDED, path.read_text())}
    assert {(path, name) for path, name in included if not (ROOT / "templates" / name).is_file()} == set()


# Icons: an unknown name would draw nothing, and nobody would see it missing


def icons_of_template(path: Path) -> set[str]:
    text = path.read_text()
    return set(re.findall(r"{% icon \"([^\"]+)\"", text)) | set(re.findall(r"\bicon=\"([^\"]+)\"", text))


def icons_of_python(path: Path) -> Iterator[str]:
    """Names given as icon=..., {"icon": ...}, in constants called ...ICON..., and second in a tab ("/lieux/", ...)."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.keyword(arg="icon", value=ast.Constant(value=str(name))):
                yield name
            case ast.Tuple(elts=[ast.Constant(value=str(url)), ast.Constant(value=str(name)), _]) if url[:1] == "/":
                yield name
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "icon" and isinstance(value, ast.Constant):
                        yield value.value
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Dict(values=values)) if "ICON" in target:
                yield from (value.value for value in values if isinstance(value, ast.Constant))


def test_the_icons_of_the_templates_are_drawn():
    named = {(relative(path), name) for path in TEMPLATES for name in icons_of_template(path)}
    assert {(path, name) for path, name in named if name not in ICONS} == set()


def test_the_icons_named_in_the_code_are_drawn():
    assert {(relative(path), name) for path in PYTHON for name in icons_of_python(path) if name not in ICONS} == set()
