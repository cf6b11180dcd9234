"""Small projects to try course.py on: they install in a second, and without a network.

What they install are wheels written here, whose JupyterLab and pytest report how they were called.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import course

COURSE = Path(course.__file__)
REPORT = """
import json, os, sys
names = ("COURSE_DATA_DIR", "PYTHONPATH", "VIRTUAL_ENV", "KERAS_BACKEND")
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), **{n: os.environ.get(n) for n in names}}))
sys.exit(int(os.environ.get("EXIT_CODE", "0")))
"""
BACKEND = """
import os, shutil
def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return os.path.basename(shutil.copy("project-1.0-py3-none-any.whl", wheel_directory))
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "project"
version = "1.0"
optional-dependencies = { dev = [] }
"""


class Project:
    """A small project with course.py in it."""

    def __init__(self, root: Path) -> None:
        root.mkdir()
        self.root = root.resolve()
        self.venv = self.root / ".venv"
        self.stamp = self.venv / "course.json"
        self.scripts = self.venv / ("Scripts" if os.name == "nt" else "bin")
        shutil.copy(COURSE, root)
        (root / "pyproject.toml").write_text(PYPROJECT)
        (root / "backend.py").write_text(BACKEND)
        self.add_wheel("reporter", {"jupyterlab/__main__.py": REPORT, "pytest/__main__.py": REPORT})
        self.add_wheel("project", {"project.py": ""})
        self.require("./reporter-1.0-py3-none-any.whl")

    def add_wheel(self, name: str, files: dict[str, str], version: str = "1.0") -> None:
        """Put a package without dependencies into the project's folder, ready to be installed."""
        info = f"{name}-{version}.dist-info"
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: dev\n"
        kind = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        files = files | {f"{info}/METADATA": about, f"{info}/WHEEL": kind}
        record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
        with zipfile.ZipFile(self.root / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
            for path, text in (files | {f"{info}/RECORD": record}).items():
                wheel.writestr(path, text)

    def require(self, *requirements: str) -> None:
        """Write requirements.txt."""
        (self.root / "requirements.txt").write_text("".join(f"{line}\n" for line in requirements))

    def add_program(self, name: str, script: str) -> str:
        """Write a shell script and return a PATH that leads to it first."""
        program = self.root / "programs" / name
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return os.pathsep.join([str(program.parent), self.variables()["PATH"]])

    def variables(self, **more: str) -> dict[str, str]:
        """An environment without network, uv or settings of pip."""
        path = [
            folder for folder in os.environ["PATH"].split(os.pathsep) if not shutil.which("uv", path=folder)
        ]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "UV_OFFLINE": "1"}
        return kept | offline | {"PATH": os.pathsep.join(path)} | more

    def run(self, *arguments: str, before: str = "", cwd: Path | None = None, **variables: str):
        """Run course.py with ``arguments``; ``before`` is Python code that first changes its world."""
        program = str(self.root / "course.py")
        code = f"import runpy, sys\n{before}\nrunpy.run_path({program!r}, run_name='__main__')"
        return subprocess.run(
            [sys.executable, *(["-c", code] if before else [program]), *arguments],
            cwd=cwd or self.root,
            env=self.variables(**variables),
            capture_output=True,
            text=True,
            timeout=180,
        )

    def start(self, *arguments: str) -> subprocess.Popen:
        """Start course.py in a process group of its own, as a terminal does, and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-u", str(self.root / "course.py"), *arguments],
            cwd=self.root,
            env=self.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_listen_to_ctrl_c if os.name == "posix" else None,
        )

    def finish(self) -> None:
        """Have a finished environment."""
        done = self.run("lab")
        assert done.returncode == 0, done.stdout + done.stderr

    def holds(self, name: str, version: str = "1.0") -> bool:
        """Tell whether the environment has this package."""
        return any(self.venv.rglob(f"{name}-{version}.dist-info"))


def report(done: subprocess.CompletedProcess) -> dict:
    """Return what the stand-in for JupyterLab or pytest says about its call: its last line."""
    return json.loads(done.stdout.splitlines()[-1])


def _listen_to_ctrl_c() -> None:
    """Hear SIGINT, as what a terminal starts does: a shell's background jobs, and their children, do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
