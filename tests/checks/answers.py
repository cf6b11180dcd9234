"""Read the exercises' solutions out of their sources, so that tests can run and mutate them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tools.sources import SOLUTIONS, read_source, with_solution, without_solution


@dataclass(frozen=True)
class Script:
    """One exercise notebook as a list of cells to execute."""

    stem: str
    cells: list[str]

    def run(self, replaced: dict[int, str] | None = None, upto: int | None = None) -> SimpleNamespace:
        """Execute the cells up to and including ``upto``, some replaced, and return all names."""
        names: dict[str, Any] = {"__name__": "__main__"}
        for number, code in enumerate(self.cells):
            if upto is not None and number > upto:
                break
            exec(compile((replaced or {}).get(number, code), f"{self.stem}, cell {number}", "exec"), names)
        return SimpleNamespace(**names)


def scripts() -> list[Path]:
    """Return the sources of all exercises."""
    return sorted(SOLUTIONS.glob("[0-9][0-9]_*.py"))


def solved(path: Path) -> Script:
    """Return the notebook with its solutions in."""
    return _script(path, with_solution)


def untouched(path: Path) -> Script:
    """Return the notebook as a learner first opens it."""
    return _script(path, without_solution)


def _script(path: Path, read: Any) -> Script:
    return Script(path.stem, [read(c.source) for c in read_source(path).cells if c.cell_type == "code"])


def check_calls(code: str) -> list[str]:
    """Return the calls ``check.name(answers)`` in a cell, as source text."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "check"
    ]
