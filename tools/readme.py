"""Write the generated blocks of README, lesson 00 and schedules: `python -m tools.readme [--check]`.

A block lies between `<!-- name: begin ... -->` and `<!-- name: end -->`. Its text comes from the sources,
the address in pyproject.toml and the stored runs: no number in it is typed by hand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.address import ROOT, Address, read_address
from tools.assemble import BADGE
from tools.course_map import Entry, read_map
from tools.results import results_block
from tools.schedules import TEACHING, schedules_block, times_block
from tools.sources import SourceError, working_minutes

README = ROOT / "README.md"
START = ROOT / "sources" / "lessons" / "00_start_here.py"
COLAB_BUTTON = BADGE.replace("Open in Colab", "{alt}")


def clone_block(address: Address) -> str:
    """Return the commands that fetch the course."""
    folder = address.repository.partition("/")[2]
    branch = "" if address.branch == "main" else f" --branch {address.branch}"
    return f"```\ngit clone{branch} https://github.com/{address.repository}\ncd {folder}\n```"


def map_block(entries: Sequence[Entry], address: Address) -> str:
    """Return the table of lessons with working times and Colab badges."""
    rows = [
        "| | lesson | the question it answers | time | in the browser |",
        "| --- | --- | --- | --- | --- |",
    ]
    for entry in entries:
        if entry.lesson is None:
            rows.append(f"| {entry.number} | {entry.name} | {entry.question} | *in preparation* | |")
            continue
        stem = entry.lesson.stem
        links = [f"[{entry.name}](notebooks/{stem}.ipynb)"]
        minutes = [working_minutes(entry.lesson)]
        if entry.exercises is not None:
            links += [f"[exercises](exercises/{stem}.ipynb)", f"[solutions](solutions/{stem}.ipynb)"]
            minutes.append(working_minutes(entry.exercises))
        badge = COLAB_BUTTON.format(
            alt=f"Open lesson {entry.number} in Colab", url=address.colab(f"notebooks/{stem}.ipynb")
        )
        time = f"{' + '.join(map(str, minutes))} min"
        rows.append(f"| {entry.number} | {' · '.join(links)} | {entry.question} | {time} | {badge} |")
    return "\n".join(rows)


def lesson_map_block(entries: Sequence[Entry]) -> str:
    """Return the map that lesson 00 shows: no address, and links in bold to the lessons that exist."""
    rows = ["| | lesson | the question it answers |", "| --- | --- | --- |"]
    for entry in entries:
        name = entry.name
        if entry.lesson is not None:
            name = f"**[{name}]({entry.lesson.stem}.ipynb)**"
        rows.append(f"| {entry.number} | {name} | {entry.question} |")
    return "\n".join(rows)


def write_block(text: str, name: str, block: str, prefix: str = "") -> str:
    """Return ``text`` with the block ``name`` replaced; each of its lines begins with ``prefix``.

    Raises
    ------
    SourceError
        If the text does not hold the block's two comments once each, in order.
    """
    begin, end = f"<!-- {name}: begin", f"<!-- {name}: end -->"
    pattern = re.compile(
        rf"(?P<begin>^{re.escape(prefix + begin)}[^\n]*-->\n).*?(?P<end>^{re.escape(prefix + end)}$)",
        re.DOTALL | re.MULTILINE,
    )
    if text.count(begin) != 1 or text.count(end) != 1 or not pattern.search(text):
        raise SourceError(f"expected one {begin} ... --> and one {end} after it")
    lines = "".join(f"{prefix}{line}".rstrip() + "\n" for line in ["", *block.splitlines(), ""])
    return pattern.sub(lambda match: match["begin"] + lines + match["end"], text)


def written() -> dict[Path, str]:
    """Return what each file with generated blocks should say."""
    address, entries = read_address(), read_map()
    blocks: dict[Path, list[tuple[str, Callable[[], str], str]]] = {
        README: [
            ("clone", lambda: clone_block(address), ""),
            ("map", lambda: map_block(entries, address), ""),
            ("results", results_block, ""),
        ],
        START: [("map", lambda: lesson_map_block(entries), "# ")],
        TEACHING / "README.md": [
            ("times", lambda: times_block(entries), ""),
            ("schedules", lambda: schedules_block(entries), ""),
        ],
    }
    texts = {}
    for path, parts in blocks.items():
        text = path.read_text(encoding="utf-8")
        for name, make, prefix in parts:
            try:
                text = write_block(text, name, make(), prefix)
            except SourceError as error:
                raise SourceError(f"{path.name}: {error}") from error
        texts[path] = text
    return texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the blocks, or only say which file is out of date."""
    parser = argparse.ArgumentParser(prog="python -m tools.readme", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail where a block is out of date"
    )
    options = parser.parse_args(arguments)
    stale = {path: text for path, text in written().items() if path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        name = path.relative_to(ROOT).as_posix()
        if options.check:
            print(f"{name} is out of date: run python -m tools.readme", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{name} written")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
