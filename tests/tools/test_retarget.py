"""A fork is one command away: every badge and set-up cell follows, and nothing else changes."""

from __future__ import annotations

import shutil
import subprocess
import sys

import nbformat
import pytest

from tools.address import ROOT, Address, read_address
from tools.retarget import parse_target, rewrite_pyproject

FOLDERS = ("notebooks", "exercises", "solutions")


@pytest.fixture(scope="module")
def fork(tmp_path_factory):
    """A copy of the course, retargeted by the command itself."""
    copy = tmp_path_factory.mktemp("fork") / "course"
    ignored = shutil.ignore_patterns(
        ".git", ".venv*", "node_modules", "__pycache__", ".*_cache", ".hypothesis"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    command = [sys.executable, "-m", "tools.retarget", "ada/my-digits@spring-2027"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True)
    return copy


def notebooks(root):
    return sorted(path for folder in FOLDERS for path in (root / folder).glob("*.ipynb"))


def test_every_badge_leads_to_its_own_notebook_in_the_fork(fork):
    assert notebooks(fork)
    for path in notebooks(fork):
        address = "https://colab.research.google.com/github/ada/my-digits/blob/spring-2027/"
        title = nbformat.read(path, as_version=4).cells[0].source
        assert f"({address}{path.parent.name}/{path.name})" in title


def test_every_set_up_cell_installs_the_fork(fork):
    for path in notebooks(fork):
        set_up = nbformat.read(path, as_version=4).cells[1].source
        assert "git+https://github.com/ada/my-digits@spring-2027" in set_up


def test_the_old_address_is_gone(fork):
    old = read_address().repository
    kept = [*notebooks(fork), fork / "README.md", fork / "pyproject.toml"]
    assert not [path.name for path in kept if old in path.read_text(encoding="utf-8")]


def test_the_outputs_survive(fork):
    for path in notebooks(fork):
        before = nbformat.read(ROOT / path.relative_to(fork), as_version=4)
        after = nbformat.read(path, as_version=4)
        assert [c.get("outputs") for c in before.cells] == [c.get("outputs") for c in after.cells]


def test_the_fork_has_no_drift(fork):
    command = [sys.executable, "-m", "tools.build", "--check"]
    run = subprocess.run(command, cwd=fork, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ada/digits", Address("ada/digits", "main")),
        ("ada/digits@dev", Address("ada/digits", "dev")),
        ("a.b-c/d_e@feature/x.1", Address("a.b-c/d_e", "feature/x.1")),
    ],
)
def test_targets_are_read(text, address):
    assert parse_target(text) == address


@pytest.mark.parametrize(
    "text", ["digits", "", "ada/", "https://github.com/ada/digits", "ada/digits@", "a b/c"]
)
def test_what_is_no_target_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="expected OWNER/NAME"):
        parse_target(text)


def test_only_the_address_changes_in_pyproject(tmp_path):
    path = tmp_path / "pyproject.toml"
    before = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    rewrite_pyproject(path, Address("ada/digits", "dev"))
    assert read_address(path) == Address("ada/digits", "dev")
    changed = [b for a, b in zip(before.splitlines(), path.read_text().splitlines(), strict=True) if a != b]
    assert changed == ['repository = "ada/digits"', 'branch = "dev"']
