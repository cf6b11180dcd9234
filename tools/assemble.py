"""Turn sources into notebooks, not yet executed: badges, set-up cell, links and stable ids from one place."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from course_utils import measured
from tools.address import ROOT, Address, read_address
from tools.sources import (
    LESSONS,
    SOLUTIONS,
    Source,
    SourceError,
    all_sources,
    with_solution,
    without_solution,
    working_minutes,
)

BADGE = "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})"
SET_UP = """\
# On Colab this fetches the course's helpers and leaves Colab's own packages alone.
# Elsewhere it does nothing.
import importlib.util

if importlib.util.find_spec("course_utils") is None:
    %pip install --quiet --no-deps "{pip}"
"""
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]+)\)")
RUN_TIMES = (5, 10, 20, 30, 45, 60, 90)  # seconds; a measured time is stated as the next of these,
SLACK = 1.5  # with this much to spare for a slower machine


@dataclass(frozen=True)
class Page:
    """One notebook of the course: where it belongs, and its cells without outputs."""

    path: Path
    source: Source
    notebook: NotebookNode

    @property
    def is_executed(self) -> bool:
        """Exercises are stored without outputs; the rest is executed."""
        return self.path.parent.name != "exercises"


def assemble_all(address: Address | None = None, root: Path = ROOT) -> list[Page]:
    """Return every page of the course, in order, built from the sources in this repository.

    Parameters
    ----------
    address : Address, optional
        Where badges and set-up cells point; by default what pyproject.toml says.
    root : Path
        The folder that will hold notebooks/, exercises/ and solutions/.
    """
    address = address or read_address()
    lessons, solutions = all_sources(LESSONS), all_sources(SOLUTIONS)
    pages = []
    for folder, sources in (("notebooks", lessons), ("exercises", solutions), ("solutions", solutions)):
        for source in sources:
            cells = [_copy(cell, folder, source) for cell in source.cells]
            _open(cells[0], folder, source, address, lessons)
            cells.insert(1, v4.new_code_cell(SET_UP.format(pip=address.pip()).strip()))
            cells.append(v4.new_markdown_cell(_close(folder, source, lessons, solutions, address)))
            _name(cells)
            notebook = v4.new_notebook(cells=cells, metadata=_metadata())
            nbformat.validate(notebook)
            pages.append(Page(root / folder / f"{source.stem}.ipynb", source, notebook))
    return pages


def _metadata() -> dict:
    """Say what kernel runs the notebook, and no version: that would change from machine to machine."""
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


def _copy(cell: NotebookNode, folder: str, source: Source) -> NotebookNode:
    metadata = {"tags": list(cell.metadata["tags"])} if cell.metadata.get("tags") else {}
    if cell.cell_type == "markdown":
        return v4.new_markdown_cell(cell.source, metadata=metadata)
    code = cell.source
    if folder == "exercises":
        code = without_solution(code, where=f"{source.path.name}, the cell with {code[:40]!r}")
    elif folder == "solutions":
        code = with_solution(code)
    return v4.new_code_cell(code, metadata=metadata)


def _open(cell: NotebookNode, folder: str, source: Source, address: Address, lessons: list[Source]) -> None:
    """Put badge, embedded picture, time and neighbours into the title cell."""
    title, _, body = cell.source.partition("\n")
    path = f"{folder}/{source.stem}.ipynb"
    if folder == "solutions":
        title = title.replace("Exercises", "Solutions", 1)
    cell.source = "\n".join([title, "", BADGE.format(url=address.colab(path)), body.rstrip()])
    _embed(cell, source)
    cell.source += f"\n\n**Time** {_time(folder, source)}"
    if folder == "notebooks":
        cell.source += "\n\n" + _neighbours(source, lessons)


def _embed(cell: NotebookNode, source: Source) -> None:
    """Attach the pictures that the cell refers to: on Colab a notebook arrives alone."""
    for match in IMAGE.finditer(cell.source):
        path = match["path"]
        if path.startswith("http"):
            continue
        file = (source.path.parent / path).resolve()
        if not file.is_file():
            raise SourceError(f"{source.path.name}: there is no picture {path}; run python -m tools.pictures")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        cell.setdefault("attachments", {})[file.name] = {"image/png": data}
        cell.source = cell.source.replace(f"({path})", f"(attachment:{file.name})")


def _time(folder: str, source: Source) -> str:
    text = f"about {working_minutes(source)} minutes"
    seconds = measured.load("notebook_times")["seconds"].get(f"{folder}/{source.stem}.ipynb")
    if folder == "exercises" or seconds is None:
        return text
    if seconds >= RUN_TIMES[-1]:
        raise SourceError(f"{folder}/{source.stem} runs {seconds:.0f} s; the limit is {RUN_TIMES[-1]} s")
    limit = next((limit for limit in RUN_TIMES if SLACK * seconds <= limit), RUN_TIMES[-1])
    return f"{text}; all its cells together run in less than {limit} seconds on two processor cores"


def _neighbours(source: Source, lessons: list[Source]) -> str:
    stems = [lesson.stem for lesson in lessons]
    at = stems.index(source.stem)
    links = []
    if at > 0:
        links.append(f"← [{lessons[at - 1].title}]({stems[at - 1]}.ipynb)")
    if at + 1 < len(stems):
        links.append(f"[{lessons[at + 1].title}]({stems[at + 1]}.ipynb) →")
    return " · ".join(links)


def _close(
    folder: str, source: Source, lessons: list[Source], solutions: list[Source], address: Address
) -> str:
    """Say where to go from here; each link also leads there on Colab, where notebooks open alone."""

    def link(text: str, target: str, stem: str) -> str:
        near = f"{stem}.ipynb" if target == folder else f"../{target}/{stem}.ipynb"
        return f"- {text} ([on Colab]({address.colab(f'{target}/{stem}.ipynb')}))".replace(
            text, f"[{text}]({near})", 1
        )

    lines = ["## Where to go next", ""]
    with_exercises = {solution.stem for solution in solutions}
    if folder == "notebooks" and source.stem in with_exercises:
        lines.append(link(f"Exercises {source.number}", "exercises", source.stem))
    if folder == "exercises":
        lines.append(link("Solutions", "solutions", source.stem))
    if folder == "solutions":
        lines.append(link("Back to the exercises", "exercises", source.stem))
    if folder != "notebooks":
        lesson = next((lesson for lesson in lessons if lesson.stem == source.stem), None)
        if lesson is None:
            raise SourceError(f"{source.path.name}: there is no lesson of that name in sources/lessons")
        lines.append(link(f"The lesson: {lesson.title}", "notebooks", source.stem))
    later = [lesson for lesson in lessons if lesson.stem > source.stem]
    if later:
        lines.append(link(f"Lesson {later[0].number}: {later[0].title}", "notebooks", later[0].stem))
    return "\n".join(lines)


def _name(cells: list[NotebookNode]) -> None:
    """Give each cell an id from its own text, so that a change elsewhere leaves it alone."""
    taken: set[str] = set()
    for cell in cells:
        salt = 0
        while True:
            digest = hashlib.sha256(f"{cell.cell_type} {salt} {cell.source}".encode()).hexdigest()[:12]
            if digest not in taken:
                break
            salt += 1
        taken.add(digest)
        cell["id"] = digest
