"""Every widget has a folder for Python and one for the browser, and they import in one direction."""

from __future__ import annotations

import graphlib
import re
from pathlib import Path

import pytest

from course_utils import widgets

PYTHON = Path(widgets.__file__).parent
BROWSER = PYTHON / "js"
NOT_ONES_OWN = {"js", "static", "__pycache__"}
IMPORT = {".py": r"from course_utils\.widgets\.(\w+)", ".js": r'from "\.\./(\w+)/'}


def folders(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.is_dir() and path.name not in NOT_ONES_OWN)


def used(folder: Path) -> set[str]:
    """Return the other folders that a folder's modules import from."""
    texts = [(path.suffix, path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.is_file()]
    return {one for kind, text in texts if kind in IMPORT for one in re.findall(IMPORT[kind], text)} - {
        folder.name
    }


def test_each_folder_stands_on_both_sides():
    assert [folder.name for folder in folders(PYTHON)] == [folder.name for folder in folders(BROWSER)]


@pytest.mark.parametrize("root", [PYTHON, BROWSER], ids=["python", "browser"])
def test_the_folders_form_no_circle_and_shared_needs_no_other(root):
    graph = {folder.name: used(folder) for folder in folders(root)}
    assert next(graphlib.TopologicalSorter(graph).static_order()) == "shared"
    assert set().union(*graph.values()) <= set(graph)
    assert sum(map(len, graph.values())) > len(graph)
