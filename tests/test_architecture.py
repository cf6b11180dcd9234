"""The house keeps its order: who imports whom, what an import costs, how long a file may be."""

from __future__ import annotations

import ast
import graphlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("course_utils", "tools", "benchmarks", "tests")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MODULES = [path for path in FILES if path.is_relative_to(ROOT / "course_utils")]

# Which part of course_utils may import which others. docs/architecture.md shows it and says why.
MAY_IMPORT = {
    "data": set(),
    "layers": set(),
    "models": set(),
    "training": set(),
    "measured": set(),
    "pretrained": set(),
    "handwriting": set(),
    "plots": set(),
    "environment": {"data"},
    "widgets": {"plots", "layers", "handwriting", "pretrained"},
    "checks": {"layers", "models", "plots", "data", "measured"},
}
MAY_USE = {
    "course_utils": set(),
    "tools": {"course_utils"},
    "benchmarks": {"course_utils", "tests"},  # it measures with the tests' browser
    "tests": {"course_utils", "tools"},
}
SLOW = {"tensorflow", "keras", "matplotlib", "sklearn", "pandas", "scipy"}
IMPORT_BUDGET = 0.5  # seconds
LIBRARIES = "numpy, anywidget"  # what the heaviest of our modules, the widgets, stand on
USUAL_LIBRARIES = 0.32  # seconds that importing them takes where the budget holds
LONGEST = 320  # lines
LONGEST_TEST = 480  # lines: a bank of wrong answers is a list, read one entry at a time


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(nodes: Iterator[ast.AST]) -> set[str]:
    """Return the dotted names that these statements import."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import; write the whole name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when the module is imported: no function's body, nothing for type checkers alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from at_import(child)


def part(module: str) -> str | None:
    """Return the part of course_utils that ``module`` belongs to, if any."""
    words = module.split(".")
    return words[1] if words[0] == "course_utils" and len(words) > 1 else None


@pytest.mark.parametrize("path", FILES, ids=name)
def test_packages_are_used_in_one_direction_only(path):
    own = path.relative_to(ROOT).parts[0]
    used = {module.split(".")[0] for module in imported(ast.walk(tree(path)))} & set(PACKAGES)
    assert used <= MAY_USE[own] | {own}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_parts_of_course_utils_import_only_what_they_may(path):
    own = part(dotted(path))
    used = {part(module) for module in imported(ast.walk(tree(path)))} - {None, own}
    assert used <= (MAY_IMPORT[own] if own else set())


def test_every_part_has_its_place_and_none_is_left_over():
    parts = {part(dotted(path)) for path in MODULES} - {None}
    assert parts == set(MAY_IMPORT)


def test_nothing_imports_widgets_or_checks():
    assert not {"widgets", "checks"} & set().union(*MAY_IMPORT.values())


def test_the_parts_form_no_circle():
    assert list(graphlib.TopologicalSorter(MAY_IMPORT).static_order())


def test_the_picture_of_the_house_shows_every_part():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for own, others in MAY_IMPORT.items():
        row = next((line for line in text.splitlines() if line.startswith(f"| `{own}` |")), None)
        assert row, f"docs/architecture.md has no row for {own}"
        assert {word.strip("` ") for word in row.split("|")[3].split(",")} - {"nothing"} == others, row


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_what_is_slow_to_import_is_imported_where_it_is_needed(path):
    used = {module.split(".")[0] for module in imported(at_import(tree(path)))}
    assert not used & SLOW


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_modules_first_line_says_what_it_is_for(path):
    first = tree(path).body[:1]
    says = ast.get_docstring(tree(path))
    assert says or not path.read_text(encoding="utf-8").strip(), "no docstring"
    assert not first or first[0].lineno == 1, "the docstring is not on the first line"


@pytest.mark.parametrize("path", [*FILES, ROOT / "course.py"], ids=name)
def test_a_file_fits_in_a_head(path):
    limit = LONGEST_TEST if path.is_relative_to(ROOT / "tests") else LONGEST
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def seconds(statement: str) -> float:
    """Return the processor's time for a statement in a fresh Python: other programs hardly lengthen it."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], cwd=ROOT, check=True)
    after, waited = os.times(), time.perf_counter() - start
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return worked or waited  # Windows does not tell what its children worked


def budget() -> float:
    """Return the seconds an import may take now; more where the libraries alone show a slower machine."""
    return IMPORT_BUDGET * max(1.0, seconds(f"import {LIBRARIES}") / USUAL_LIBRARIES)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_an_import_is_quick_and_leaves_tensorflow_alone(path):
    if path.name == "__main__.py":
        pytest.skip("runs a command")
    loaded = f"import sys, {dotted(path)}; assert not {SLOW!r} & set(sys.modules), 'slow'"
    # Several tries: a file may have to be read from disk the first time. The budget is measured beside each
    # of them: a core shared with another program is slower for both.
    tries = []
    for _ in range(5):
        taken, allowed = seconds(loaded), budget()
        if taken < allowed:
            return
        tries.append(f"{taken:.2f} s of {allowed:.2f} s")
    pytest.fail(f"import {dotted(path)} takes longer than its budget: {', '.join(tries)}")
