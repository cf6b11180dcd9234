"""Build the notebooks from their sources: `python -m tools.build [NN ...] [--check | --keep-outputs]`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from course_utils.data import DataError, load_mnist
from tools.address import ROOT
from tools.assemble import Page, assemble_all
from tools.lint import lint
from tools.sources import SourceError

CELL_TIMEOUT = 300  # seconds; no lesson may take more than 90 in all
VIEW = "application/vnd.jupyter.widget-view+json"


def execute(page: Page) -> NotebookNode:
    """Run the page in a fresh kernel, in its own folder, and return it with clean outputs."""
    notebook = nbformat.from_dict(page.notebook)
    page.path.parent.mkdir(exist_ok=True)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(page.path.parent)}},
        store_widget_state=False,
        record_timing=False,
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(dict(page.notebook.metadata))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = clean(cell.outputs)
    return notebook


def clean(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """Return outputs without what varies: how a stream was cut into pieces, and the ids of live widgets.

    A picture is stored as PNG alone: its HTML, for screen readers of a live page, holds the same bytes again.
    """
    result: list[NotebookNode] = []
    for output in outputs:
        last = result[-1] if result else None
        if output.output_type == "stream" and last is not None and last.get("name") == output.name:
            last.text += output.text
            continue
        output = nbformat.from_dict(output)
        if "data" in output:
            output.data.pop(VIEW, None)
            output.metadata.pop(VIEW, None)
            if "image/png" in output.data:
                output.data.pop("text/html", None)
        result.append(output)
    return result


def carry_over(page: Page) -> NotebookNode:
    """Return the page with the outputs that are stored for the same code.

    Raises
    ------
    SourceError
        If a code cell has changed: its stored output no longer belongs to it.
    """
    notebook = nbformat.from_dict(page.notebook)
    if not page.is_executed:
        return notebook
    stored = nbformat.read(page.path, as_version=4) if page.path.exists() else None
    old = [cell for cell in stored.cells if cell.cell_type == "code"] if stored else []
    new = [cell for cell in notebook.cells if cell.cell_type == "code"]
    # The set-up cell, the first, prints nothing; it may point elsewhere.
    if [cell.source for cell in old[1:]] != [cell.source for cell in new[1:]]:
        raise SourceError(
            f"{_name(page)}: its code has changed, so its outputs must be computed: run "
            f"python -m tools.build {page.source.number}"
        )
    for cell, before in zip(new, old, strict=True):
        cell.outputs, cell.execution_count = before.outputs, before.execution_count
    return notebook


def drift(page: Page) -> str | None:
    """Return how the stored notebook differs from what its source would build, or None."""
    if not page.path.exists():
        return f"{_name(page)} is missing"
    text = page.path.read_text(encoding="utf-8")
    try:
        expected = write(carry_over(page))
    except SourceError as error:
        return str(error)
    return None if text == expected else f"{_name(page)} is not what its source would build"


def write(notebook: NotebookNode) -> str:
    """Return the notebook's text; the same notebook gives the same bytes."""
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def save(page: Page, notebook: NotebookNode) -> None:
    """Store the notebook whole or not at all."""
    page.path.parent.mkdir(exist_ok=True)
    temporary = page.path.with_suffix(".part")
    temporary.write_text(write(notebook), encoding="utf-8")
    temporary.replace(page.path)


def check(pages: Sequence[Page], root: Path = ROOT) -> list[str]:
    """Return every way in which the stored notebooks are not what the sources would build."""
    faults = [fault for page in pages if (fault := drift(page))]
    wanted = {page.path for page in pages}
    for folder in ("notebooks", "exercises", "solutions"):
        for path in sorted((root / folder).glob("*.ipynb")):
            if path not in wanted:
                faults.append(f"{folder}/{path.name} has no source")
    return faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or check, the lessons that are named by their numbers: all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument(
        "numbers", nargs="*", metavar="NN", help="lessons to build, such as 01 (default: all)"
    )
    parser.add_argument(
        "--only", choices=("notebooks", "exercises", "solutions"), help="build this folder only"
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="change nothing; fail where a notebook differs")
    group.add_argument("--keep-outputs", action="store_true", help="only texts have changed: run no cell")
    options = parser.parse_args(arguments)

    try:
        everything = assemble_all()
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    unknown = set(options.numbers) - {page.source.number for page in everything}
    if unknown:
        parser.error(f"there is no lesson {', '.join(sorted(unknown))}")
    pages = [page for page in everything if not options.numbers or page.source.number in options.numbers]
    pages = [page for page in pages if options.only in (None, page.path.parent.name)]
    if options.check:
        faults = check(everything)
    elif not options.keep_outputs and (fault := missing_mnist()):
        faults = [fault]
    else:
        faults = [fault for page in pages for fault in _build(page, options.keep_outputs)]
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


def missing_mnist() -> str | None:
    """Return why the stored pages cannot be computed here: they show MNIST, not the offline digits."""
    try:
        load_mnist(fallback=False)
    except DataError as error:
        return f"the stored pages show MNIST, so the build needs it. {error}"
    return None


def _build(page: Page, keep_outputs: bool) -> list[str]:
    start = time.perf_counter()
    try:
        notebook = carry_over(page) if keep_outputs or not page.is_executed else execute(page)
    except SourceError as error:
        return [str(error)]
    save(page, notebook)
    print(f"{_name(page)}  {time.perf_counter() - start:.1f} s", flush=True)
    return [f"{_name(page)}: {fault}" for fault in lint(page.path)]


def _name(page: Page) -> str:
    return f"{page.path.parent.name}/{page.path.name}"


if __name__ == "__main__":
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # the debugger's start-up warning would be stored
    sys.exit(main())
