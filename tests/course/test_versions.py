"""An unsupported Python gets one clear sentence, however old it is."""

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.course.project import COURSE


def old_pythons() -> list[str]:
    """The unsupported interpreters of this machine, on the PATH or under pyenv."""
    versions = ["2.7", "3.6", "3.8", "3.10", "3.14"]
    on_path = [shutil.which(f"python{version}") for version in versions]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    under_pyenv = [str(path) for version in versions for path in pyenv.glob(f"{version}.*/bin/python")]
    return [path for path in on_path if path and "shims" not in path] + under_pyenv


@pytest.mark.parametrize("python", old_pythons())
def test_an_unsupported_python_gets_one_sentence(python, fresh):
    done = subprocess.run([python, str(fresh.root / "course.py"), "lab"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"Pixels to Digits needs Python 3\.11, 3\.12 or 3\.13, and this is .*\n", done.stderr)
    assert not fresh.venv.exists()


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 0)])
def test_the_versions_before_and_after_are_refused(version, fresh):
    done = fresh.run("lab", before=f"sys.version_info = {(*version, 0)}")
    assert done.returncode == 1
    assert "this is Python {}.{}:".format(*version) in done.stderr
    assert not fresh.venv.exists()


def test_course_py_is_valid_python_2_as_well():
    text = COURSE.read_text(encoding="utf-8")
    assert text.isascii(), "Python 2 takes a file for ASCII"
    newer = (ast.JoinedStr, ast.AnnAssign, ast.Nonlocal, ast.YieldFrom, ast.AsyncFunctionDef, ast.Starred)
    for node in ast.walk(ast.parse(text, feature_version=(3, 7))):
        assert not isinstance(node, newer), f"line {node.lineno}: {type(node).__name__}"
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs
            assert not any(argument.annotation for argument in node.args)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None, f"line {node.lineno}: an annotation"
        if isinstance(node, ast.Raise):
            assert node.cause is None, f"line {node.lineno}: raise from"
        if isinstance(node, ast.Dict):
            assert None not in node.keys, f"line {node.lineno}: ** in a dict"
        if isinstance(node, ast.Call):
            assert sum(keyword.arg is None for keyword in node.keywords) <= 1, f"line {node.lineno}: ** twice"
