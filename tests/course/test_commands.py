"""What `course.py lab` and `course.py test` run, and with what."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request

import pytest

import course
from tests.course.project import COURSE, report


def test_the_first_run_makes_the_environment_and_the_second_only_uses_it(fresh):
    first = fresh.run("lab", "--no-browser", "--port", "8899", "--ip=0.0.0.0")
    assert first.returncode == 0, first.stderr
    assert "Making the environment in .venv" in first.stdout
    arguments = report(first)["arguments"]
    assert {"--no-browser", "--port=8899", "--ip=0.0.0.0"} <= set(arguments)
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in arguments
    assert f"--ServerApp.root_dir={fresh.root}" in arguments
    made = fresh.stamp.stat().st_mtime_ns

    second = fresh.run("lab")
    assert "environment" not in second.stdout
    assert "--no-browser" not in report(second)["arguments"]
    assert fresh.stamp.stat().st_mtime_ns == made


def test_the_tests_add_what_they_need_once_and_the_lab_keeps_it(fresh):
    fresh.finish()
    assert not fresh.holds("project")
    (fresh.venv / "still-here").touch()
    assert "up to date" in fresh.run("test").stdout
    assert (fresh.venv / "still-here").exists()
    assert fresh.holds("project")
    for command in ("lab", "test", "lab"):
        assert "environment" not in fresh.run(command).stdout, command


def test_test_runs_everything_unless_a_path_is_given():
    together = ["-n", "logical", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
    everything = [*together, "tests", "notebooks", "exercises", "solutions"]
    flags = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=300"]
    start = [course.PYTHON, "-m", "pytest", *flags]
    one = "tests/course/test_commands.py::test_x"
    assert course.test_command([]) == start + everything
    assert course.test_command(["-k", "pool"]) == [*start, *everything, "-k", "pool"]
    assert course.test_command([one, "-x"]) == [*start, one, "-x"]


def test_the_arguments_of_test_reach_pytest_in_their_order(finished):
    arguments = report(finished.run("test", "-x", "course.py", "--maxfail=2", "-k", "a or b"))["arguments"]
    assert arguments[-5:] == ["-x", "course.py", "--maxfail=2", "-k", "a or b"]


@pytest.mark.parametrize("command", ["lab", "test"])
def test_the_exit_code_is_passed_on(command, finished):
    assert finished.run(command, EXIT_CODE="7").returncode == 7


def test_a_relative_data_folder_is_meant_from_where_one_stands(finished, tmp_path):
    done = finished.run("lab", cwd=tmp_path, COURSE_DATA_DIR="digits")
    assert report(done)["COURSE_DATA_DIR"] == str(tmp_path / "digits")
    assert report(done)["folder"] == str(finished.root)


def test_the_settings_of_another_python_do_not_leak_in(finished):
    said = report(finished.run("lab", PYTHONPATH="elsewhere", KERAS_BACKEND="jax"))
    assert said["PYTHONPATH"] is None
    assert said["VIRTUAL_ENV"] == str(finished.venv)
    assert said["KERAS_BACKEND"] == "tensorflow"


def test_no_command_at_all_prints_the_usage(fresh):
    done = fresh.run()
    assert done.returncode == 2
    assert "{lab,test}" in done.stderr


def is_ready() -> bool:
    """Whether the environment of this very project was made by course.py and is up to date."""
    return course.read_stamp() in (course.wanted("lab"), course.wanted("test"))


@pytest.mark.skipif(not is_ready(), reason="needs an environment made by `course.py test`")
def test_jupyterlab_serves_the_first_lesson_and_asks_no_questions(tmp_path):
    with (tmp_path / "log").open("w") as log:
        lab = subprocess.Popen(
            [sys.executable, str(COURSE), "lab", "--no-browser", "--port=0"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)},
        )
    try:
        address = None
        deadline = time.monotonic() + 60
        while not address and lab.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
            said = (tmp_path / "log").read_text()
            address = re.search(r"(http://127\.0\.0\.1:\d+)(/lab/tree/\S+)\?token=(\w+)", said)
        assert address, said
        server, page, token = address.groups()
        assert page == "/lab/tree/notebooks/00_start_here.ipynb"
        assert len(said.splitlines()) < 12, "more than a learner wants to read"

        def ask(path: str) -> bytes:
            request = urllib.request.Request(server + path, headers={"Authorization": f"token {token}"})
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.read()

        assert b"JupyterLab" in ask(page)
        assert json.loads(ask("/api/contents/notebooks/00_start_here.ipynb?content=0"))["type"] == "notebook"
        news = json.loads(ask("/lab/api/settings/@jupyterlab/apputils-extension:notification"))
        defaults = news["schema"]["properties"]
        assert defaults["fetchNews"]["default"] == "false"
        assert defaults["checkForUpdates"]["default"] is False
    finally:
        lab.terminate()
        lab.wait(timeout=30)
