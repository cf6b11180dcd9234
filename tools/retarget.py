"""Point every badge and set-up cell at a fork: `python -m tools.retarget OWNER/NAME[@BRANCH]`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import readme
from tools.address import ROOT, Address
from tools.assemble import assemble_all
from tools.build import carry_over, check, save

TARGET = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)(@(?P<branch>[\w./-]+))?")


def parse_target(text: str) -> Address:
    """Read ``OWNER/NAME`` or ``OWNER/NAME@BRANCH``; the branch is ``main`` where none is given.

    Raises
    ------
    ValueError
        If the text is neither, with what a target looks like.
    """
    match = TARGET.fullmatch(text)
    if match is None:
        raise ValueError(
            f"target is {text!r}, expected OWNER/NAME or OWNER/NAME@BRANCH, such as ada/digits@main"
        )
    return Address(match["repository"], match["branch"] or "main")


def rewrite_pyproject(path: Path, address: Address) -> None:
    """Set repository and branch in ``[tool.course]``, and leave every other byte as it is."""
    text = path.read_text(encoding="utf-8")
    head, table, rest = text.partition("[tool.course]\n")
    rest = re.sub(r'^repository = ".*"$', f'repository = "{address.repository}"', rest, count=1, flags=re.M)
    rest = re.sub(r'^branch = ".*"$', f'branch = "{address.branch}"', rest, count=1, flags=re.M)
    path.write_text(head + table + rest, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the address in pyproject.toml, then the notebooks and the README that are built from it."""
    parser = argparse.ArgumentParser(prog="python -m tools.retarget", description=__doc__)
    parser.add_argument("target", help="OWNER/NAME[@BRANCH] on GitHub")
    options = parser.parse_args(arguments)
    try:
        address = parse_target(options.target)
    except ValueError as error:
        parser.error(str(error))
    faults = check(assemble_all())
    if faults:
        print("build first, so that only addresses change:", *faults, sep="\n", file=sys.stderr)
        return 1
    pages = assemble_all(address)
    notebooks = [carry_over(page) for page in pages]
    rewrite_pyproject(ROOT / "pyproject.toml", address)
    for page, notebook in zip(pages, notebooks, strict=True):
        save(page, notebook)
    readme.main([])
    print(f"{len(pages)} notebooks and the README now point at {address.repository}@{address.branch}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
