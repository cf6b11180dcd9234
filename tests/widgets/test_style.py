"""Every style sheet reaches its own widget alone: several stand on one page and share their class names."""

from __future__ import annotations

import re

import pytest

from course_utils.widgets.shared.kit import STATIC

SHEETS = [pytest.param(path, id=path.stem) for path in sorted(STATIC.with_name("js").rglob("*.css"))]
DARK = '[data-jp-theme-light="false"] '  # what may stand before the widget's own name


def selectors(css: str) -> list[str]:
    """Return each selector of a style sheet, also those inside of @container and @media."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = []
    for rule in re.findall(r"([^{};]+)\{", css):
        if not rule.strip().startswith("@"):
            found += [one.strip() for one in re.split(r",(?![^(]*\))", rule)]
    return found


def scope(name: str) -> str:
    """Return what every selector of the style sheet with this name begins with."""
    return ".course-widget" if name == "kit" else f".course-widget.{name.replace('_', '-')}"


def strangers(name: str, css: str) -> list[str]:
    """Return the selectors that would reach beyond the widget."""
    own = re.compile(rf"({re.escape(DARK)})?{re.escape(scope(name))}(?![\w-])")
    return [selector for selector in selectors(css) if not own.match(selector)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_selector_begins_with_the_widget(sheet):
    assert selectors(sheet.read_text(encoding="utf-8"))
    assert strangers(sheet.stem, sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.id != "kit"])
def test_the_widget_has_the_class_that_its_style_sheet_asks_for(sheet):
    bundle = (STATIC / f"{sheet.stem}.js").read_text(encoding="utf-8")
    assert f'classList.add("{sheet.stem.replace("_", "-")}")' in bundle


@pytest.mark.parametrize(
    ("rule", "stranger"),
    [
        (".bar { color: red }", ".bar"),
        (".course-widget .bar { color: red }", ".course-widget .bar"),
        (".course-widget.my-pad .bar, [hidden] { color: red }", "[hidden]"),
        (".course-widget.my-pads .bar { color: red }", ".course-widget.my-pads .bar"),
        (".course-widget.my-pad a {} @media print { b { color: red } }", "b"),
        ("a { color: red } .course-widget.my-pad b {}", "a"),
    ],
)
def test_a_selector_that_reaches_further_is_found(rule, stranger):
    assert strangers("my_pad", rule) == [stranger]


@pytest.mark.parametrize(
    "rule",
    [
        ".course-widget.my-pad { color: red }",
        '[data-jp-theme-light="false"] .course-widget.my-pad .bar { color: red }',
        ".course-widget.my-pad.narrow .bar:not(a, b):hover, .course-widget.my-pad > b { color: red }",
        "/* .bar { */ @container (max-width: 650px) { .course-widget.my-pad .bar { color: red } }",
    ],
)
def test_a_selector_of_the_widget_alone_is_none(rule):
    assert strangers("my_pad", rule) == []
