"""With no data folder and no network, every notebook says so and runs to its end on the offline digits."""

from __future__ import annotations

import os

import nbformat
import pytest
from nbclient import NotebookClient

from tools.assemble import assemble_all

PAGES = assemble_all()
NOTICE = "scikit-learn"


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.path.parent.name}/{page.path.stem}" for page in PAGES])
def test_the_notebook_runs_on_the_offline_digits(page, tmp_path):
    notebook = nbformat.from_dict(page.notebook)
    # A proxy that nobody answers at is what no network looks like, also on a machine that has one.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    offline = {"COURSE_CACHE_DIR": str(tmp_path / "cache"), "KERAS_HOME": str(tmp_path / "keras")}
    environment = {k: v for k, v in os.environ.items() if k != "COURSE_DATA_DIR"} | nowhere | offline
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute(env=environment)
    shown = [text for cell in notebook.cells for text in _texts(cell)]
    if any("load_mnist(" in cell.source for cell in notebook.cells if cell.cell_type == "code"):
        assert any(NOTICE in text for text in shown), "the fallback was not announced"
    if page.path.parent.name == "solutions":
        assert not [text for text in shown if text.startswith(("✗", "○"))]


def _texts(cell: nbformat.NotebookNode) -> list[str]:
    return [output.get("text") or output.data.get("text/plain", "") for output in cell.get("outputs", [])]
