"""An environment that is broken, out of date, interrupted or not ours."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import course
from tests.course.project import Project

posix_only = pytest.mark.skipif(os.name != "posix", reason="uses a shell script, a link or a POSIX signal")


@pytest.fixture
def examine(finished, monkeypatch):
    """A function that says what course.py finds wrong with the finished environment."""
    monkeypatch.setattr(course, "ROOT", finished.root)
    monkeypatch.setattr(course, "VENV", finished.venv)
    monkeypatch.setattr(course, "STAMP", finished.stamp)
    monkeypatch.setattr(course, "PYTHON", str(finished.scripts / Path(course.PYTHON).name))
    return lambda: course.find_fault(course.read_stamp())


@contextmanager
def without(*paths: Path) -> Iterator[None]:
    """Take files or folders away for a while."""
    for path in paths:
        path.rename(f"{path}.away")
    try:
        yield
    finally:
        for path in paths:
            Path(f"{path}.away").replace(path)


def test_a_finished_environment_has_no_fault(examine):
    assert examine() is None


def test_an_environment_without_its_python_is_broken(examine, finished):
    with without(*finished.scripts.glob("python*")):
        assert examine() == "is broken"


def test_an_environment_whose_python_does_not_start_is_broken(examine):
    python = Path(course.PYTHON)
    with without(python):
        python.write_text("this is no program")
        assert examine() == "is broken"


def test_an_environment_with_half_a_configuration_is_broken(examine, finished):
    with without(finished.venv / "pyvenv.cfg"):
        assert examine() == "is broken"
        (finished.venv / "pyvenv.cfg").write_text("")
        assert examine() == "is broken"


def test_an_environment_without_pip_is_broken(examine, finished):
    with without(*finished.venv.rglob("site-packages/pip")):
        assert examine() == "is broken"


def test_the_environment_of_another_python_is_recognised(examine, monkeypatch):
    monkeypatch.setattr(course, "HERE", "3.99")
    assert examine() == f"was made for Python {sys.version_info[0]}.{sys.version_info[1]}"


def test_an_environment_that_was_moved_is_recognised(examine, finished):
    stamp = json.loads(finished.stamp.read_text())
    with without(finished.stamp):
        finished.stamp.write_text(json.dumps(stamp | {"folder": "/elsewhere"}))
        assert examine() == "was made in another folder"


def test_a_stamp_that_was_cut_short_counts_as_unfinished(examine, finished):
    text = finished.stamp.read_text()
    with without(finished.stamp):
        finished.stamp.write_text(text[:30])
        assert examine() == "was left half-made"


def delete_python(project: Project) -> None:
    for path in project.scripts.glob("python*"):
        path.unlink()


def leave_half_a_folder(project: Project) -> None:
    shutil.rmtree(project.venv)
    project.scripts.mkdir(parents=True)


def interrupt_the_installation(project: Project) -> None:
    project.stamp.write_text("{}")


@pytest.mark.parametrize("damage", [delete_python, leave_half_a_folder, interrupt_the_installation])
def test_a_broken_environment_is_made_anew(damage, finished):
    damage(finished)
    done = finished.run("lab")
    assert done.returncode == 0, done.stderr
    assert re.match(r"The environment in \.venv (is|was) .*: removing it and making it anew\.\n", done.stdout)
    assert "environment" not in finished.run("lab").stdout


def test_changed_requirements_are_installed_in_place(fresh):
    fresh.finish()
    (fresh.venv / "still-here").touch()
    fresh.add_wheel("extra", {"extra.py": ""})
    fresh.require("./reporter-1.0-py3-none-any.whl", "./extra-1.0-py3-none-any.whl")
    assert "up to date" in fresh.run("lab").stdout
    assert (fresh.venv / "still-here").exists()
    assert fresh.holds("extra")
    assert "environment" not in fresh.run("lab").stdout


def test_what_changes_no_package_installs_nothing(fresh):
    fresh.finish()
    pyproject = fresh.root / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    tools = "\n# A remark.\n[tool.ruff]\nline-length = 99\n[tool.pytest.ini_options]\ntestpaths = ['é']\n"
    pyproject.write_text(text + tools, encoding="utf-8")
    assert "environment" not in fresh.run("lab").stdout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('version = "1.0"', 'version = "1.0.1"'),
        ("dev = []", 'dev = ["reporter"]'),
        ("requires = []", 'requires = ["reporter"]'),
        ("[project]", '[tool.hatch.build.targets.wheel]\npackages = ["another_folder"]\n\n[project]'),
    ],
)
def test_what_may_change_a_package_brings_the_environment_up_to_date(fresh, monkeypatch, before, after):
    monkeypatch.setattr(course, "ROOT", fresh.root)
    stamp = course.wanted("lab")
    pyproject = fresh.root / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    assert text.count(before) == 1
    pyproject.write_text(text.replace(before, after), encoding="utf-8")
    assert course.wanted("lab") != stamp


def test_an_environment_that_cannot_be_updated_in_place_is_replaced(fresh):
    fresh.finish()
    for record in fresh.venv.rglob("reporter-1.0.dist-info/RECORD"):
        record.unlink()  # without it pip cannot take the old version away
    fresh.add_wheel("reporter", {"jupyterlab/__main__.py": "print('new')"}, version="2.0")
    fresh.require("./reporter-2.0-py3-none-any.whl")
    done = fresh.run("lab")
    assert "That did not work: making the environment anew." in done.stdout
    assert done.stdout.endswith("new\n")
    assert not (fresh.root / ".venv-before").exists()


def test_an_update_that_fails_keeps_the_environment_that_worked(fresh):
    fresh.finish()
    stamp = fresh.stamp.read_text()
    fresh.require("./reporter-1.0-py3-none-any.whl", "a-package-that-is-nowhere")
    assert fresh.run("lab").returncode == 1
    assert fresh.stamp.read_text() == stamp
    assert not (fresh.root / ".venv-before").exists()
    fresh.require("./reporter-1.0-py3-none-any.whl")
    assert "environment" not in fresh.run("lab").stdout


def test_a_first_installation_that_fails_leaves_nothing(fresh):
    fresh.require("a-package-that-is-nowhere")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert done.stderr.startswith("The packages could not be installed: make sure that the network is up")
    assert "No matching distribution found for a-package-that-is-nowhere" in done.stderr
    assert len(done.stderr.splitlines()) <= 13
    assert not fresh.venv.exists()


def test_a_virtual_environment_that_others_made_is_completed_not_deleted(fresh):
    subprocess.run([sys.executable, "-m", "venv", str(fresh.venv)], check=True)
    (fresh.venv / "mine").touch()
    assert "up to date" in fresh.run("lab").stdout
    assert (fresh.venv / "mine").exists()
    assert fresh.stamp.exists()


@posix_only
def test_a_link_is_refused_and_what_it_leads_to_is_left_alone(fresh, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "pyvenv.cfg").touch()
    fresh.venv.symlink_to(tmp_path / "elsewhere")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert done.stderr.endswith("elsewhere: remove the link, then run this again.\n")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["pyvenv.cfg"]


def test_a_file_is_refused(fresh):
    fresh.venv.write_text("3.12.1\n")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert "is a file: move it elsewhere" in done.stderr
    assert fresh.venv.read_text() == "3.12.1\n"


def test_a_folder_of_other_things_is_refused(fresh):
    (fresh.venv / "bin").mkdir(parents=True)
    (fresh.venv / "diary.txt").write_text("dear diary")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert "holds diary.txt and is no virtual environment" in done.stderr
    assert (fresh.venv / "diary.txt").read_text() == "dear diary"


@posix_only
def test_uv_installs_where_there_is_one(fresh):
    uv = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
    if not uv:
        pytest.skip("no uv on this machine")
    done = fresh.run("test", PATH=fresh.add_program("uv", f'exec "{uv}" "$@"'))
    assert done.returncode == 0, done.stderr
    assert [path.read_text() for path in fresh.venv.rglob("reporter-1.0.dist-info/INSTALLER")] == ["uv"]


@posix_only
def test_pip_installs_where_uv_fails(fresh):
    done = fresh.run("lab", PATH=fresh.add_program("uv", "echo called >> uv-was-called; exit 2"))
    assert done.returncode == 0, done.stderr
    assert (fresh.root / "uv-was-called").exists()
    assert "uv could not install the packages: trying pip.\n" in done.stdout
    assert fresh.holds("reporter")


def test_a_debian_python_without_ensurepip_gets_one_sentence(fresh):
    done = fresh.run("lab", before="sys.modules['ensurepip'] = None")
    assert done.returncode == 1
    assert f"run `sudo apt install python{course.HERE}-venv`, then this again." in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not fresh.venv.exists()


def test_a_second_run_waits_for_the_first(finished):
    with (finished.root / "course.py").open("rb", buffering=0) as file:
        assert course.lock(file)
        second = finished.start("lab")
        assert second.stdout.readline() == "Another course.py is making the environment: waiting for it.\n"
        assert second.poll() is None
    _, complaints = second.communicate(timeout=60)
    assert second.returncode == 0, complaints


@posix_only
def test_ctrl_c_ends_an_installation_cleanly(fresh):
    sleep = "import time, pathlib\npathlib.Path('asleep').touch()\ntime.sleep(60)\n"
    (fresh.root / "backend.py").write_text(sleep)
    running = fresh.start("test")
    deadline = time.monotonic() + 60
    while not (fresh.root / "asleep").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    said, complaints = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.endswith("\nStopped.\n")
    assert complaints == ""
    assert not fresh.venv.exists()
