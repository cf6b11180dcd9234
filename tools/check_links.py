"""Find dead links in README, docs, sources and notebooks: `python -m tools.check_links`.

Nothing is fetched. A relative link must lead to a file of this repository, spelled exactly so; an anchor to
a heading there; an address on GitHub or Colab within the course's own repository to a file that exists. Of
other addresses only the syntax is looked at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.address import ROOT, Address, read_address
from tools.sources import LESSONS, SOLUTIONS, read_source

NOTEBOOKS = ("notebooks", "exercises", "solutions")
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
HTML_LINK = re.compile(r"""\b(?:href|src)\s*=\s*(["'])(?P<target>.*?)\1""", re.IGNORECASE)
OWN = re.compile(
    r"https://(?:colab\.research\.google\.com/github|github\.com)/(?P<repository>[\w.-]+/[\w.-]+)"
    r"/(?:blob|tree)/(?P<rest>.+)"
)


@dataclass(frozen=True)
class Text:
    """One markdown text, and where its links start from.

    A source's links are written as its notebooks will need them, its pictures as the build needs them.
    """

    path: Path
    markdown: str
    folders: tuple[Path, ...]
    pictures: Path
    attachments: frozenset[str] = frozenset()
    siblings: tuple[str, ...] = field(default=(), repr=False)  # all texts of a notebook: anchors lead there


def texts(root: Path = ROOT) -> Iterator[Text]:
    """Yield every text under ``root`` that readers or maintainers see."""
    for path in [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]:
        markdown = path.read_text(encoding="utf-8")
        yield Text(path, markdown, (path.parent,), path.parent, siblings=(markdown,))
    for folder, targets in ((LESSONS, ("notebooks",)), (SOLUTIONS, ("exercises", "solutions"))):
        for path in sorted((root / folder.relative_to(ROOT)).glob("*.py")):
            written = tuple(cell.source for cell in read_source(path).cells if cell.cell_type == "markdown")
            for markdown in written:
                yield Text(
                    path, markdown, tuple(root / name for name in targets), path.parent, siblings=written
                )
    for name in NOTEBOOKS:
        for path in sorted((root / name).glob("*.ipynb")):
            cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "markdown"]
            siblings = tuple(cell.source for cell in cells)
            for cell in cells:
                attached = frozenset(cell.get("attachments", {}))
                yield Text(path, cell.source, (path.parent,), path.parent, attached, siblings)


def links(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield (target, whether it is a picture) for each link; what stands in code is none."""
    pending: list[Token] = list(PARSER.parse(markdown))
    while pending:
        token = pending.pop(0)
        pending = [*(token.children or []), *pending]
        if token.type == "link_open":
            yield str(token.attrGet("href")), False
        elif token.type == "image":
            yield str(token.attrGet("src")), True
        elif token.type in ("html_inline", "html_block"):
            for match in HTML_LINK.finditer(token.content):
                yield match["target"], "<img" in token.content


def fault(target: str, is_picture: bool, text: Text, root: Path, address: Address) -> str | None:
    """Return what is wrong with one link, or None."""
    parts = urlsplit(target)
    if parts.scheme == "attachment":
        return None if parts.path in text.attachments else "no such attachment in this cell"
    if parts.scheme == "mailto":
        return None if "@" in parts.path else "an address without @"
    if parts.scheme or parts.netloc:
        return _outside(target, root, address)
    place = unquote(parts.path)
    if not place:
        known = anchors(text.siblings, text.path)
        return None if unquote(parts.fragment) in known else "no such heading here"
    for folder in (text.pictures,) if is_picture else text.folders:
        found = (folder / place).resolve()
        if not found.is_relative_to(root.resolve()):
            return "leads out of the repository"
        if not exists_exactly(found, root.resolve()):
            return f"no such file, seen from {folder.relative_to(root).as_posix()}/"
        if parts.fragment and found.suffix == ".md":
            page = (found.read_text(encoding="utf-8"),)
            if unquote(parts.fragment) not in anchors(page, found):
                return f"no such heading in {found.name}"
    return None


def _outside(target: str, root: Path, address: Address) -> str | None:
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.-]+\.\w+(:\d+)?", parts.netloc):
        return "not a web address"
    if re.search(r"\s", target):
        return "a space in an address"
    own = OWN.fullmatch(target)
    if own is None or own["repository"] != address.repository:
        return None
    place = own["rest"].removeprefix(f"{address.branch}/").partition("#")[0]
    if place == own["rest"]:
        return f"not on the branch {address.branch}"
    if not exists_exactly(root.resolve() / unquote(place), root.resolve()):
        return "no such file in this repository"
    return None


def exists_exactly(path: Path, root: Path) -> bool:
    """Whether ``path`` exists under ``root`` with this very spelling, also where case is ignored."""
    here = root
    for part in path.relative_to(root).parts:
        if not here.is_dir() or part not in {entry.name for entry in here.iterdir()}:
            return False
        here /= part
    return True


def anchors(markdown: tuple[str, ...], path: Path) -> set[str]:
    """Return the anchors of all headings: Jupyter keeps their words, GitHub lowers and strips them."""
    found: set[str] = set()
    for text in markdown:
        tokens = PARSER.parse(text)
        for opening, inline in pairwise(tokens):
            if opening.type != "heading_open":
                continue
            words = "".join(child.content for child in inline.children or [] if not child.children)
            if path.suffix == ".md":
                words = re.sub(r"[^\w\- ]", "", words.lower())
            found.add(words.replace(" ", "-"))
    return found


def check(root: Path = ROOT, address: Address | None = None) -> list[str]:
    """Return every dead link as "file: target: what is wrong"."""
    address = address or read_address()
    return [
        f"{text.path.relative_to(root).as_posix()}: {target}: {wrong}"
        for text in texts(root)
        for target, is_picture in links(text.markdown)
        if (wrong := fault(target, is_picture, text, root, address))
    ]


def main() -> int:
    """Print the dead links; the exit code says whether there are any."""
    faults = check()
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
